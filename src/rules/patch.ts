import { PatchOperation, ReportedFix } from './reported-finding';
import { Finding } from './rule';
import { FieldPath, fieldPath } from '../faults/field-path';
import { Edit, Repair } from '../faults/fix';
import { LocatedManifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { isObject } from '../platforms/kubernetes/untyped';

/** The changes that mend a finding as a JSON patch of its object; none for what constructs write, and for what only a platform makes. */
export function patchOf({ at, field = '', repair }: Finding, graph: ScalingGraph): Pick<ReportedFix, 'patch' | 'safe'> {
  if (repair === undefined || at.isOurs || !graph.manifests.some(({ manifest }) => manifest === at.manifest)) {
    return {};
  }
  const { edits, safe } = repair.edits.some(({ addsQuotes }) => addsQuotes) ? quoting(repair, at, field) : repair;
  const path = fieldPath(field);
  if (edits.some((edit) => Object.hasOwn(edit, 'from') && valueAt(at.manifest, targetOf(path, edit)) !== edit.from)) {
    return {};
  }
  const { operations } = edits.reduce(applied, { operations: [], object: at.manifest, at: path });
  return operations.length === 0 ? {} : { patch: operations, safe };
}

/** What the scalers and the API server read as YAML does; `010`, `1e3`, `0x10` and `yes` say one thing without quotes and another with them. */
const SAME_IN_QUOTES = /^(-?(0|[1-9][0-9]*)(\.[0-9]+)?|true|false)$/;

/** Quotes go around what is written, so that `1.10` does not become `1.1`; where no text is known, that is not safe. */
function quoting({ edits }: Repair, { plainTextOf }: LocatedManifest, field: string): Repair {
  const written = plainTextOf?.(field);
  return plainTextOf === undefined ? { edits, safe: false }
    : { edits: written !== undefined && SAME_IN_QUOTES.test(written) ? [{ value: written }] : [], safe: true };
}

/** Operations so far, and the object as they leave it. */
interface Progress {
  readonly operations: PatchOperation[];
  readonly object: unknown;
  /** The path of the field at fault. */
  readonly at: FieldPath;
}

function applied(progress: Progress, edit: Edit): Progress {
  const { operations, object, at } = progress;
  const target = targetOf(at, edit);
  const operation = operationOn(object, target, edit.value);
  return operation === undefined ? progress : { operations: [...operations, operation], object: changed(object, target, edit.value), at };
}

/** What an edit of the field at a path sets or removes. */
function targetOf(at: FieldPath, { up = 0, path = [] }: Edit): FieldPath {
  return [...at.slice(0, at.length - up), ...path];
}

function valueAt(object: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((inner, key) => (inner as { readonly [key: string | number]: unknown } | undefined | null)?.[key], object);
}

/** Sets or removes a field; the parents that it lacks are made with it. */
function operationOn(object: unknown, target: FieldPath, value: unknown): PatchOperation | undefined {
  const known = depthOf(object, target);
  if (known === target.length) {
    return value === undefined ? { op: 'remove', path: pointerTo(target) } : { op: 'replace', path: pointerTo(target), value };
  }
  return value === undefined ? undefined : { op: 'add', path: pointerTo(target.slice(0, known + 1)), value: around(target.slice(known + 1), value) };
}

/** How many steps of a path an object has. */
function depthOf(object: unknown, path: FieldPath): number {
  let value = object;
  for (const [depth, key] of path.entries()) {
    const holder = Array.isArray(value) || isObject(value) ? value as { readonly [key: string | number]: unknown } : {};
    if (!Object.hasOwn(holder, key) || holder[key] === undefined) {
      return depth;
    }
    value = holder[key];
  }
  return path.length;
}

/** A value in the objects that lead to it. */
function around(path: FieldPath, value: unknown): unknown {
  return path.reduceRight((inner, key) => ({ [key]: inner }), value);
}

function changed(object: unknown, [key, ...rest]: FieldPath, value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  if (Array.isArray(object)) {
    return object.flatMap((item, i) => i !== key ? [item] : rest.length === 0 && value === undefined ? [] : [changed(item, rest, value)]);
  }
  const holder: { readonly [key: string]: unknown } = isObject(object) ? object : {};
  return { ...holder, [key]: changed(holder[key], rest, value) };
}

function pointerTo(path: FieldPath): string {
  return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
