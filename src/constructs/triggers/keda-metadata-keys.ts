import { meantBy } from '../../faults/nearest';
import { Place } from '../../faults/place';

/** Refuses keys that a scaler does not read: KEDA ignores them in silence. */
export function checkKeys(place: Place, metadata: { [key: string]: string }, known: string[]): void {
  const unknown = Object.keys(metadata).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    const meant = meantBy(unknown, known);
    place.at(unknown).refuse('is read by nothing, and KEDA ignores it in silence', metadata[unknown],
      meant === undefined ? `leave it out; known are ${known.join(', ')}` : `did you mean ${meant}?`);
  }
}
