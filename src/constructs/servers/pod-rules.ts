import { ContainerProps, RestartPolicy } from 'cdk8s-plus-27';
import { ModelPodProps } from './model-pod';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { wholeSeconds } from '../../platforms/kubernetes/limits';
import { checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { selectorLabelFaults } from '../../platforms/kubernetes/workload-faults';
import { Trigger } from '../triggers/trigger';

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

/** Parts of a pod's metadata that have a place in the object of a platform. */
const METADATA = ['labels', 'annotations'];

/** Refuses what cannot be said of pods that a platform makes: its object of a kind has no place for it. `label` selects its pods. */
export function checkForeignPods(place: Place, { isolate, metadata = {} }: ModelPodProps, kind: string, [label, value]: [string, string]): void {
  const other = Object.keys(metadata).find((key) => metadata[key] !== undefined && !METADATA.includes(key));
  if (other !== undefined) {
    place.at('metadata').at(other).refuse(`has no place in an ${kind}`, metadata[other], 'leave it out: labels and annotations alone have one');
  }
  if (isolate) {
    place.at('isolate').refuse('cannot be: the pods are those of KServe', true, `write a NetworkPolicy that selects ${label}: ${value}`);
  }
}

/** Refuses a container beside the one that serves without a request for what a trigger follows in all containers. */
export function checkSidecarRequests(place: Place, { resources }: ContainerProps, triggers: Trigger[]): void {
  for (const { resource, container } of triggers.flatMap((trigger) => trigger._scaledResource ?? [])) {
    if (container === undefined && resources?.[resource]?.request === undefined && resources?.[resource]?.limit === undefined) {
      place.at('resources').at(resource).refuse(`has no request, and a trigger follows ${resource} of all containers: KEDA refuses it, or it has no value`, resources?.[resource],
        'give it one');
    }
  }
}
