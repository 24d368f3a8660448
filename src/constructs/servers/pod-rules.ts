import { RestartPolicy } from 'cdk8s-plus-27';
import { ModelPodProps } from './model-pod';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { wholeSeconds } from '../../platforms/kubernetes/duration';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { selectorLabelFaults } from '../../platforms/kubernetes/workload-faults';

/** Refuses pod options that the API server would refuse, or that contradict the selector of the pods. */
export function checkPod(place: Place, pod: ModelPodProps, selectorLabels: { [key: string]: string }): void {
  const labels = pod.metadata?.labels ?? {};
  checkLabels(place.at('metadata.labels'), labels);
  checkNotSelected(place.at('metadata.labels'), labels, selectorLabels);
  if (pod.restartPolicy !== undefined && pod.restartPolicy !== RestartPolicy.ALWAYS) {
    place.at('restartPolicy').refuse('must be Always in a Deployment, or the API server refuses it', pod.restartPolicy, 'leave it out');
  }
  if (pod.terminationGracePeriod !== undefined) {
    wholeSeconds(place.at('terminationGracePeriod'), pod.terminationGracePeriod, { min: 0 });
  }
}

/** Refuses labels that contradict those by which the pods are selected. */
export function checkNotSelected(place: Place, labels: { [key: string]: string }, selectorLabels: { [key: string]: string }): void {
  refuseAll(place, selectorLabelFaults(labels, selectorLabels).map((each) => ({ ...each, fix: 'leave it out there, or set selectorLabels' })));
}
