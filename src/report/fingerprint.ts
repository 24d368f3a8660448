import { createHash } from 'node:crypto';
import { CheckFinding, positionOf } from './check-finding';
import { objectText } from './object-text';

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
