import { isDeepStrictEqual } from 'node:util';
import { DocumentEdit, TextEdit } from './edit-document';
import { parseDocument, yaml } from './parse-document';
import { Operation, patchedValue } from './patch-value';
import { valueOf } from './yaml-value';

/**
 * The text of a document with a JSON patch applied, and all comments and the order kept; undefined where the patch does not apply, or the
 * result would not mean what the patch says.
 */
export function patchDocument(text: string, operations: Operation[]): string | undefined {
  const before = valueIn(text);
  const wanted = operations.reduce((patched, operation) => patched && patchedValue(patched.value, operation), before);
  if (before === undefined || wanted === undefined) {
    return undefined;
  }
  return [edited, rewritten].map((write) => write(text, operations, before.value))
    .find((after) => after !== undefined && isDeepStrictEqual(valueIn(after), wanted));
}

function valueIn(text: string): { readonly value: unknown } | undefined {
  try {
    const { root } = parseDocument(text);
    return root === undefined ? undefined : { value: valueOf(root).value };
  } catch {
    return undefined;
  }
}

/** Changes as little of the text as can be. */
function edited(text: string, operations: Operation[], value: unknown): string | undefined {
  let [after, i]: [string | undefined, number] = [text, 0];
  while (after !== undefined && i < operations.length) {
    const edit: DocumentEdit = new DocumentEdit(after, parseDocument(after).root ?? null);
    const isRename = renames(operations[i], operations[i + 1], value);
    after = spliced(after, isRename ? edit.renamed(operations[i].path, operations[i + 1].path.at(-1)!) : edit.of(operations[i]));
    i += isRename ? 2 : 1;
  }
  return after;
}

/** Whether a field is removed to be added beside itself under another name. */
function renames(one: Operation, other: Operation | undefined, value: unknown): boolean {
  return one.op === 'remove' && other?.op === 'add' && one.path.length === other.path.length
    && isDeepStrictEqual(one.path.slice(0, -1), other.path.slice(0, -1)) && !Array.isArray(at(value, one.path.slice(0, -1)))
    && isDeepStrictEqual(at(value, one.path), other.value);
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as { readonly [step: string]: unknown } | undefined | null)?.[step], value);
}

function spliced(text: string, edit: TextEdit | undefined): string | undefined {
  return edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

/** Writes the whole document anew, where its text is written in a way that is not known; comments and the order stay. */
function rewritten(text: string, operations: Operation[]): string | undefined {
  try {
    const document = yaml().parseDocument(text, { version: '1.1', logLevel: 'silent' });
    for (const { op, path, value } of operations) {
      const steps = path.map((step, i) => yaml().isSeq(document.getIn(path.slice(0, i), true)) && step !== '-' ? Number(step) : step);
      if (op === 'remove') {
        document.deleteIn(steps);
      } else {
        document.setIn(steps, document.createNode(value));
      }
    }
    const after = document.toString({ lineWidth: 0, flowCollectionPadding: false });
    return text.includes('\r\n') ? after.replace(/\r?\n/g, '\r\n') : after;
  } catch {
    return undefined;
  }
}
