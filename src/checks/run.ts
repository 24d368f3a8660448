import { CHECKS } from '.';
import { Check, Finding, Severity, Unknown } from './check';
import { LocatedDocument } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { ignoreAnnotation } from '../annotations';

/** What the checks have to say, as lines for people: sorted, and each once. */
export interface Report {
  /** Faults that stop a synth. */
  readonly errors: string[];
  /** Faults that may do harm, faults that are ignored with their reasons, and facts that nobody stated. */
  readonly warnings: string[];
}

/** Runs every check over a set of manifests, which may be anything: what is no object of Kubernetes is passed over. */
export function runChecks(manifests: LocatedDocument[], checks: Check[] = CHECKS): Report {
  const graph = new ScalingGraph(manifests);
  const errors = new Set<string>();
  const warnings = new Set<string>();
  for (const check of checks) {
    for (const found of check.find(graph)) {
      const reason = ignoredBecause(check, found);
      if (reason !== undefined) {
        warnings.add(`ignored ${line(check, found)} (reason: ${reason})`);
      } else if ('missing' in found) {
        warnings.add(`unknown ${line(check, found)}`);
      } else if (check.severity === Severity.ERROR) {
        errors.add(line(check, found));
      } else {
        warnings.add(`warning ${line(check, found)}`);
      }
    }
  }
  return { errors: [...errors].sort(), warnings: [...warnings].sort() };
}

function line(check: Check, found: Finding | Unknown): string {
  const where = `[${found.at.location}]`;
  if ('missing' in found) {
    return `${check.id}: ${where} ${found.missing}`;
  }
  return `${check.id}: ${where} ${found.field === undefined ? '' : `${found.field}: `}${found.problem}, got ${found.got}; ${found.fix}`;
}

/** An annotation without a reason ignores nothing. */
function ignoredBecause(check: Check, found: Finding | Unknown): string | undefined {
  const annotation = ignoreAnnotation(check.id);
  for (const { manifest } of [found.at, ...found.alsoAt ?? []]) {
    const reason = manifest.metadata?.annotations?.[annotation]?.trim();
    if (reason !== undefined && reason !== '') {
      return reason;
    }
  }
  return undefined;
}
