import { Position, textOf } from './source-text';

/** A way in which input cannot be read, or is read otherwise than it looks. */
interface ReadFaultKind {
  /** The fault and what it does, in one sentence. */
  readonly says: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
  /** Whether all of the input is read nevertheless. */
  readonly isRead?: boolean;
}

/** All of them, by their ids. */
export const READ_FAULTS = {
  'duplicate-key': {
    says: 'A key stands twice in one mapping: kubectl takes the last one, kustomize and Flux reject the document.',
    remedy: 'Remove one of them.',
    isRead: true,
  },
  'empty-input': {
    says: 'Standard input holds nothing, as where the command before the pipe failed.',
    remedy: 'Look at what that command prints; in a shell script, set -o pipefail has its failure fail the pipe.',
  },
  'not-an-object': { says: 'YAML that is not a Kubernetes object: kubectl rejects it.', remedy: 'Give it apiVersion, kind and metadata, or remove it.' },
  'not-rendered': { says: 'A template that is not rendered yet cannot be judged.', remedy: 'Render it first, and check what that prints.' },
  'not-text': { says: 'A file holds bytes that are not UTF-8: kubectl rejects the document.', remedy: 'Save the file as UTF-8.' },
  'passed-over': { says: 'A document after a line "..." is never applied: kubectl reads no further.', remedy: 'Put a line "---" before it.' },
  'too-large': { says: 'A file or document is larger or nests deeper than a cluster accepts.', remedy: 'Split it, or nest less.' },
  'unreadable-file': { says: 'A file or folder cannot be opened, so that it is not checked.', remedy: 'Correct the path, or let the user of this process read it.' },
  'yaml-syntax': { says: 'A document is not valid YAML: kubectl applies nothing of it.', remedy: 'Correct the YAML.' },
} as const satisfies { readonly [id: string]: ReadFaultKind };

/** What keeps a document, a file or a part of them from being read. */
export type ReadFaultId = keyof typeof READ_FAULTS;

/** Whether an id is one of these, and not that of a rule. */
export function isReadFaultId(id: string): id is ReadFaultId {
  return Object.hasOwn(READ_FAULTS, id);
}

/** Whether a fault leaves some input unread. */
export function leavesUnread(id: ReadFaultId): boolean {
  const kind: ReadFaultKind = READ_FAULTS[id];
  return kind.isRead !== true;
}

/** Something that cannot be read, or is read otherwise than it looks, with its place. */
export interface ReadFault {
  readonly id: ReadFaultId;
  readonly position: Position;
  /** What is wrong there. */
  readonly problem: string;
  readonly got?: string;
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
  return `${id}: [${textOf(position)}] ${problem}${got === undefined ? '' : `, got ${got}`}: ${effect}; ${fix}`;
}
