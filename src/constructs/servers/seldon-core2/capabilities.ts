import { refuseAll } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { capabilityFaults, needFaults } from '../../../platforms/seldon-core2/model-faults';

/** Refuses capabilities that no Server could announce: they travel in one variable, with commas between them. */
export function checkCapabilities(place: Place, capabilities: string[]): void {
  refuseAll(place, capabilityFaults(capabilities));
}

/** What a Model needs of its Server; its type counts too. */
export interface Needs {
  readonly requirements?: string[];
  readonly modelType?: string;
}

/** Refuses a Model that needs what its Server cannot do: the scheduler would never place it. */
export function checkNeeds(place: Place, { requirements, modelType }: Needs, capabilities: string[]): void {
  refuseAll(place, needFaults({ requirements, modelType }, capabilities, 'the Server'));
}

/** Refuses a text that is missing. */
export function checkText(place: Place, text: string): void {
  if (text.trim() === '') {
    place.refuse('is empty', text, 'give it a value, or leave it out where it is optional');
  }
}
