import { ContainerProps } from 'cdk8s-plus-27';
import { ComponentPods } from './kserve-pods';
import { faultAt, refuseAll } from '../../../faults/fault';
import { reworded } from '../../../faults/fix';
import { Place } from '../../../faults/place';
import { KEDA_ANNOTATION_PREFIXES } from '../../../platforms/keda/names';
import { annotationEffectFaults, ownLabelFaults, scrapingAnnotationFaults } from '../../../platforms/kserve/dropped-faults';
import { componentNameFaults, serviceNameFaults } from '../../../platforms/kserve/inference-service-faults';
import {
  APP_LABEL, AUTOSCALER_CLASS, COLLOCATED_TRANSFORMER, Component, DEPLOYMENT_MODE, KSERVE_CONTAINER, SCALED_METRIC, SCRAPE_ANNOTATION_PREFIX,
  TARGET_UTILIZATION,
} from '../../../platforms/kserve/names';
import { checkAnnotations, checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import { Trigger } from '../../triggers/trigger';
import { checkContainers } from '../container-rules';
import { checkForeignPods, checkPod, checkSidecarRequests } from '../pod-rules';

/** Annotations that this library writes: why they are not the user's, and what says the same. */
const WRITTEN: { readonly [start: string]: { readonly why: string; readonly fix: string } } = {
  [DEPLOYMENT_MODE]: { why: 'is written by this library, as the version of KServe spells it', fix: 'leave it out' },
  [AUTOSCALER_CLASS]: { why: 'follows from the autoscaler of the model', fix: 'leave it out, and set autoscaler or externalAutoscaler' },
  [SCRAPE_ANNOTATION_PREFIX]: {
    why: 'follows from metrics', fix: 'leave it out, and set metrics: { port }; of a transformer or an explainer name the port metrics',
  },
};

/** What to do in props about annotations that do something else than they seem to. */
const FIXES: { readonly [start: string]: string } = {
  [TARGET_UTILIZATION]: 'use CpuTrigger.utilization(percent)',
  [SCALED_METRIC]: 'use triggers',
  'autoscaling.knative.dev/': 'leave it out, and use triggers',
  ...Object.fromEntries(KEDA_ANNOTATION_PREFIXES.map((start) => [start, 'set externalAutoscaler: true, and the option of Autoscaler.keda'])),
};

/** Refuses annotations that this library writes, or that do something else than they seem to. */
export function checkServiceAnnotations(place: Place, annotations: { [key: string]: string } = {}): void {
  checkAnnotations(place, annotations);
  const written = Object.entries(annotations).flatMap(([key, got]) => Object.entries(WRITTEN)
    .filter(([start]) => key.startsWith(start)).map(([, { why, fix }]) => faultAt([key], why, got, fix)));
  const idle = [...annotationEffectFaults(annotations), ...scrapingAnnotationFaults(annotations)].map((each) => {
    const key = String(each.pointer[0]);
    const known = Object.keys(FIXES).find((start) => key.startsWith(start));
    return { ...each, fix: known === undefined ? 'leave it out, and give metrics and a monitor' : FIXES[known] };
  });
  refuseAll(place, [...written, ...idle]);
}

/** Refuses labels that KServe overwrites, and those that the API server refuses. */
export function checkServiceLabels(place: Place, labels: { [key: string]: string } = {}): void {
  checkLabels(place, labels);
  refuseAll(place, ownLabelFaults(labels));
}

/** Refuses pods that KServe would not run as they are written. `field` is the prop that holds the container. */
export function checkComponentPods(place: Place, component: Component, pods: ComponentPods, triggers: Trigger[], field: string): void {
  const { container, gpu, pod = {} } = pods;
  place.attempt(() => checkForeignPods(place.at('pod'), pod, 'InferenceService', [APP_LABEL, component.selectorLabels[APP_LABEL]]));
  checkServiceAnnotations(place.at('pod.metadata.annotations'), pod.metadata?.annotations);
  checkServiceLabels(place.at('pod.metadata.labels'), pod.metadata?.labels);
  checkContainers(place, { container, gpu, pod }, field);
  place.attempt(() => checkPod(place.at('pod'), pod, component.selectorLabels));
  (pod.containers ?? []).forEach((sidecar, i) => place.attempt(() => checkSidecar(place.at('pod.containers').at(i), sidecar, triggers)));
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
    place.refuse(`must name ${what}`, text, fix);
  }
}

/** Refuses the name of an InferenceService, or the own name of a predictor, that KServe refuses. */
export function checkServiceName(place: Place, name: string): void {
  refuseAll(place, serviceNameFaults(name));
}

/** Refuses names of components that would not fit where KServe puts them. */
export function checkComponentName(model: Place, component: Component, autoscalerClass: string): void {
  const { predictorName, service } = component;
  const [place, got] = predictorName === undefined ? [model.at('name'), service] : [model.at('server.predictorName'), predictorName];
  for (const { what, fix } of componentNameFaults(component, autoscalerClass)) {
    place.refuse(what, got, reworded(fix, (text) => text.replace('shorten it', predictorName === undefined ? 'shorten the model\'s name' : 'shorten it or the model\'s name')));
  }
}
