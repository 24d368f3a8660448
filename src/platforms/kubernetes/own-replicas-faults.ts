import { HPA_METRICS, workloadMetricsOf } from './kube-state-metrics';
import { fault, Fault, asWarnings } from '../../faults/fault';
import { Fix } from '../../faults/fix';
import { LabelMatcher } from '../../promql/label-matcher';
import { nameOf, Node } from '../../promql/nodes';
import { tryParse } from '../../promql/parse';
import { Selector, selectorsOf } from '../../promql/selectors';

/** What is scaled, as its replicas are counted. */
export interface CountedTarget {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The HPA that scales it, where its name is known. */
  readonly hpaName?: string;
}

/** Functions by which a query tells something beside what it selects: the time, or what is not there. */
const OF_TIME = [
  'time', 'timestamp', 'minute', 'hour', 'day_of_week', 'day_of_month', 'day_of_year', 'days_in_month', 'month', 'year', 'absent', 'absent_over_time',
];
/** Expressions that look at another time. */
const AT_ANOTHER_TIME = ['OffsetExpr', 'StepInvariantExpr'];
/** Labels that the scrape of kube-state-metrics itself adds: they choose no workload. */
const OF_SCRAPE = ['container', 'endpoint', 'instance', 'job', 'pod', 'service'];
const FIX: Fix = {
  typescript: 'scale on what requests change, and use it in a formula: Autoscaler.keda({ formula })',
  yaml: 'scale on what requests change, such as a rate or a queue, and use the number of replicas in advanced.scalingModifiers.formula alone',
};

/**
 * A query that counts the replicas of what it scales, and asks for nothing else: whatever the requests, it is the replicas that decide the
 * replicas. Beside other triggers it may be meant as a brake. Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go.
 */
export function ownReplicasFaults(query: string, target: CountedTarget, isAlone: boolean): Fault[] {
  const tree = mayCount(query, target) ? tryParse(query) : undefined;
  const selectors = tree === undefined ? [] : selectorsOf(query, tree);
  const countsAlone = selectors.length > 0 && selectors.every((selector) => countsReplicas(selector, target));
  if (tree === undefined || !countsAlone || looksElsewhere(query, tree.topNode)) {
    return [];
  }
  const told = `tells how many replicas ${target.kind} ${target.name} has, and nothing of its load`;
  return isAlone
    ? [fault(`${told}: by it the replicas stay as they are, or go to the minimum or the maximum, whatever requests come`, query, FIX)]
    : asWarnings([fault(`${told}: it asks for replicas because there are replicas, which can keep the model from scaling in`, query, FIX)]);
}

/** A trigger on replicas that stands outside of a formula: true alone and beside other triggers. */
export function outsideFormulaFault(query: string, { kind, name }: CountedTarget): Fault {
  return fault(`tells of the replicas of ${kind} ${name}, and nothing of its load: alone or beside other triggers, it asks for replicas whatever requests come`, query, FIX);
}

/** Whether a query names a metric of replicas at all: nearly none does, and to parse each takes long. */
function mayCount(query: string, { kind }: CountedTarget): boolean {
  return [...replicaMetricsOf(kind).metrics, HPA_METRICS.current, HPA_METRICS.desired].some((metric) => query.includes(metric));
}

/** The metrics that count the replicas there are or that are asked for, and the label that names the workload. */
function replicaMetricsOf(kind: string): { readonly label: string; readonly metrics: string[] } {
  const { label, unavailable: _missing, ...metrics } = workloadMetricsOf(kind) ?? { label: '' };
  return { label, metrics: Object.values(metrics) };
}

function countsReplicas({ matchers, metric }: Selector, { hpaName, kind, name, namespace }: CountedTarget): boolean {
  const { label, metrics } = replicaMetricsOf(kind);
  const isOfHpa = metric === HPA_METRICS.current || metric === HPA_METRICS.desired;
  if (metric === undefined || !(isOfHpa || metrics.includes(metric))) {
    return false;
  }
  const [named, wanted] = isOfHpa ? [HPA_METRICS.label, hpaName] : [label, name];
  const isNamed = deciding(matchers, named).some(({ operator, value }) => operator === '=' && value === wanted);
  const isElsewhere = namespace !== undefined && deciding(matchers, 'namespace').some(({ operator, value }) => operator === '=' && value !== namespace);
  return isNamed && !isElsewhere && !choosesMore(matchers, named);
}

/** The conditions that tell what a series is of: where a scrape renamed the label, its own label tells of kube-state-metrics. */
function deciding(matchers: LabelMatcher[], label: string): LabelMatcher[] {
  const exported = matchers.filter((matcher) => matcher.label === `exported_${label}`);
  return exported.length > 0 ? exported : matchers.filter((matcher) => matcher.label === label);
}

/** Whether conditions choose by another label, such as the cluster: then the replicas may be those of another workload of that name. */
function choosesMore(matchers: LabelMatcher[], named: string): boolean {
  const known = ['namespace', 'exported_namespace', named, `exported_${named}`, ...OF_SCRAPE];
  return matchers.some(({ label, operator }) => !operator.startsWith('!') && !known.includes(label));
}

function looksElsewhere(query: string, top: Node): boolean {
  let found = false;
  top.cursor().iterate(({ name, node }) => {
    found ||= AT_ANOTHER_TIME.includes(name) || (name === 'FunctionCall' && OF_TIME.includes(nameOf(query, node)));
  });
  return found;
}
