import { EXTERNAL } from './keda-part';
import { Place } from '../../../faults/place';
import { KEDA_ANNOTATION_PREFIXES } from '../../../platforms/keda/names';
import { checkAnnotations, checkLabels } from '../../../platforms/kubernetes/metadata-faults';
import {
  isOperatorLabel, isTrueAnnotation, NO_ENGINE_ANNOTATION, SEPARATE_ENGINE_ANNOTATION, SERVICE_NAME_ANNOTATION,
} from '../../../platforms/seldon-core1/names';

/** Source: seldon-core v1.18.2 defaults.go and seldondeployment_webhook.go against seldondeployment_controller.go. */
const PRESENCE = 'is read in two ways: by its value where Seldon makes the pods, and by its presence where it fills in and checks the graph';

/** Refuses labels of pods that are the operator's. */
export function checkOwnLabels(place: Place, labels: { [key: string]: string }): void {
  checkLabels(place, labels);
  const own = Object.keys(labels).find(isOperatorLabel);
  if (own !== undefined) {
    place.at(own).refuse('is a label that Seldon sets, and by which it finds the pods', labels[own], 'leave it out');
  }
}

/** Refuses annotations by which the executor would not be scaled along, or is not there. */
export function checkOwnAnnotations(place: Place, annotations: { [key: string]: string }): void {
  checkAnnotations(place, annotations);
  for (const [key, value] of Object.entries(annotations)) {
    if (key === SEPARATE_ENGINE_ANNOTATION) {
      place.at(key).refuse(isTrueAnnotation(value) ? 'puts the executor into pods of its own, which nothing scales' : PRESENCE, value, 'leave it out');
    }
    if (key === NO_ENGINE_ANNOTATION) {
      place.at(key).refuse(isTrueAnnotation(value) ? 'leaves the executor out, and with it the metrics of requests' : PRESENCE, value, 'leave it out');
    }
    if (key === SERVICE_NAME_ANNOTATION) {
      place.at(key).refuse('has an option of its own', value, 'set serviceName of the predictor');
    }
    if (KEDA_ANNOTATION_PREFIXES.some((prefix) => key.startsWith(prefix))) {
      place.at(key).refuse('is read on the ScaledObject alone, and Seldon copies no annotation to it', value, `use an option of Autoscaler.keda, and ${EXTERNAL}`);
    }
  }
}

/** Refuses what is no number of replicas. */
export function checkReplicas(place: Place, replicas: number): void {
  if (!Number.isInteger(replicas) || replicas < 0) {
    place.refuse('has to be a whole number, at least 0', replicas, 'change it, or leave it out for 1');
  }
}
