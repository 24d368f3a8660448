import { SourceText } from './source-text';

/** A document of a text, from one offset to another. */
export interface DocumentSlice {
  readonly start: number;
  readonly end: number;
  /** Whether it follows a line `...`, and no line `---`: kubectl reads what is between two lines `---` up to the first `...`. */
  readonly isAfterEnd: boolean;
}

const MARKER = /^(?:---|\.\.\.)(?=[ \t\r]|$)/;
/** A line `---` on which the document does not start yet. */
const BARE_MARKER = /^---[ \t]*(?:#.*)?\r?$/;
const BYTE_ORDER_MARK = '\uFEFF';
/** A line before a document that is none of its own: `%YAML 1.1`, which changes nothing of what Kubernetes reads, a comment, or nothing. */
const DIRECTIVE = /^(?:%.*|[ \t]*(?:#.*)?)$/;

/**
 * The documents of a text. A line `---` or `...` ends a document wherever it stands, whatever is wrong before it: this is what keeps the
 * faults of one document from all others.
 */
export function splitDocuments({ text }: SourceText): DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  let [start, isAfterEnd] = [0, false];
  const close = (end: number) => {
    splitJson(text, { start: skipMark(text, start), end, isAfterEnd }).forEach((slice) => slices.push(slice));
  };
  for (let line = 0; line < text.length; line = nextLine(text, line)) {
    // Most lines are told apart by one character.
    const marker = text[line] === '-' || text[line] === '.' ? MARKER.exec(text.slice(line, line + 4).split('\n')[0]) : null;
    if (marker === null) {
      continue;
    }
    if (marker[0] === '...') {
      close(line);
      [start, isAfterEnd] = [nextLine(text, line), true];
    } else {
      if (!isDirectives(text.slice(start, line))) {
        close(line);
      }
      [start, isAfterEnd] = [BARE_MARKER.test(text.slice(line, nextLine(text, line)).trimEnd()) ? nextLine(text, line) : line, false];
    }
  }
  close(text.length);
  return slices;
}

function isDirectives(text: string): boolean {
  return /^\uFEFF?(?:[#%\s]|$)/.test(text) && text.replace(BYTE_ORDER_MARK, '').split(/\r?\n/).every((line) => DIRECTIVE.test(line));
}

/** A byte order mark may start each document, where files were put one after the other. */
function skipMark(text: string, start: number): number {
  return text[start] === BYTE_ORDER_MARK ? start + 1 : start;
}

/**
 * JSON objects that follow each other without anything between them, as `jq` prints them: one more begins where a line starts with `{`
 * after one that ends with `}`, which happens nowhere inside of an object.
 */
function splitJson(text: string, slice: DocumentSlice): DocumentSlice[] {
  const { start, end, isAfterEnd } = slice;
  if (!/^\s*\{(?![{%])/.test(text.slice(start, start + 256))) {
    return [slice];
  }
  const starts = [start];
  let previous = '';
  for (let line = start; line < end; line = nextLine(text, line)) {
    if (text[line] === '{' && previous === '}') {
      starts.push(line);
    }
    previous = lastCharacter(text, line, Math.min(nextLine(text, line), end)) ?? previous;
  }
  return starts.map((each, i) => ({ start: each, end: starts[i + 1] ?? end, isAfterEnd }));
}

function lastCharacter(text: string, from: number, to: number): string | undefined {
  for (let i = to - 1; i >= from; i--) {
    if (!' \t\r\n'.includes(text[i])) {
      return text[i];
    }
  }
  return undefined;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}
