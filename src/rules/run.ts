import { CHECKS } from '.';
import { Check, Finding, Severity, Unknown } from './check';
import { LocatedDocument } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ignoreAnnotation } from '../platforms/annotations';

/** What the checks have to say, as lines for people: sorted, and each once. */
export interface Report {
  /** Faults that stop a synth. */
  readonly errors: string[];
  /** Faults that may do harm, faults that are ignored with their reasons, and facts that nobody stated. */
  readonly warnings: string[];
}

/** One thing that a check has to say. */
export interface Reported {
  readonly check: string;
  /** Whether it is a fault that stops a synth. */
  readonly isError: boolean;
  /** The place of the object at fault. */
  readonly location: string;
  /** A line for people. */
  readonly text: string;
}

/** Runs every check over a set of manifests, which may be anything: what is no object of Kubernetes is passed over. */
export function runChecks(documents: LocatedDocument[], checks: Check[] = CHECKS): Report {
  const reported = findingsIn(documents, checks);
  const texts = (isError: boolean) => reported.filter((each) => each.isError === isError).map(({ text }) => text);
  return { errors: texts(true), warnings: texts(false) };
}

/** The same, each with its place: sorted by their texts, and each once. */
export function findingsIn(documents: LocatedDocument[], checks: Check[] = CHECKS): Reported[] {
  const graph = new ScalingGraph(documents);
  const found = new Map(checks.flatMap((check) => findingsOf(check, graph)).map((each) => [each.text, each]));
  return [...found.values()].sort((one, other) => one.text < other.text ? -1 : 1);
}

function findingsOf(check: Check, graph: ScalingGraph): Reported[] {
  const reported: Reported[] = [];
  const byCause = new Map<unknown, Finding[]>();
  const isError = check.severity === Severity.ERROR;
  const add = (mark: string, { location }: LocatedDocument, line: string, end = '') =>
    reported.push({ check: check.id, isError: isError && mark === '', location, text: `${mark}${check.id}: [${location}] ${line}${end}` });
  for (const each of check.find(graph)) {
    const reason = ignoredBecause(check, each);
    if (reason !== undefined) {
      add('ignored ', each.at, lineOf(each), ` (reason: ${reason})`);
    } else if ('missing' in each) {
      add('unknown ', each.at, lineOf(each));
    } else {
      const cause = each.cause ?? each;
      byCause.set(cause, [...byCause.get(cause) ?? [], each]);
    }
  }
  for (const [first, ...others] of byCause.values()) {
    add(isError ? '' : 'warning ', first.at, lineOf(first, others));
  }
  return reported;
}

/** A finding, and others of the same cause. */
function lineOf(found: Finding | Unknown, others: Finding[] = []): string {
  if ('missing' in found) {
    return found.missing;
  }
  const also = others.length === 0 ? '' : ` (and ${others.map((other) => `${other.got} at ${other.at.location}`).join(', ')})`;
  return `${found.field === undefined ? '' : `${found.field}: `}${found.problem}, got ${found.got}${also}; ${found.fix}`;
}

/** An annotation without a reason ignores nothing. */
function ignoredBecause(check: Check, found: Finding | Unknown): string | undefined {
  const annotation = ignoreAnnotation(check.id);
  for (const { manifest } of [found.at, ...found.alsoAt ?? []]) {
    const reason = manifest.metadata.annotations?.[annotation]?.trim();
    if (reason !== undefined && reason !== '') {
      return reason;
    }
  }
  return undefined;
}
