import { LocatedDocument } from './manifest';
import { ReadObject, ReadValue } from '../manifests/read-manifests';
import { textOf } from '../manifests/source-text';

/** Objects that were read from texts, as the graph takes them: faults are told with the line and the column of their fields. */
export function documentsOf(objects: ReadObject[]): LocatedDocument[] {
  return objects.map((each) => locatedAt(each.manifest, each));
}

/** A value that was read from a text, as the graph takes it. */
export function locatedAt(manifest: unknown, { location, positionOf }: ReadValue): LocatedDocument {
  return { manifest, location, positionOf: (field) => textOf(positionOf(field)) };
}
