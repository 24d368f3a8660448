import { ContainerProps } from 'cdk8s-plus-27';
import { ComponentPods } from './kserve-pods';
import { Place } from '../../../faults/place';
import { KEDA_ANNOTATION_PREFIXES } from '../../../platforms/keda/names';
import {
  APP_LABEL, AUTOSCALER_CLASS, COLLOCATED_TRANSFORMER, Component, COMPONENT_LABEL, DEPLOYMENT_MODE, KSERVE_CONTAINER, KSERVE_GROUP,
  PROMETHEUS_SCRAPING, SCALED_METRIC, SCRAPE_ANNOTATION_PREFIX, SERVICE_LABEL, TARGET_UTILIZATION,
} from '../../../platforms/kserve/names';
import { checkAnnotations, checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import { checkModelName, MAX_LABEL_LENGTH } from '../../../platforms/kubernetes/names';
import { Trigger } from '../../triggers/trigger';
import { checkContainers } from '../container-rules';
import { checkForeignPods, checkSidecarRequests } from '../foreign-pods';
import { checkPod } from '../pod-rules';

const NO_EFFECT = 'has no effect in Standard mode';

/** An annotation that is not the user's, by what it starts with: why not, and what says the same. */
interface ReservedAnnotation {
  readonly start: string;
  readonly why: string;
  readonly fix: string;
  /** Whether a cluster may have it on, so that whoever turns it off may. */
  readonly mayBeOff?: boolean;
}

const RESERVED_ANNOTATIONS: readonly ReservedAnnotation[] = [
  { start: DEPLOYMENT_MODE, why: 'is written by this library, as the version of KServe spells it', fix: 'leave it out' },
  { start: AUTOSCALER_CLASS, why: 'follows from the autoscaler of the model', fix: 'leave it out, and set autoscaler or externalAutoscaler' },
  { start: TARGET_UTILIZATION, why: 'is read by no KServe since 0.15', fix: 'use CpuTrigger.utilization(percent)' },
  { start: SCALED_METRIC, why: 'is read by no KServe since 0.15', fix: 'use triggers' },
  {
    start: PROMETHEUS_SCRAPING,
    why: 'has Prometheus ask port 9091 of Knative, at which nothing listens in Standard mode',
    fix: 'leave it out, and give metrics and a monitor',
    mayBeOff: true,
  },
  { start: `${KSERVE_GROUP}/enable-metric-aggregation`, why: NO_EFFECT, fix: 'leave it out, and give metrics and a monitor', mayBeOff: true },
  { start: SCRAPE_ANNOTATION_PREFIX, why: 'is what metrics say', fix: 'leave it out, and set metrics: { port }; of a transformer or an explainer name the port metrics' },
  { start: 'autoscaling.knative.dev/', why: NO_EFFECT, fix: 'leave it out, and use triggers' },
  ...KEDA_ANNOTATION_PREFIXES.map((start) =>
    ({ start, why: 'is copied to the ScaledObject when that is made, and never again', fix: 'set externalAutoscaler: true, and the option of Autoscaler.keda' })),
];

const OFF = 'false';

/** Labels by which KServe and this library find the pods. */
const RESERVED_LABELS = [APP_LABEL, COMPONENT_LABEL, SERVICE_LABEL];

/** Refuses annotations that this library writes, or that do something else than they seem to. */
export function checkServiceAnnotations(place: Place, annotations: { [key: string]: string } = {}): void {
  checkAnnotations(place, annotations);
  for (const [key, value] of Object.entries(annotations)) {
    const reserved = RESERVED_ANNOTATIONS.find(({ start }) => start.endsWith('/') ? key.startsWith(start) : key === start);
    if (reserved !== undefined && !(reserved.mayBeOff && value === OFF)) {
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
  checkForeignPods(place.at('pod'), pod, 'InferenceService', [APP_LABEL, component.selectorLabels[APP_LABEL]]);
  checkServiceAnnotations(place.at('pod.metadata.annotations'), pod.metadata?.annotations);
  checkServiceLabels(place.at('pod.metadata.labels'), pod.metadata?.labels);
  checkContainers(place, { container, gpu, pod }, field);
  checkPod(place.at('pod'), pod, component.selectorLabels);
  (pod.containers ?? []).forEach((sidecar, i) => checkSidecar(place.at('pod.containers').at(i), sidecar, triggers));
}

/** The container that serves, which has one name: KServe renames a container that is alone, and finds none of another name beside others. */
export function servingContainer(place: Place, container: ContainerProps): ContainerProps {
  const { name = KSERVE_CONTAINER } = container;
  if (name !== KSERVE_CONTAINER) {
    place.at('name').refuse(`is not ${KSERVE_CONTAINER}, the name by which KServe finds the container that serves`, name, 'leave it out');
  }
  return { ...container, name };
}

function checkSidecar(place: Place, sidecar: ContainerProps, triggers: Trigger[]): void {
  const { name } = sidecar;
  if (name === KSERVE_CONTAINER || name === COLLOCATED_TRANSFORMER) {
    place.at('name').refuse('is the name of a container to which KServe has the Service lead', name, 'give it another one, or use transformer');
  }
  checkSidecarRequests(place, sidecar, triggers);
}

/** Refuses a model that KServe could not find a server for, or that is described twice. */
export function checkText(place: Place, text: string | undefined, what: string, fix: string): void {
  if (text !== undefined && text.trim() === '') {
    place.refuse(`has to name ${what}`, text, fix);
  }
}

/** Refuses the name of an InferenceService that KServe refuses; of its pattern a Service's is the same. */
export function checkServiceName(place: Place, name: string): void {
  checkModelName(place, name);
}

/** Refuses names of components that would not fit where KServe puts them. `prefix` is what an autoscaler puts before it. */
export function checkComponentName(model: Place, { kind, name, predictorName, selectorLabels, service }: Component, prefix = ''): void {
  const longest = Math.max(selectorLabels[APP_LABEL].length, prefix.length + name.length);
  if (longest > MAX_LABEL_LENGTH) {
    const used = prefix.length + name.length === longest ? `${prefix}${name}` : selectorLabels[APP_LABEL];
    const place = predictorName === undefined ? model.at('name') : model.at('server.predictorName');
    place.refuse(`is too long: of it KServe makes ${used} for the ${kind}, of which ${MAX_LABEL_LENGTH} characters fit`, predictorName ?? service,
      `shorten ${predictorName === undefined ? 'the model\'s name' : 'it or the model\'s name'} by ${longest - MAX_LABEL_LENGTH}`);
  }
}
