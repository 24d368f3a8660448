import { causesIn, ModelChain, TriggerChain } from '../chain/chain';
import { Link, LinkName } from '../chain/link';
import { conditionsOf } from '../chain/seen';
import { LocatedManifest, Manifest } from '../graph/manifest';
import { permissionText, Unread } from '../kubectl/refusals';
import { scalerErrorOf } from '../platforms/keda/scaler-errors';
import { CheckFinding } from '../report/check-finding';
import { RuleText } from '../report/rule-texts';
import { Severity } from '../rules/rule';

/** What each link is, as it is told where the chain breaks, and what to do about it in general. */
const LINKS: { readonly [name in LinkName]: { readonly title: string; readonly says: string; readonly remedy: string } } = {
  'target': { title: 'its target', says: 'What is to be scaled is not there, or has no pods.', remedy: 'Correct scaleTargetRef, or what keeps the pods from being made.' },
  'port': { title: 'the port of its pods', says: 'A monitor asks for a port that does not lead to the pods.', remedy: 'Let the container, the Service and the monitor name one port.' },
  'service': { title: 'its Service', says: 'No Service leads to the pods.', remedy: 'Let the selector of the Service match the labels of the pods.' },
  'monitor': { title: 'its monitor', says: 'Prometheus is not told to scrape the pods.', remedy: 'Add a monitor that picks the pods, and that the Prometheus selects.' },
  'scrape': { title: 'its target in Prometheus', says: 'Prometheus cannot scrape the pods.', remedy: 'See the error of the last scrape.' },
  'series': { title: 'its series', says: 'Prometheus does not have the series of the query.', remedy: 'Correct the name and the labels of the metric, or let the pods export it.' },
  'authentication': { title: 'its credentials', says: 'The credentials of a trigger are not there.', remedy: 'Make the TriggerAuthentication that the trigger names.' },
  'query': { title: 'its query', says: 'The query of a trigger gives no number.', remedy: 'See what is said of it.' },
  'metrics-api': { title: 'the metrics API', says: 'The metrics API does not answer the HorizontalPodAutoscaler.', remedy: 'See what serves it.' },
  'hpa': { title: 'its HorizontalPodAutoscaler', says: 'The HorizontalPodAutoscaler does not scale.', remedy: 'See its conditions.' },
  'scaled-object': { title: 'its ScaledObject', says: 'KEDA does not scale.', remedy: 'See the conditions and the events of the ScaledObject.' },
  'replicas': { title: 'its replicas', says: 'Replicas that are wanted are not there, or may not be.', remedy: 'Make room for them, or raise the most replicas.' },
};
const UNREAD = 'live-unread';
const NOT_THERE = 'live-absent';
const PREFIX = 'live-';
/** The whole cluster, where a finding is of no object. */
const CLUSTER_PLACE = 'cluster';

/** What is told of the links, as of rules. */
export const LIVE_RULES: readonly RuleText[] = [
  ...Object.entries(LINKS).map(([name, { says, remedy }]) => ({ id: `${PREFIX}${name}`, severity: Severity.ERROR, says, remedy })),
  { id: UNREAD, severity: Severity.ERROR, says: 'Some of the cluster could not be read.', remedy: 'Give the permissions that are named.' },
  { id: NOT_THERE, severity: Severity.ERROR, says: 'An autoscaler of the manifests is not in the cluster.', remedy: 'Apply it, or choose the cluster that has it.' },
];

/** Whether a finding is of what happens, and not of what is written. */
export function isLiveRule(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** What is told of where an object stands, in the manifests or in the cluster. */
export type PlaceOf = (manifest: Manifest) => string;

/** The links at which chains break, and those of which nothing is known: each once for an autoscaler. */
export function findingsOfChain({ node, triggers }: ModelChain, placeOf: PlaceOf): CheckFinding[] {
  const found = new Map<string, { readonly link: Link; readonly of: TriggerChain[] }>();
  for (const trigger of triggers) {
    for (const link of [...causesIn(trigger.links), ...trigger.links.filter(({ state }) => state === 'unknown')]) {
      const key = JSON.stringify([link.name, link.says, link.missing?.replace(trigger.path, '')]);
      found.set(key, { link, of: [...found.get(key)?.of ?? [], trigger] });
    }
  }
  return [...found.values()].map(({ link, of }) => findingOf(link, node.manifest, placeOf(node.manifest), of.length === triggers.length ? [] : of));
}

function findingOf(link: Link, manifest: Manifest, place: string, of: readonly TriggerChain[]): CheckFinding {
  const { name, says, got, effect, fix = '', isWarning, missing } = link;
  const common = { rule: `${PREFIX}${name}`, severity: isWarning ? Severity.WARNING : Severity.ERROR, object: objectOf(manifest), place, related: [] };
  if (missing !== undefined) {
    return { ...common, message: '', fix: { text: '' }, missing: `${says}: ${missing}` };
  }
  const trigger = of.length === 0 ? '' : ` of ${of.map(({ path, type }) => `${path} (${type})`).join(', ')}`;
  return { ...common, message: `breaks at ${LINKS[name].title}${trigger}: ${says}`, got: got === undefined ? undefined : JSON.stringify(got), effect, fix: { text: fix } };
}

/** What could not be read, once for each scope. */
export function findingsOfUnread(unread: readonly Unread[]): CheckFinding[] {
  const byScope = new Map<string, Unread[]>();
  unread.forEach((each) => {
    const key = JSON.stringify([each.namespace, each.because, each.said]);
    byScope.set(key, [...byScope.get(key) ?? [], each]);
  });
  return [...byScope.values()].map((some) => {
    const what = permissionsText(some);
    const [{ because, said }] = some;
    return {
      rule: UNREAD,
      severity: Severity.ERROR,
      place: CLUSTER_PLACE,
      message: '',
      fix: { text: '' },
      related: [],
      missing: because === 'forbidden' ? `these permissions are missing, so nobody can tell what is there: ${what}` : `${what} failed: ${said}`,
    };
  });
}

/** `list pods, services in namespace llm`. */
function permissionsText(unread: readonly Unread[]): string {
  const [first] = unread;
  const names = [...new Set(unread.map(({ resource, group }) => group === '' ? resource : `${resource}.${group}`))];
  return permissionText({ ...first, resource: names.join(', '), group: '' });
}

/** ScaledJobs that KEDA does not handle: they have no replicas, and so no chain. */
export function findingsOfJobs(jobs: readonly LocatedManifest[]): CheckFinding[] {
  return jobs.flatMap(({ location, manifest }) => {
    const ready = conditionsOf(manifest).Ready;
    const { cause, fix, is } = scalerErrorOf(ready?.message ?? '');
    return ready?.status !== 'False' ? [] : [{
      rule: `${PREFIX}scaled-object`,
      severity: Severity.ERROR,
      object: objectOf(manifest),
      place: location,
      related: [],
      message: `is not handled by KEDA (${ready.reason})${is === 'other' ? '' : `: ${cause}`}`,
      got: JSON.stringify(ready.message),
      effect: 'no Jobs are started',
      fix: { text: is === 'other' ? 'look at kubectl describe scaledjob and at the log of the KEDA operator' : fix },
    }];
  });
}

/** An autoscaler of the manifests that the cluster does not have. */
export function absentFinding(manifest: Manifest, place: string): CheckFinding {
  return {
    rule: NOT_THERE,
    severity: Severity.ERROR,
    object: objectOf(manifest),
    place,
    related: [],
    message: 'is not in the cluster',
    effect: 'nothing scales by it',
    fix: { text: 'apply it, or choose the cluster with --context' },
  };
}

function objectOf({ apiVersion, kind, metadata: { namespace, name } }: Manifest): CheckFinding['object'] {
  return { apiVersion, kind, namespace, name };
}
