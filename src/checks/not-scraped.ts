import { Check, Finding, Severity, Unknown } from './check';
import { AutoscalerNode } from '../analysis/autoscaler';
import { nameOf } from '../analysis/manifest';
import { MetricSources, ScalingGraph } from '../analysis/scaling-graph';
import { ScalingTrigger, ServedMetric } from '../analysis/scaling-trigger';
import { executorsOf, isOfExecutor } from '../analysis/seldon1-executor';
import { servedElsewhere } from '../analysis/served-elsewhere';
import { Workload } from '../analysis/workload';
import { SCRAPED_BY } from '../annotations';
import { metricsOf as selectedMetrics } from '../promql/metrics-of';
import { tryParse } from '../promql/parse';
import { selectedValues } from '../promql/selected-values';

/** Components of an InferenceService of which this library writes no monitor. */
const COMPANION = /^spec\.(transformer|explainer)$/;

/** Series that an autoscaler asks for, and where. */
interface Asked {
  readonly field: string;
  readonly series: string[];
  /** The query that asks for them, where it stands in the manifest. */
  readonly query?: string;
}

/** Whether any of some pods is scraped. */
interface Verdict {
  readonly scraped: boolean;
  /** What keeps us from saying that none is. */
  readonly unsure?: string;
}

export const notScraped: Check = {
  id: 'not-scraped',
  severity: Severity.ERROR,
  says: 'A metric that nothing scrapes is never there: KEDA reads it as 0 or as an error, and nothing scales.',
  remedy: 'Add a monitor that reaches a declared port of the pods, or say who else scrapes the metric.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go; prometheus-operator v0.87 pkg/prometheus/promcfg.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    const verdicts = new Map<Workload[], Verdict>();
    for (const autoscaler of graph.autoscalers) {
      const triggers = autoscaler.triggers.filter(({ query, metric }) => query !== undefined
        || (metric?.api === 'custom' && servedElsewhere(autoscaler, metric) === undefined));
      const scrapedBy = (autoscaler.scrapedBy ?? autoscaler.manifest.metadata.annotations?.[SCRAPED_BY] ?? '').trim();
      if (triggers.length === 0 || scrapedBy !== '') {
        continue;
      }
      const { pods, beside, missing } = graph.metricSourcesOf(autoscaler);
      const verdict = verdicts.get(pods) ?? verdictOn(graph, pods);
      verdicts.set(pods, verdict);
      // Queries are long to parse, and where pods are scraped only executors can still be missed.
      if (verdict.scraped && !hasExecutors(pods)) {
        continue;
      }
      const asked = triggers.flatMap((trigger) => askedBy(graph, autoscaler, trigger));
      const ofExecutor = asked.filter((each) => each !== 'unknown' && isOfExecutor(each.series));
      yield* judged(graph, autoscaler, { pods, beside, missing, verdict, asked: asked.filter((each) => !ofExecutor.includes(each)) });
      if (ofExecutor.length > 0) {
        yield* judged(graph, autoscaler, { pods, missing, verdict: verdictOnExecutors(graph, pods, verdict), asked: ofExecutor });
      }
    }
  },
};

/** What an autoscaler asks for of some pods, and whether those are scraped. */
interface Judged extends MetricSources {
  readonly verdict: Verdict;
  readonly asked: (Asked | 'unknown')[];
}

function* judged(
  graph: ScalingGraph, autoscaler: AutoscalerNode, { pods, beside = [], missing, verdict: { scraped, unsure }, asked: all }: Judged,
): Iterable<Finding | Unknown> {
  const others = beside.filter((workload) => graph.isScraped(workload) || graph.mayBeScraped(workload));
  const asked = all.filter((each) => !namesOne(each, others));
  if (scraped || asked.length === 0 || (missing !== undefined && asked.every((each) => comesFromMonitors(graph, each)))) {
    return;
  }
  const because = asked.includes('unknown')
    ? 'no configuration of prometheus-adapter in this app tells from which series its custom metrics are made'
    : missing ?? unsure ?? (others.length > 0 ? `of its components ${nameOf(others[0].manifest)} is scraped, and ${nameOf(pods[0].manifest)} is not` : undefined);
  if (because !== undefined) {
    yield unknown(autoscaler, because);
  } else {
    yield* asked.filter((each) => each !== 'unknown').map((each) => finding(autoscaler, pods[0], each));
  }
}

/** The same of the executors alone, where there are pods of Seldon Core 1. */
function verdictOnExecutors(graph: ScalingGraph, pods: Workload[], verdict: Verdict): Verdict {
  return hasExecutors(pods) ? verdictOn(graph, executorsOf(pods)) : verdict;
}

function hasExecutors(pods: Workload[]): boolean {
  return pods.some(({ owner }) => owner?.manifest.kind === 'SeldonDeployment');
}

/** What a trigger asks Prometheus for; nothing where there is nothing to scrape, and for what another check reports. */
function askedBy(graph: ScalingGraph, autoscaler: AutoscalerNode, { path, query, metric }: ScalingTrigger): (Asked | 'unknown')[] {
  if (query !== undefined) {
    const series = metricsOf(query.text);
    return series.length > 0 ? [{ field: query.path, series, query: query.text }] : [];
  }
  if (metric === undefined || metric.api !== 'custom') {
    return [];
  }
  const rules = graph.adapters.serving(metric);
  if (rules.length === 0 && graph.adapters.knows('custom')) {
    return [];
  }
  const series = rules.flatMap(({ rule }) => rule.series ?? []);
  return series.length > 0 && isOfTarget(metric, autoscaler) ? [{ field: path, series: [...new Set(series)] }] : ['unknown'];
}

/** Whether a metric is said of the pods that are scaled or their model, and not, say, of an Ingress, whose metrics come from elsewhere. */
function isOfTarget({ object }: ServedMetric, { target }: AutoscalerNode): boolean {
  return object === undefined || (object.kind === target.kind && object.name === target.name) || object.kind === 'Model';
}

function finding(at: AutoscalerNode, workload: Workload, { field, series }: Asked): Finding {
  const { manifest, owner } = workload;
  const [where, monitored] = isOfExecutor(series) && owner !== undefined
    ? [`the executor of ${nameOf(owner.manifest)}`, 'write a PodMonitor for its port metrics, path /prometheus']
    : [`a declared port of ${nameOf(manifest)}`, COMPANION.test(at.targetPath) ? 'add a ServiceMonitor of its Service' : 'give the server metrics: { port, path }'];
  return {
    at,
    alsoAt: [workload],
    field,
    problem: `asks for a metric, and no ServiceMonitor or PodMonitor of this app reaches ${where}`,
    got: series.join(', '),
    fix: `${monitored}; where the metric is somebody else's, Monitor.external('who scrapes it'), `
      + `or availableAtZero on the trigger (on other objects the annotation ${SCRAPED_BY})`,
  };
}

function unknown(at: AutoscalerNode, because: string): Unknown {
  return {
    at,
    missing: `${because}, so nobody can tell whether its metrics are scraped; say who scrapes them in the annotation ${SCRAPED_BY}`,
  };
}

function verdictOn(graph: ScalingGraph, pods: Workload[]): Verdict {
  const scraped = pods.some((workload) => graph.isScraped(workload));
  if (scraped) {
    return { scraped };
  }
  const homeless = pods.find(({ manifest }) => manifest.metadata.namespace === undefined);
  if (homeless !== undefined) {
    return { scraped, unsure: `${nameOf(homeless.manifest)} has no namespace, by which monitors find it` };
  }
  const open = pods.find((workload) => graph.mayBeScraped(workload));
  return { scraped, unsure: open && `a monitor picks the pods of ${nameOf(open.manifest)}, but no manifest tells whether they have the port and path it asks for` };
}

/** Whether a query selects the series of one of some workloads by its name, such as `service="model-predictor"`. */
function namesOne(asked: Asked | 'unknown', workloads: Workload[]): boolean {
  const query = asked === 'unknown' ? undefined : asked.query;
  return workloads.some(({ manifest }) => query?.includes(`"${manifest.metadata.name}`));
}

/** Whether all that a query asks for comes from PodMonitors of the app, which Prometheus names in the label `job`. */
function comesFromMonitors(graph: ScalingGraph, asked: Asked | 'unknown'): boolean {
  const query = asked === 'unknown' ? undefined : asked.query;
  const tree = query === undefined ? undefined : tryParse(query);
  const jobs = query !== undefined && tree && selectedValues(query, tree, 'job');
  return Array.isArray(jobs) && jobs.every((job) => graph.podMonitorJobs.has(job));
}

/** What a query asks for; without a metric of its own there is nothing to scrape, and what does not parse is not this check's to report. */
function metricsOf(query: string): string[] {
  const tree = tryParse(query);
  return tree === undefined ? [] : selectedMetrics(query, tree);
}
