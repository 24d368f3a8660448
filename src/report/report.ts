import { UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { LocatedDocument } from '../graph/manifest';
import { ReportedFinding, stops } from '../rules/reported-finding';
import { Rule } from '../rules/rule';
import { findingsIn } from '../rules/run';

/** What the rules have to say, as lines for people: sorted, and each once. */
export interface Report {
  /** Faults that stop a synth. */
  readonly errors: string[];
  /** Faults that may do harm, faults that are ignored with their reasons, and facts that nobody stated. */
  readonly warnings: string[];
}

/** Runs rules over a set of documents. */
export function runRules(documents: LocatedDocument[], rules?: Rule[], cluster = UNKNOWN_CLUSTER): Report {
  const found = findingsIn(documents, rules, cluster);
  return {
    errors: found.filter(stops).map(textOf),
    warnings: found.filter((each) => !stops(each)).map(textOf),
  };
}

/** A finding as a line for people. */
export function textOf(finding: ReportedFinding): string {
  const { rule, place, ignoredBecause } = finding;
  return `${markOf(finding)}${rule}: [${place}] ${sentenceOf(finding)}${ignoredBecause === undefined ? '' : ` (reason: ${ignoredBecause})`}`;
}

function markOf(finding: ReportedFinding): string {
  if (finding.ignoredBecause !== undefined) {
    return 'ignored ';
  }
  return finding.missing !== undefined ? 'unknown ' : stops(finding) ? '' : `${finding.severity} `;
}

function sentenceOf({ pointer, message, got, effect, fix, related, missing }: ReportedFinding): string {
  if (missing !== undefined) {
    return missing;
  }
  const alike = related.filter((each) => each.got !== undefined).map((each) => `${each.got} at ${each.place}`);
  return `${pointer === undefined ? '' : `${pointer}: `}${message}${effect === undefined ? '' : `; ${effect}`}, got ${got}`
    + `${alike.length === 0 ? '' : ` (and ${alike.join(', ')})`}; ${fix.text}`;
}
