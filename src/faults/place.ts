import { fieldBelow } from './field-path';
import { Fix, fixText } from './fix';

/** Names with points between them and indices after them, such as `request.model`, and calls. */
const PATH_OF_NAMES = /^[\w$.\-[\]()'":]+$/;

/** Where jsii says what a class is called, even where a bundler has renamed it. */
const RUNTIME_TYPE = Symbol.for('jsii.rtti');

/** Characters of an object that a message shows. */
const LONGEST_OBJECT = 500;

/** A fault with its place, as it is to be said. */
export interface PlacedFault {
  readonly at: Place;
  readonly what: string;
  readonly got: unknown;
  readonly fix: Fix;
  /** The rule that judged. */
  readonly rule?: string;
}

/** A line for people, the field of the props that it is about, and the rule that it comes of. */
interface Line {
  readonly text: string;
  readonly field?: string;
  readonly rule?: string;
}

/** What fields are called in messages that were given otherwise than by props, such as `scaleOn(CpuTrigger)` for `triggers[1]`. */
type FieldNames = ReadonlyMap<string, string>;

/** What was refused of a construct while it is being made. */
interface Ledger {
  readonly lines: Line[];
  readonly names?: FieldNames;
  isOpen: boolean;
}

/** Thrown for values that cannot work: says of each where it stands, what is wrong with it, what was got and what to do. */
export class InvalidError extends Error {
  /** All of them, those too that the message only counts. */
  declare readonly lines: Line[];

  constructor(lines: Line[]) {
    super(messageOf(lines));
    this.name = 'InvalidError';
    // Node prints what can be enumerated beside the message of an error that nobody catches.
    Object.defineProperty(this, 'lines', { value: lines });
  }
}

/** Where a value stands, a construct and a field of its props, so that whoever refuses the value can name it. */
export class Place {
  /** The place of a construct as a whole. */
  static of(construct: { readonly node: { readonly path: string } }): Place {
    return new Place(construct.node.path, '');
  }

  /** The same, where what is refused is kept until `throwRefused`: so that one error says all that is wrong with a construct. */
  static keeping(construct: { readonly node: { readonly path: string } }, names?: FieldNames): Place {
    return new Place(construct.node.path, '', { lines: [], names, isOpen: true });
  }

  /** The place of a value that is made before any construct knows of it, by the name of its class. */
  static named(name: string): Place {
    return new Place(name, '');
  }

  /** Throws faults at any places in one error. */
  static refuseAll(faults: PlacedFault[]): void {
    if (faults.length > 0) {
      throw new InvalidError(faults.map(lineOf));
    }
  }

  private constructor(private readonly path: string, private readonly field: string, private readonly ledger?: Ledger) {}

  /** A field of this place, or a path of fields: `place.at('triggers').at(1).at('query')` is `triggers[1].query`. */
  at(field: string | number): Place {
    if (typeof field === 'string' && PATH_OF_NAMES.test(field)) {
      return new Place(this.path, this.field === '' ? field : `${this.field}.${field}`, this.ledger);
    }
    return this.key(field);
  }

  /** The value of a key, which may hold points: `place.at('labels').key('a.b')` is `labels["a.b"]`. */
  key(key: string | number): Place {
    return new Place(this.path, fieldBelow(this.field, key), this.ledger);
  }

  /** Throws `[path] field: what is wrong, got VALUE; do THIS`. */
  refuse(what: string, got: unknown, fix: Fix): never {
    throw new InvalidError([lineOf({ at: this, what, got, fix })]);
  }

  /** Refuses several faults in one error, or keeps them where this place keeps what is refused. */
  refuseEach(faults: PlacedFault[]): void {
    if (this.ledger?.isOpen) {
      this.ledger.lines.push(...faults.map(lineOf));
    } else {
      Place.refuseAll(faults);
    }
  }

  /** Does a step of which nothing that follows needs the result, and keeps what it refuses. */
  attempt<T>(step: () => T): T | undefined {
    if (!this.ledger?.isOpen) {
      return step();
    }
    try {
      return step();
    } catch (error) {
      if (!(error instanceof InvalidError)) {
        throw error;
      }
      this.ledger.lines.push(...error.lines);
      return undefined;
    }
  }

  /** Does a step whose result is needed: where it is refused, throws that with all that was kept. */
  need<T>(step: () => T): T {
    const done = this.attempt(() => ({ result: step() }));
    if (done === undefined) {
      this.throwRefused();
    }
    return done!.result; // A step that was refused has thrown by now.
  }

  /** Does a step for each item, whose results are all needed: throws at once what is refused of any. */
  needEach<I, T>(items: I[], step: (item: I, i: number) => T): T[] {
    const done = items.map((item, i) => this.attempt(() => ({ result: step(item, i) })));
    if (done.includes(undefined)) {
      this.throwRefused();
    }
    return done.map((each) => each!.result); // An item that was refused has thrown by now.
  }

  /** Throws all that was kept, if anything was; from now on nothing is kept, since the construct is made. */
  throwRefused(): void {
    if (this.ledger !== undefined) {
      this.ledger.isOpen = false;
      if (this.ledger.lines.length > 0) {
        throw new InvalidError(this.ledger.lines);
      }
    }
  }

  /** The field, as it is in the props. */
  get fieldInProps(): string {
    return this.field;
  }

  /** `[path] field:`, as errors begin. */
  toString(): string {
    return this.field === '' ? `[${this.path}]` : `[${this.path}] ${this.shownField}:`;
  }

  private get shownField(): string {
    for (const [field, name] of this.ledger?.names ?? []) {
      if (isAtOrBelow(this.field, field)) {
        return `${name}${this.field.slice(field.length)}`;
      }
    }
    return this.field;
  }
}

/** What a class is called, as users know it. */
export function classNameOf(value: { readonly name: string }): string {
  const told: unknown = Reflect.get(value, RUNTIME_TYPE);
  const fqn: unknown = typeof told === 'object' && told !== null && 'fqn' in told ? told.fqn : undefined;
  return typeof fqn === 'string' ? fqn.slice(fqn.lastIndexOf('.') + 1) : value.name;
}

/** A value as errors show it. */
export function display(value: unknown): string {
  if (value === undefined) {
    return 'no value';
  }
  if (typeof value === 'function') {
    return /^class\b/.test(String(value)) ? `the class ${classNameOf(value)}` : `the function ${value.name || 'without a name'}`;
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  }
  if (isOfClass(value)) {
    return `an object of class ${classNameOf(value.constructor)}`;
  }
  try {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > LONGEST_OBJECT ? `${text.slice(0, LONGEST_OBJECT)}...` : text;
  } catch {
    // Constructs hold themselves.
    return `an object of class ${value.constructor?.name}`;
  }
}

/** Whether a value is of a class of constructs or values, whose fields mean little to those who made it. */
function isOfClass(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype !== null && !Array.isArray(value) && Object.getPrototypeOf(prototype) !== null && !('toJSON' in value);
}

function lineOf({ at, what, got, fix, rule }: PlacedFault): Line {
  return { text: `${at} ${what}, got ${display(got)}; ${fixText(fix, true)}`, field: at.fieldInProps, rule };
}

/** Whether a field is another one, or within it. */
export function isAtOrBelow(field: string, other: string): boolean {
  return field.startsWith(other) && [undefined, '.', '['].includes(field[other.length]);
}

/** Each line once, the first ones in full and the others as numbers. */
function messageOf(lines: Line[]): string {
  const once = [...new Map(lines.map((line) => [line.text, line])).values()];
  const { shown, others } = firstShown(once);
  return [...shown.map(({ text }) => text), ...others === undefined ? [] : [others]].join('\n');
}

/** Faults that a message shows; the others are counted. */
const MOST_SHOWN = 20;
const NO_RULE = 'other faults';

/** The first faults, and of all others one line that counts them by their rules; none where all are shown. */
export function firstShown<T extends { readonly rule?: string }>(faults: T[]): { readonly shown: T[]; readonly others?: string } {
  if (faults.length <= MOST_SHOWN) {
    return { shown: faults };
  }
  const counts = new Map<string, number>();
  for (const { rule = NO_RULE } of faults.slice(MOST_SHOWN)) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const byRule = [...counts].map(([rule, count]) => `${count} of ${rule}`).join(', ');
  return { shown: faults.slice(0, MOST_SHOWN), others: `and ${faults.length - MOST_SHOWN} more: ${byRule}` };
}
