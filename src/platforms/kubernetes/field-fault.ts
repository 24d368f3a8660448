import { Untyped } from './untyped';
import { Place } from '../../faults/place';

/** What the API server, or the kubelet after it, would not take in a manifest, as a value: whoever wrote the manifest is told in words of their own. */
export interface FieldFault {
  /** Where, below the value that was judged: `['env', 0, 'name']`. */
  readonly pointer: (string | number)[];
  /** What is wrong, and what follows from it. */
  readonly what: string;
  readonly got: unknown;
  /** What to do about it. */
  readonly fix: string;
}

/** A fault of the value itself. */
export function fault(what: string, got: unknown, fix: string): FieldFault {
  return { pointer: [], what, got, fix };
}

/** Faults of a part, as those of the whole. */
export function within(pointer: (string | number)[], faults: FieldFault[]): FieldFault[] {
  return faults.length === 0 ? faults : faults.map((each) => ({ ...each, pointer: [...pointer, ...each.pointer] }));
}

/** Faults of each item of a list that a manifest may or may not have. */
export function withinEach(field: string, list: Untyped, faultsOf: (item: Untyped, i: number) => FieldFault[]): FieldFault[] {
  return (Array.isArray(list) ? list : []).flatMap((item, i) => within([field, i], faultsOf(item ?? {}, i)));
}

/** Items that stand before in the list with the same key. */
export function repeated<T>(list: T[], keyOf: (item: T) => unknown): Set<T> {
  const seen = new Set<unknown>();
  return new Set(list.filter((item) => {
    const key = keyOf(item);
    const known = key !== undefined && seen.has(key);
    seen.add(key);
    return known;
  }));
}

/** A place further down. */
export function below(place: Place, pointer: (string | number)[]): Place {
  return pointer.reduce<Place>((at, part) => at.at(part), place);
}

/** Refuses the first fault, if there is one, of the value at a place. */
export function refuseFirst(place: Place, [first]: FieldFault[]): void {
  if (first !== undefined) {
    below(place, first.pointer).refuse(first.what, first.got, first.fix);
  }
}
