import { RestartPolicy } from 'cdk8s-plus-27';
import { ModelPodProps, TopologySpread, UnsatisfiableSpread } from './model-pod';
import { Place } from '../../faults/place';
import { wholeSeconds } from '../../platforms/kubernetes/duration';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { checkObjectName } from '../../platforms/kubernetes/names';

/** Refuses pod options that the API server would refuse, or that contradict the selector of the pods. */
export function checkPod(place: Place, pod: ModelPodProps, selectorLabels: { [key: string]: string }): void {
  const labels = pod.metadata?.labels ?? {};
  checkLabels(place.at('metadata.labels'), labels);
  checkNotSelected(place.at('metadata.labels'), labels, selectorLabels);
  for (const field of ['priorityClassName', 'runtimeClassName'] as const) {
    const name = pod[field];
    if (name !== undefined) {
      checkObjectName(place.at(field), name);
    }
  }
  if (pod.restartPolicy !== undefined && pod.restartPolicy !== RestartPolicy.ALWAYS) {
    place.at('restartPolicy').refuse('has to be Always in a Deployment', pod.restartPolicy, 'leave it out');
  }
  if (pod.terminationGracePeriod !== undefined) {
    wholeSeconds(place.at('terminationGracePeriod'), pod.terminationGracePeriod, { min: 0 });
  }
  pod.topologySpreadConstraints?.forEach((spread, i) => checkSpread(place.at('topologySpreadConstraints').at(i), spread));
}

/** Refuses labels that contradict those by which the pods are selected. */
export function checkNotSelected(place: Place, labels: { [key: string]: string }, selectorLabels: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(labels)) {
    if (Object.hasOwn(selectorLabels, key) && selectorLabels[key] !== value) {
      place.at(key).refuse(`differs from the selector label (${selectorLabels[key]})`, value, 'leave it out there, or set selectorLabels');
    }
  }
}

function checkSpread(place: Place, { maxSkew, minDomains, whenUnsatisfiable }: TopologySpread): void {
  for (const [field, value] of [['maxSkew', maxSkew], ['minDomains', minDomains]] as const) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1)) {
      place.at(field).refuse('has to be a whole number, at least 1', value, 'raise it, or leave it out');
    }
  }
  if (minDomains !== undefined && whenUnsatisfiable !== UnsatisfiableSpread.DO_NOT_SCHEDULE) {
    place.at('minDomains').refuse('is taken with DO_NOT_SCHEDULE alone', minDomains, 'set whenUnsatisfiable to it, or leave minDomains out');
  }
}
