import { Place } from '../../faults/place';
import { isOwnAnnotation } from '../../platforms/annotations';
import { KEDA_ANNOTATION_PREFIXES } from '../../platforms/keda/names';
import { checkAnnotations, checkLabels } from '../../platforms/kubernetes/metadata-faults';
import { ObjectMetadata } from '../../synth/object-metadata';

/** Refuses what the API server would not take, and what would change how the model is found or scaled. `needed` holds labels that objects have to have. */
export function checkObjectMetadata(place: Place, { labels = {}, annotations = {} }: ObjectMetadata, needed: { [key: string]: string }): void {
  checkLabels(place.at('labels'), labels);
  checkAnnotations(place.at('annotations'), annotations);
  for (const [key, value] of Object.entries(labels)) {
    if (Object.hasOwn(needed, key) && needed[key] !== value) {
      place.at('labels').at(key).refuse(`must be ${needed[key]}: by that label the model's pods or its monitor are found`, value, 'leave it out, or choose another key');
    }
  }
  for (const [key, value] of Object.entries(annotations)) {
    if (KEDA_ANNOTATION_PREFIXES.some((prefix) => key.startsWith(prefix))) {
      place.at('annotations').at(key).refuse('changes how KEDA scales the ScaledObject', value, 'leave it out, and set the option of Autoscaler.keda');
    }
    if (isOwnAnnotation(key)) {
      place.at('annotations').at(key).refuse('is written by this library, for its checks', value,
        'leave it out, and use Monitor.external, injectedContainers or model.ignoreCheck');
    }
  }
}
