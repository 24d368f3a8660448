import { PatchOperation, ReportedFix } from './reported-finding';
import { Finding } from './rule';
import { FieldPath, fieldPath } from '../faults/field-path';
import { Edit } from '../faults/fix';
import { ScalingGraph } from '../graph/scaling-graph';
import { isObject } from '../platforms/kubernetes/untyped';

/** The changes that mend a finding as a JSON patch of its object; none for what constructs write, and for what only a platform makes. */
export function patchOf({ at, field = '', repair }: Finding, graph: ScalingGraph): Pick<ReportedFix, 'patch' | 'safe'> {
  if (repair === undefined || at.isOurs || !graph.manifests.some(({ manifest }) => manifest === at.manifest)) {
    return {};
  }
  const { operations } = repair.edits.reduce(applied, { operations: [], object: at.manifest, from: fieldPath(field) });
  return operations.length === 0 ? {} : { patch: operations, safe: repair.safe };
}

/** Operations so far, and the object as they leave it. */
interface Progress {
  readonly operations: PatchOperation[];
  readonly object: unknown;
  readonly from: FieldPath;
}

function applied({ operations, object, from }: Progress, { up = 0, path = [], value }: Edit): Progress {
  const target = [...from.slice(0, from.length - up), ...path];
  const operation = operationOn(object, target, value);
  return operation === undefined ? { operations, object, from }
    : { operations: [...operations, operation], object: changed(object, target, value), from };
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
