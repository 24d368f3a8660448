import { FieldPath } from '../faults/field-path';

/** An operation of a JSON patch (RFC 6902), its pointer taken apart. */
export interface Operation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path: string[];
  readonly value?: unknown;
}

/** The steps of a JSON pointer (RFC 6901). */
export function pointerSteps(pointer: string): string[] {
  return pointer.split('/').slice(1).map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The same below a path. */
export function below(path: FieldPath, operation: Operation): Operation {
  return { ...operation, path: [...path.map(String), ...operation.path] };
}

/** A value as an operation leaves it; undefined where the operation has nothing to apply to. */
export function patchedValue(value: unknown, { op, path: [step, ...rest], value: given }: Operation): { readonly value: unknown } | undefined {
  if (step === undefined) {
    return op === 'remove' ? undefined : { value: given };
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return Array.isArray(value) ? patchedList(value, op, step, rest, given) : patchedFields(value as { [key: string]: unknown }, op, step, rest, given);
}

function patchedFields(fields: { readonly [key: string]: unknown }, op: Operation['op'], step: string, rest: string[], given: unknown): { readonly value: unknown } | undefined {
  if (rest.length === 0 && op === 'remove') {
    const { [step]: removed, ...others } = fields;
    return removed === undefined ? undefined : { value: others };
  }
  if (rest.length === 0) {
    return op === 'replace' && !Object.hasOwn(fields, step) ? undefined : { value: { ...fields, [step]: given } };
  }
  const inner = patchedValue(fields[step], { op, path: rest, value: given });
  return inner && { value: { ...fields, [step]: inner.value } };
}

function patchedList(list: readonly unknown[], op: Operation['op'], step: string, rest: string[], given: unknown): { readonly value: unknown } | undefined {
  const index = step === '-' ? list.length : Number(step);
  if (!Number.isInteger(index) || index < 0 || index > list.length || (index === list.length && (op !== 'add' || rest.length > 0))) {
    return undefined;
  }
  const spliced = (removed: number, ...items: unknown[]) => ({ value: [...list.slice(0, index), ...items, ...list.slice(index + removed)] });
  if (rest.length === 0) {
    return op === 'remove' ? spliced(1) : spliced(op === 'replace' ? 1 : 0, given);
  }
  const inner = patchedValue(list[index], { op, path: rest, value: given });
  return inner && spliced(1, inner.value);
}
