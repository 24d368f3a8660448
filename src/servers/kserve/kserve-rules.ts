import { ContainerProps } from 'cdk8s-plus-27';
import { AUTOSCALER_CLASS, APP_LABEL, COLLOCATED_TRANSFORMER, Component, COMPONENT_LABEL, DEPLOYMENT_MODE, KSERVE_CONTAINER, SERVICE_LABEL } from './kserve-names';
import { ComponentPods } from './kserve-pods';
import { checkLabels } from '../../kubernetes/names';
import { Place } from '../../place';
import { Trigger } from '../../triggers/trigger';
import { checkContainers } from '../container-rules';
import { ModelPodProps } from '../model-pod';
import { checkPod } from '../pod-rules';

const NO_EFFECT = 'has no effect in Standard mode';

/** Annotations that are not the user's, by what they start with: why not, and what says the same. */
const RESERVED_ANNOTATIONS: readonly { readonly start: string; readonly why: string; readonly fix: string }[] = [
  { start: DEPLOYMENT_MODE, why: 'is written by this library, as the version of KServe spells it', fix: 'leave it out' },
  { start: AUTOSCALER_CLASS, why: 'follows from the autoscaler of the model', fix: 'leave it out, and set autoscaler or externalAutoscaler' },
  { start: 'serving.kserve.io/targetUtilizationPercentage', why: 'is read by no KServe since 0.15', fix: 'use CpuTrigger.utilization(percent)' },
  { start: 'serving.kserve.io/metrics', why: 'is read by no KServe since 0.15', fix: 'use triggers' },
  {
    start: 'serving.kserve.io/enable-prometheus-scraping',
    why: 'has Prometheus ask port 9091 of Knative, at which nothing listens in Standard mode',
    fix: 'leave it out, and give metrics and a monitor',
  },
  { start: 'serving.kserve.io/enable-metric-aggregation', why: NO_EFFECT, fix: 'leave it out, and give metrics and a monitor' },
  { start: 'prometheus.kserve.io/', why: 'is what metrics say', fix: 'leave it out, and set metrics: { port }' },
  { start: 'autoscaling.knative.dev/', why: NO_EFFECT, fix: 'leave it out, and use triggers' },
  { start: 'autoscaling.keda.sh/', why: 'is copied to the ScaledObject when that is made, and never again', fix: 'set externalAutoscaler: true, and the option of Autoscaler.keda' },
  { start: 'scaledobject.keda.sh/', why: 'is copied to the ScaledObject when that is made, and never again', fix: 'set externalAutoscaler: true, and the option of Autoscaler.keda' },
];

/** Of a boolean that a cluster may have on: whoever turns it off may. */
const OFF = 'false';

/** Labels by which KServe and this library find the pods. */
const RESERVED_LABELS = [APP_LABEL, COMPONENT_LABEL, SERVICE_LABEL];

/** Refuses annotations that this library writes, or that do something else than they seem to. */
export function checkAnnotations(place: Place, annotations: { [key: string]: string } = {}): void {
  for (const [key, value] of Object.entries(annotations)) {
    const reserved = RESERVED_ANNOTATIONS.find(({ start }) => start.endsWith('/') ? key.startsWith(start) : key === start);
    if (reserved !== undefined && value !== OFF) {
      place.at(key).refuse(reserved.why, value, reserved.fix);
    }
  }
}

/** Refuses labels that KServe overwrites, and those that the API server refuses. */
export function checkServiceLabels(place: Place, labels: { [key: string]: string } = {}): void {
  checkLabels(place, labels);
  const reserved = RESERVED_LABELS.find((key) => Object.hasOwn(labels, key));
  if (reserved !== undefined) {
    place.at(reserved).refuse('is overwritten by KServe, which finds its pods by it', labels[reserved], 'use another label');
  }
}

/** Refuses pods that KServe would not run as they are written. `field` is the prop that holds the container. */
export function checkComponentPods(place: Place, component: Component, pods: ComponentPods, triggers: Trigger[], field: string): void {
  const { container, gpu, pod = {} } = pods;
  checkMetadata(place.at('pod.metadata'), pod);
  checkContainers(place, { container, gpu, pod }, field);
  checkPod(place.at('pod'), pod, component.selectorLabels);
  if (pod.isolate) {
    place.at('pod.isolate').refuse('cannot be: the pods are those of KServe', true, `write a NetworkPolicy that selects ${APP_LABEL}: ${component.selectorLabels[APP_LABEL]}`);
  }
  (pod.containers ?? []).forEach((sidecar, i) => checkSidecar(place.at('pod.containers').at(i), sidecar, triggers));
}

function checkMetadata(place: Place, { metadata = {} }: ModelPodProps): void {
  const other = Object.keys(metadata).find((key) => key !== 'labels' && key !== 'annotations');
  if (other !== undefined) {
    place.at(other).refuse('has no place in an InferenceService', metadata[other], 'leave it out: labels and annotations alone have one');
  }
  checkAnnotations(place.at('annotations'), metadata.annotations);
  checkServiceLabels(place.at('labels'), metadata.labels);
}

function checkSidecar(place: Place, { name, resources }: ContainerProps, triggers: Trigger[]): void {
  if (name === KSERVE_CONTAINER || name === COLLOCATED_TRANSFORMER) {
    place.at('name').refuse('is the name of a container to which KServe has the Service lead', name, 'give it another one, or use transformer');
  }
  for (const { resource, container } of triggers.flatMap((trigger) => trigger._scaledResource ?? [])) {
    if (container === undefined && resources?.[resource]?.request === undefined && resources?.[resource]?.limit === undefined) {
      place.at('resources').at(resource).refuse(`has no request, and a trigger follows ${resource} of all containers: KEDA refuses it, or it has no value`, resources?.[resource],
        'give it one');
    }
  }
}

/** Refuses a model that KServe could not find a server for, or that is described twice. */
export function checkText(place: Place, text: string | undefined, what: string, fix: string): void {
  if (text !== undefined && text.trim() === '') {
    place.refuse(`has to name ${what}`, text, fix);
  }
}
