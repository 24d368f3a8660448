import { RULES } from '.';
import { Rule, Finding, Severity, Unknown } from './rule';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { statingHint, verdictOn } from '../cluster/versions';
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
export function runRules(documents: LocatedDocument[], rules: Rule[] = RULES, cluster = UNKNOWN_CLUSTER): Report {
  const reported = findingsIn(documents, rules, cluster);
  const texts = (isError: boolean) => reported.filter((each) => each.isError === isError).map(({ text }) => text);
  return { errors: texts(true), warnings: texts(false) };
}

/** The same, each with its place: sorted by their texts, and each once. */
export function findingsIn(documents: LocatedDocument[], rules: Rule[] = RULES, cluster = UNKNOWN_CLUSTER): Reported[] {
  const graph = new ScalingGraph(documents);
  const found = new Map(rules.flatMap((rule) => findingsOf(rule, graph, cluster)).map((each) => [each.text, each]));
  return [...found.values()].sort((one, other) => one.text < other.text ? -1 : 1);
}

function findingsOf(check: Rule, graph: ScalingGraph, cluster: ClusterProfile): Reported[] {
  const reported: Reported[] = [];
  const byCause = new Map<unknown, Finding[]>();
  const add = (mark: string, { location }: LocatedDocument, line: string, end = '') =>
    reported.push({ check: check.id, isError: mark === '', location, text: `${mark}${check.id}: [${location}] ${line}${end}` });
  for (const found of check.find(graph, cluster)) {
    const each = asIn(found.at.cluster ?? cluster, found);
    if (each === undefined) {
      continue;
    }
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
    add((first.severity ?? check.severity) === Severity.ERROR ? '' : 'warning ', first.at, lineOf(first, others));
  }
  return reported;
}

/** A finding as the versions of the cluster have it: none where they do not, and a warning where it is not known whether they do. */
function asIn(cluster: ClusterProfile, found: Finding | Unknown): Finding | Unknown | undefined {
  const only = 'missing' in found ? undefined : found.only;
  const verdict = verdictOn(only, cluster);
  if (only === undefined || 'missing' in found || verdict === 'always') {
    return found;
  }
  return verdict === 'never' ? undefined : { ...found, severity: Severity.WARNING, fix: `${found.fix} ${statingHint(only)}` };
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
function ignoredBecause(check: Rule, found: Finding | Unknown): string | undefined {
  const annotation = ignoreAnnotation(check.id);
  for (const { manifest } of [found.at, ...found.alsoAt ?? []]) {
    const reason = manifest.metadata.annotations?.[annotation]?.trim();
    if (reason !== undefined && reason !== '') {
      return reason;
    }
  }
  return undefined;
}
