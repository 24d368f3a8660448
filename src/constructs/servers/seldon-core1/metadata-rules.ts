import { EXTERNAL } from './keda-part';
import { faultAt, refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { checkAnnotations, checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import { isTrueAnnotation, NO_ENGINE_ANNOTATION, SEPARATE_ENGINE_ANNOTATION, SERVICE_NAME_ANNOTATION } from '../../../platforms/seldon-core1/names';
import { annotationFaults, ownLabelFaults, replicasFaults } from '../../../platforms/seldon-core1/seldon-deployment-faults';

/** What annotations do to a model that this library scales: nobody asks for that. */
const UNWANTED: { readonly [key: string]: { readonly what: string; readonly fix: string; readonly ifTrue: boolean } } = {
  [SEPARATE_ENGINE_ANNOTATION]: { what: 'puts the executor into pods of its own, which nothing scales', fix: 'leave it out', ifTrue: true },
  [NO_ENGINE_ANNOTATION]: { what: 'leaves the executor out, and with it the metrics of requests', fix: 'leave it out', ifTrue: true },
  [SERVICE_NAME_ANNOTATION]: { what: 'is written by this library', fix: 'set serviceName of the predictor', ifTrue: false },
};

/** Refuses labels of pods that are the operator's. */
export function checkOwnLabels(place: Place, labels: { [key: string]: string }): void {
  checkLabels(place, labels);
  refuseAll(place, ownLabelFaults(labels));
}

/** Refuses annotations by which the executor would not be scaled along, or is not there, and those that do nothing. */
export function checkOwnAnnotations(place: Place, annotations: { [key: string]: string }): void {
  checkAnnotations(place, annotations);
  const unwanted = Object.entries(UNWANTED)
    .filter(([key, { ifTrue }]) => annotations[key] !== undefined && (!ifTrue || isTrueAnnotation(annotations[key])))
    .map(([key, { what, fix }]) => faultAt([key], what, annotations[key], fix));
  const idle = annotationFaults(annotations).map((each) => ({ ...each, fix: Object.hasOwn(UNWANTED, each.pointer[0]) ? each.fix : `use an option of Autoscaler.keda, and ${EXTERNAL}` }));
  refuseAll(place, [...unwanted, ...idle]);
}

/** Refuses what is no number of replicas. */
export function checkReplicas(place: Place, replicas: number): void {
  refuseAll(place, replicasFaults(replicas));
}
