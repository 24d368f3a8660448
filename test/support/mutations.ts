import { Untyped } from './untyped';

/** A manifest in which one value is another one, or gone. */
export interface Mutation {
  /** Such as `spec.triggers[0].metadata: null`. */
  readonly title: string;
  readonly manifest: Untyped;
}

export type Path = (string | number)[];

/** In place of a value that is not there. */
export const GONE = Symbol('gone');
const deep = (depth: number): Untyped => depth === 0 ? 'x' : { name: deep(depth - 1), spec: { metadata: [deep(depth - 1)] } };

/** What stands in place of a value. */
const REPLACEMENTS: [string, Untyped][] = [
  ['gone', GONE], ['null', null], ['a number', 7], ['a fraction', -1.5], ['a text', 'x'], ['an empty text', ''], ['half a character', '\ud800'], ['true', true],
  ['[]', []], ['{}', {}], ['a deep object', deep(3)], ['a list of null', [null]],
  ['names that every object has', { constructor: 1, toString: 2, hasOwnProperty: 3, length: 4, name: null, spec: null, metadata: null }],
];

/** A manifest with each of its values replaced by each of what may stand there by mistake: made when called, as many tests try a few of them. */
export function mutatorsOf(manifest: Untyped): (() => Mutation)[] {
  return [...pathsIn(manifest)].flatMap((path) =>
    REPLACEMENTS.map(([title, value]) => () => ({ title: `${textOf(path)}: ${title}`, manifest: replaced(manifest, path, value) })));
}

/** Paths of a value and of all in it. */
export function* pathsIn(value: Untyped, path: Path = []): Iterable<Path> {
  yield path;
  if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      yield* pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/** A value in which another one, or none, stands at a path. */
export function replaced(value: Untyped, [key, ...rest]: Path, by: Untyped): Untyped {
  if (key === undefined) {
    return by === GONE ? undefined : by;
  }
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (rest.length === 0 && by === GONE) {
    if (Array.isArray(copy)) {
      copy.splice(key as number, 1);
    } else {
      delete copy[key];
    }
  } else {
    copy[key] = replaced(value[key], rest, by);
  }
  return copy;
}

function textOf(path: Path): string {
  return path.map((key, i) => typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`).join('') || 'all of it';
}
