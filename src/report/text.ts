import { ReportedFinding, stops } from '../rules/reported-finding';

/** A finding as a line for people. */
export function textOf(finding: ReportedFinding): string {
  const { rule, place, ignoredBecause } = finding;
  return `${markOf(finding)}${rule}: [${place}] ${sentenceOf(finding)}${ignoredBecause === undefined ? '' : ` (reason: ${ignoredBecause})`}`;
}

function markOf(finding: ReportedFinding): string {
  if (finding.ignoredBecause !== undefined) {
    return 'ignored ';
  }
  return finding.missing !== undefined ? 'unknown ' : stops(finding) ? '' : 'warning ';
}

function sentenceOf({ pointer, message, got, effect, fix, related, missing }: ReportedFinding): string {
  if (missing !== undefined) {
    return missing;
  }
  const alike = related.filter((each) => each.got !== undefined).map((each) => `${each.got} at ${each.place}`);
  return `${pointer === undefined ? '' : `${pointer}: `}${message}${effect === undefined ? '' : `; ${effect}`}, got ${got}`
    + `${alike.length === 0 ? '' : ` (and ${alike.join(', ')})`}; ${fix.text}`;
}
