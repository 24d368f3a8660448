import { Position, textOf } from './source-text';

/** What keeps a document, a file or a part of them from being read. */
export type ReadFaultId =
  /** It is no YAML. */
  | 'yaml-syntax'
  /** A key stands twice in one mapping. */
  | 'duplicate-key'
  /** A template that nobody has rendered yet. */
  | 'not-rendered'
  /** YAML that is no Kubernetes object. */
  | 'not-an-object'
  /** It is larger or deeper than anything that a cluster takes. */
  | 'too-large'
  /** kubectl passes over it. */
  | 'passed-over'
  /** Bytes that are no text. */
  | 'not-text'
  /** A file or folder that cannot be opened. */
  | 'unreadable-file';

/** Something that cannot be read, or is read otherwise than it looks, with its place. */
export interface ReadFault {
  readonly id: ReadFaultId;
  readonly position: Position;
  /** What is wrong there. */
  readonly problem: string;
  readonly got: string;
  /** What comes of it. */
  readonly effect: string;
  readonly fix: string;
}

/** Longest piece of somebody's text in a message, in characters. */
const MAX_SHOWN = 60;

/** A piece of somebody's text for a message: one line, and not too long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return JSON.stringify(line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}...` : line);
}

/** The line of an offset for a message; where the text is at its end, the last one that holds something. */
export function lineAround(text: string, offset: number): string {
  const last = Math.min(offset, text.trimEnd().length);
  const start = text.lastIndexOf('\n', last - 1) + 1;
  return shown(text.slice(start).split('\n', 1)[0]);
}

/** A fault in one line. */
export function faultText({ id, position, problem, got, effect, fix }: ReadFault): string {
  return `${id}: [${textOf(position)}] ${problem}, got ${got}: ${effect}; ${fix}`;
}
