import { parseDocument } from './parse-document';
import { lineAround } from './read-fault';
import { SourceText } from './source-text';
import { splitDocuments } from './split-documents';
import { ValueFault, valueOf } from './yaml-value';
import { Untyped } from '../platforms/kubernetes/untyped';

/** A text that is one YAML document, such as a file in a ConfigMap: its value, or why it has none. */
export type ReadText = { readonly value: Untyped; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: TextFault };

/** What is wrong in a text, with its line and column there. */
export interface TextFault {
  readonly problem: string;
  readonly got: string;
  readonly fix: string;
}

/** Reads a text as programs do that take a key which stands twice for a fault, and the first document alone. Never throws. */
export function readText(text: string): ReadText {
  const source = new SourceText('', text);
  for (const { start, end } of splitDocuments(source)) {
    const read = readDocument(source, start, end);
    if (read.fault !== undefined || read.value !== null) {
      return read;
    }
  }
  return { value: null };
}

function readDocument(source: SourceText, start: number, end: number): ReadText {
  const text = source.text.slice(start, end);
  const at = (offset: number, problem: string, fix: string): ReadText => {
    const { line, column } = source.positionAt(start + offset);
    return { fault: { problem: `line ${line}, column ${column}: ${problem}`, got: lineAround(text, offset), fix } };
  };
  const { root, fault } = parseDocument(text);
  if (fault !== undefined) {
    return at(fault.offset, fault.problem, fault.fix);
  }
  try {
    const { value, duplicates: [duplicate] } = valueOf(root);
    return duplicate === undefined ? { value } : at(duplicate.offset, `the key ${duplicate.key} stands in this mapping already`, 'remove one of them');
  } catch (error) {
    return error instanceof ValueFault ? at(error.offset, error.problem, error.fix) : at(0, String(error), 'correct it');
  }
}
