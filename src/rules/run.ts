import { RULES } from '.';
import { otherIdsOf } from './ids';
import { patchOf } from './patch';
import { ObjectName, RelatedObject, ReportedFinding } from './reported-finding';
import { Finding, Rule, Severity, Unknown } from './rule';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { statingHint, verdictOn } from '../cluster/versions';
import { bothWords, fixText } from '../faults/fix';
import { LocatedDocument, LocatedManifest, Manifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ignoreAnnotation } from '../platforms/annotations';

/** What counts first is reported first. */
const ORDER = [Severity.ERROR, Severity.WARNING, Severity.INFO];

/**
 * What the rules find in a set of documents, which may be anything: what is no object of Kubernetes is passed over. Sorted, and each once.
 * What is no fault is in it only where it is asked for.
 */
export function findingsIn(
  documents: LocatedDocument[], rules: Rule[] = RULES, cluster: ClusterProfile = UNKNOWN_CLUSTER, withInfo = false,
): ReportedFinding[] {
  const graph = new ScalingGraph(documents, cluster);
  const asked = withInfo ? rules : rules.filter(({ severity }) => severity !== Severity.INFO);
  const found = new Map(asked.flatMap((rule) => findingsOf(rule, graph, cluster, withInfo)).map((each) => [keyOf(each), each]));
  return [...found].sort(([one], [other]) => one < other ? -1 : 1).map(([, each]) => each);
}

function findingsOf(rule: Rule, graph: ScalingGraph, cluster: ClusterProfile, withInfo: boolean): ReportedFinding[] {
  const reported: ReportedFinding[] = [];
  const byCause = new Map<unknown, Finding[]>();
  for (const found of rule.find(graph, cluster)) {
    const each = asIn(found.at.cluster ?? cluster, found);
    if (each === undefined || (!withInfo && 'severity' in each && each.severity === Severity.INFO)) {
      continue;
    }
    const ignoredBecause = reasonToIgnore(rule, each);
    if (ignoredBecause !== undefined || 'missing' in each) {
      reported.push({ ...dataOf(graph, rule, each), ignoredBecause });
    } else {
      const cause = each.cause ?? each;
      byCause.set(cause, [...byCause.get(cause) ?? [], each]);
    }
  }
  return [...reported, ...[...byCause.values()].map(([first, ...others]) => dataOf(graph, rule, first, others))];
}

/** A finding as the versions of the cluster have it: none where they do not, and a warning where it is not known whether they do. */
function asIn(cluster: ClusterProfile, found: Finding | Unknown): Finding | Unknown | undefined {
  const only = 'missing' in found ? undefined : found.only;
  const verdict = verdictOn(only, cluster);
  if (only === undefined || 'missing' in found || verdict === 'always') {
    return found;
  }
  return verdict === 'never' ? undefined : { ...found, severity: Severity.WARNING, fix: bothWords`${found.fix} ${statingHint(only)}` };
}

/** A finding, and others of the same cause. */
function dataOf(graph: ScalingGraph, rule: Rule, found: Finding | Unknown, others: Finding[] = []): ReportedFinding {
  const { at, alsoAt = [] } = found;
  const common = { rule: rule.id, severity: rule.severity, object: objectOf(at.manifest) };
  const related = [...others.map((other): RelatedObject => ({ ...relatedOf(other.at), got: other.got })), ...alsoAt.map(relatedOf)];
  if ('missing' in found) {
    return { ...common, place: at.location, message: '', fix: { text: '' }, related, missing: found.missing };
  }
  const { field, problem, got, effect, fix, severity = rule.severity } = found;
  return {
    ...common,
    severity,
    place: field === undefined ? at.location : at.positionOf?.(field) ?? at.location,
    pointer: field,
    message: problem,
    got,
    effect,
    fix: { text: fixText(fix, at.isOurs === true), ...patchOf(found, graph) },
    related,
  };
}

function relatedOf({ manifest, location }: LocatedManifest): RelatedObject {
  return { object: objectOf(manifest), place: location };
}

function objectOf({ apiVersion, kind, metadata: { namespace, name } }: Manifest): ObjectName {
  return { apiVersion, kind, namespace, name };
}

/** What tells a finding from others, in the order of which they are reported: those that count first. */
function keyOf({ rule, severity, place, pointer, message, got, missing, ignoredBecause }: ReportedFinding): string {
  const kind = ignoredBecause !== undefined ? ORDER.length + 1 : missing !== undefined ? ORDER.length : ORDER.indexOf(severity);
  return JSON.stringify([kind, rule, place, pointer, message, got, missing, ignoredBecause]);
}

/** An annotation without a reason ignores nothing; one of a former id is told the id of today. */
function reasonToIgnore({ id }: Rule, found: Finding | Unknown): string | undefined {
  const { families, former } = otherIdsOf(id);
  for (const { manifest: { metadata: { annotations = {} } } } of [found.at, ...found.alsoAt ?? []]) {
    for (const each of [id, ...families, ...former]) {
      const reason = annotations[ignoreAnnotation(each)]?.trim() ?? '';
      if (reason !== '') {
        return former.includes(each) ? `${reason} (${each} is called ${id} now)` : reason;
      }
    }
  }
  return undefined;
}
