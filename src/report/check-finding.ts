import { createHash } from 'node:crypto';
import { isReadFaultId, leavesUnread, ReadFault, ReadFaultId } from '../manifests/read-fault';
import { Position, positionIn, textOf } from '../manifests/source-text';
import { ObjectName, ReportedFinding } from '../rules/reported-finding';
import { Severity } from '../rules/rule';

/** A finding of manifests in files: of a rule, or of what cannot be read, which is no object. */
export type CheckFinding = Omit<ReportedFinding, 'object'> & { readonly object?: ObjectName };

/** How much a finding matters, from most to least; `unknown` is a fact that nobody stated, `info` is no fault. */
export const LEVELS = ['error', 'warning', 'unknown', 'info'] as const;
export type Level = typeof LEVELS[number];

export function levelOf({ severity, missing }: CheckFinding): Level {
  return missing === undefined ? severity : 'unknown';
}

/** Whether a level matters as much as another, or more. */
export function isAtLeast(level: Level, least: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(least);
}

/** What standard input is called where others have the name of their file. */
export const STANDARD_INPUT_NAME = 'stdin';

/** Where a finding stands in a file. */
export function positionOf({ place }: CheckFinding): Position {
  return positionAt(place);
}

/** Where a place is in a file; what names a file alone is at its start. */
export function positionAt(place: string): Position {
  return positionIn(place) ?? { file: place, line: 1, column: 1 };
}

/** What leaves input unread is an error: what is not judged may fail. */
export function severityOfFault(id: ReadFaultId): Severity {
  return leavesUnread(id) ? Severity.ERROR : Severity.WARNING;
}

/** What cannot be read, as a finding. */
export function findingOfFault({ id, position, problem, got, effect, fix }: ReadFault): CheckFinding {
  return { rule: id, severity: severityOfFault(id), place: textOf(position), message: problem, got, effect, fix: { text: fix }, related: [] };
}

/** Whether a finding says that some input was not read. */
export function isUnread({ rule }: CheckFinding): boolean {
  return isReadFaultId(rule) && leavesUnread(rule);
}

/** What more than a document cannot be read. */
const INPUTS: { readonly [rule: string]: string | undefined } = { 'unreadable-file': 'the path', 'empty-input': 'standard input' };

/** What is wrong, as a sentence: the field or the object, and what it does. */
export function sentenceOf({ rule, object, pointer, message, missing }: CheckFinding): string {
  return missing ?? `${pointer ?? (object === undefined ? INPUTS[rule] ?? 'the document' : objectText(object))} ${message}`;
}

/** `Kind namespace/name`, as people on call know an object. */
export function objectText({ kind, namespace, name }: ObjectName): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name ?? '(no name)'}`;
}

/** What tells findings apart for good, whatever lines are added above them: alike ones at one field are numbered. */
export function fingerprints(findings: CheckFinding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, object, pointer } = finding;
    const key = JSON.stringify([rule, positionOf(finding).file, object && objectText(object), pointer]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}${count}`).digest('hex');
  });
}
