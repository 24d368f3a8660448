import { CheckFinding, positionOf } from './check-finding';
import { fieldPath } from '../faults/field-path';
import { Position, SourceText } from '../manifests/source-text';

/** Lines of a file that hold what is wrong. */
export interface Excerpt {
  /** The number of the first line. */
  readonly from: number;
  readonly lines: string[];
  /** Where in the first line it begins, from 1 on. */
  readonly column: number;
  /** Whether what is wrong goes on after them. */
  readonly isCut: boolean;
}

/** Lines that are shown at most. */
const MOST_LINES = 4;

/**
 * The lines of a finding: those of its field, or the one around it that lacks the field. The first line of an object tells nothing, nor does
 * any line of a fact that is missing.
 */
export function excerptOf(finding: CheckFinding, sources: ReadonlyMap<string, SourceText>): Excerpt | undefined {
  const { object, pointer, missing } = finding;
  const source = sources.get(positionOf(finding).file);
  if (source === undefined || missing !== undefined || (object !== undefined && pointer === undefined)) {
    return undefined;
  }
  const excerpt = excerptAt(source, positionOf(finding));
  if (excerpt.lines[0].trim() === '') {
    return undefined;
  }
  const field = pointer === undefined ? undefined : fieldPath(pointer).at(-1);
  return typeof field === 'number' || (field !== undefined && excerpt.lines[0].includes(field)) ? excerpt : { ...excerpt, lines: excerpt.lines.slice(0, 1), isCut: false };
}

/** A comment that Helm writes above each document that it renders. Source: helm v3.18 pkg/action/action.go, renderResources. */
const TEMPLATE = /^# Source: (.+?)\r?$/;

/** The template of Helm that a document was rendered from, where it is told there: that is the file to correct. */
export function templateOf(finding: CheckFinding, sources: ReadonlyMap<string, SourceText>): string | undefined {
  const { file, line: last } = positionOf(finding);
  const source = sources.get(file);
  for (let line = source === undefined ? 0 : Math.min(last, source.lineCount); line > 0; line--) {
    const text = source!.line(line);
    const [, template] = TEMPLATE.exec(text) ?? [];
    if (template !== undefined || text.startsWith('---')) {
      return template;
    }
  }
  return undefined;
}

/** Whether lines show a value already, however it is written there. */
export function shows({ lines }: Excerpt, got: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, '');
  return bare(lines.join('')).includes(bare(unquoted(got)));
}

function unquoted(got: string): string {
  try {
    return String(JSON.parse(got));
  } catch {
    return got;
  }
}

/** The line of a position, and those that belong to the field which begins there: they are indented further. */
function excerptAt(source: SourceText, { line, column }: Position): Excerpt {
  const lines = [source.line(line)];
  const isItem = (text: string) => /^\s*- /.test(text);
  for (let next = line + 1; next <= source.lineCount; next++) {
    const text = source.line(next);
    const indent = text.search(/\S/);
    // A list may stand as far to the left as the key that holds it.
    const belongs = indent >= column || (indent === column - 1 && isItem(text) && !isItem(lines[0]) && /:\s*(#.*)?$/.test(lines[0]));
    if (indent === -1 || !belongs) {
      break;
    }
    if (lines.length === MOST_LINES) {
      return { from: line, column, lines, isCut: true };
    }
    lines.push(text);
  }
  return { from: line, column, lines, isCut: false };
}
