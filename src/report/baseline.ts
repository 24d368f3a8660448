import { CheckFinding, isUnread, objectText, positionOf } from './check-finding';

/** Findings that were there on the first day, and are not to be told again: without lines, which move. */
export interface Baseline {
  readonly version: 1;
  readonly findings: BaselineEntry[];
}

/** Findings of one rule at one field of one object. */
export interface BaselineEntry {
  readonly rule: string;
  /** `Kind namespace/name`, or the file where something in it cannot be read. */
  readonly object: string;
  readonly pointer?: string;
  /** How many there are. */
  readonly count: number;
}

/** The findings that there are now, as a baseline. What cannot be read is not in it: nobody knows what would be found there. */
export function baselineOf(findings: CheckFinding[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings.filter((each) => !isUnread(each))) {
    const key = keyOf(entryOf(finding));
    entries.set(key, { ...entryOf(finding), count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return { version: 1, findings: [...entries].sort(([one], [other]) => one < other ? -1 : 1).map(([, entry]) => entry) };
}

/** Findings beside a baseline: those that it does not have, how many it has, and how many of it are gone. */
export interface Beyond {
  readonly fresh: CheckFinding[];
  readonly known: number;
  readonly gone: number;
}

export function beyond(findings: CheckFinding[], baseline: Baseline): Beyond {
  const left = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const fresh = findings.filter((finding) => {
    const key = keyOf(entryOf(finding));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return { fresh, known: findings.length - fresh.length, gone };
}

function entryOf(finding: CheckFinding): Omit<BaselineEntry, 'count'> {
  const { rule, object, pointer } = finding;
  return { rule, object: object === undefined ? positionOf(finding).file : objectText(object), pointer };
}

function keyOf({ rule, object, pointer }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([rule, object, pointer]);
}
