import { Place } from '../../../faults/place';
import { checkObjectName } from '../../../platforms/kubernetes/names';

/** The API of Seldon Core 2's Models and Servers. */
export const SELDON_CORE2_API_VERSION = 'mlops.seldon.io/v1alpha1';

/** What the scheduler takes as a name, of the names that Kubernetes takes. Source: seldon-core v2.10 scheduler/pkg/store/utils/validate.go, CheckName. */
const MODEL_NAME = /^[a-z0-9][-a-z0-9]*[a-z0-9]$/;

/** Refuses a name by which the scheduler would never load a Model. */
export function checkSeldonModelName(place: Place, name: string): void {
  checkObjectName(place, name);
  if (!MODEL_NAME.test(name)) {
    place.refuse('has a "." or one character alone, which the scheduler of Seldon Core 2 takes for no name of a Model', name,
      'use two or more lower-case letters, digits and "-"');
  }
}

/** Refuses a text that is missing. */
export function checkText(place: Place, text: string): void {
  if (text.trim() === '') {
    place.refuse('is empty', text, 'give it a value, or leave it out where it is optional');
  }
}
