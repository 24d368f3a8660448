import { LocatedDocument } from './manifest';
import { ReadObject } from '../manifests/read-manifests';
import { textOf } from '../manifests/source-text';

/** Objects that were read from texts, as the graph takes them: faults are told with the line and the column of their fields. */
export function documentsOf(objects: ReadObject[]): LocatedDocument[] {
  return objects.map(({ manifest, location, positionOf }) => ({ manifest, location, positionOf: (field) => textOf(positionOf(field)) }));
}
