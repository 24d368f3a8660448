import { Fix, Repair } from './fix';
import { Place } from './place';

/** Versions of a product, from one on or before another: `{ product: 'KEDA', from: '2.17' }`. */
export interface VersionSpan {
  /** The product, as `PRODUCTS` of `platforms/product-version.ts` knows it. */
  readonly product: string;
  /** The first version that has it. All before have it too where none is said. */
  readonly from?: string;
  /** The first version that no longer has it. */
  readonly before?: string;
  /** Whether it is told only where the version is stated: most clusters are past it, and each manifest of the kind would be warned about. */
  readonly isQuiet?: boolean;
}

/** What is wrong with a value, as a value: whoever wrote it is told in words of their own, and of its place. */
export interface Fault {
  /** Where, below the value that was judged: `['env', 0, 'name']`. */
  readonly pointer: (string | number)[];
  /** What is wrong, and what follows from it. */
  readonly what: string;
  readonly got: unknown;
  /** What to do about it. */
  readonly fix: Fix;
  /** The same as changes of fields, where it is mechanical. */
  readonly repair?: Repair;
  /** The rule that judged, by which faults are counted and ignored. */
  readonly rule?: string;
  /** The versions that have the fault, where not all do. */
  readonly only?: VersionSpan;
  /** Whether it often does harm, and is not proven to: synth goes on. */
  readonly isWarning?: boolean;
}

/** A fault of the value itself. */
export function fault(what: string, got: unknown, fix: Fix): Fault {
  return { pointer: [], what, got, fix };
}

/** A fault of a field, or of a field in a field. */
export function faultAt(pointer: (string | number)[], what: string, got: unknown, fix: Fix): Fault {
  return { pointer, what, got, fix };
}

/** Faults of a part, as those of the whole. */
export function within(pointer: (string | number)[], faults: Fault[]): Fault[] {
  return faults.length === 0 ? faults : faults.map((each) => ({ ...each, pointer: [...pointer, ...each.pointer] }));
}

/** Faults as those of a rule, but for those that have one. */
export function ofRule(rule: string, faults: Fault[]): Fault[] {
  return faults.map((each) => ({ rule, ...each }));
}

/** Faults that often do harm, and are not proven to. */
export function asWarnings(faults: Fault[]): Fault[] {
  return faults.map((each) => ({ ...each, isWarning: true }));
}

/** A fault, and the changes that mend it. */
export function mendedBy(repair: Repair | undefined, found: Fault): Fault {
  return repair === undefined ? found : { ...found, repair };
}

/** Items that stand before in the list with the same key. */
export function repeated<T>(list: T[], keyOf: (item: T) => unknown): Set<T> {
  if (list.length < 2) {
    return new Set();
  }
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
  return pointer.reduce<Place>((at, part) => at.key(part), place);
}

/** Refuses the faults, if there are some, of the value at a place: all in one error. */
export function refuseAll(place: Place, faults: Fault[]): void {
  place.refuseEach(faults.map(({ pointer, ...rest }) => ({ at: below(place, pointer), ...rest })));
}
