import { Place } from '../../../faults/place';

/** Refuses capabilities that no Server could announce: they travel in one variable, with commas between them. */
export function checkCapabilities(place: Place, capabilities: string[]): void {
  if (capabilities.length === 0) {
    place.refuse('holds nothing', capabilities, 'name a capability, such as sklearn, or leave it out');
  }
  capabilities.forEach((capability, i) => {
    if (!/^[^\s,]+$/.test(capability)) {
      place.at(i).refuse('is no capability of a Server: those hold no comma and no blank', capability, 'write one capability per entry');
    }
    if (capabilities.indexOf(capability) !== i) {
      place.at(i).refuse('is there twice', capability, 'leave it out here');
    }
  });
}

/** What a Model needs of its Server; its type counts too. */
export interface Needs {
  readonly requirements?: string[];
  readonly modelType?: string;
}

/** Refuses a Model that needs what its Server cannot do: the scheduler would never place it. */
export function checkNeeds(place: Place, { requirements = [], modelType }: Needs, capabilities: string[]): void {
  const needs = [
    ...requirements.map((need, i) => ({ need, at: place.at('requirements').at(i) })),
    ...modelType === undefined ? [] : [{ need: modelType, at: place.at('modelType') }],
  ];
  for (const { need, at } of needs) {
    if (!capabilities.includes(need)) {
      at.refuse(`is no capability of the Server (${capabilities.join(', ')}), so that the Model would never be scheduled`, need,
        'correct it, or add it to the extraCapabilities of the Server');
    }
  }
}

/** Refuses a text that is missing. */
export function checkText(place: Place, text: string): void {
  if (text.trim() === '') {
    place.refuse('is empty', text, 'give it a value, or leave it out where it is optional');
  }
}
