import { Finding, Rule, Severity, Unknown } from './rule';
import { ClusterProfile, ScrapedByOthersProfile } from '../cluster/cluster-profile';
import { bothWords, Fix, fixText } from '../faults/fix';
import { askedBy, AskedSeries, KnownSeries } from '../graph/asked-series';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { MonitorNode } from '../graph/monitor';
import { namedIn } from '../graph/named-workload';
import { executorsOf, isOfExecutor, isOfSeldonCore1, ownMetricsOf, serversOf } from '../graph/own-metrics';
import { MetricSources, ScalingGraph } from '../graph/scaling-graph';
import { annotatedAs } from '../graph/scrape-config';
import { OwnMetrics, Workload } from '../graph/workload';
import { SCRAPED_BY } from '../platforms/annotations';
import { withoutScale } from '../platforms/scalable';
import { EXECUTOR_METRICS } from '../platforms/seldon-core1/names';
import { tryParse } from '../promql/parse';
import { selectedValues } from '../promql/selectors';

/** Components of an InferenceService of which this library writes no monitor. */
const COMPANION = /^spec\.(transformer|explainer)$/;

/** What to do about a metric that is not of the pods. */
const ELSEWHERE: Fix = {
  typescript: 'where somebody else scrapes it, set monitor: Monitor.external(\'who scrapes it\') of the server; where somebody else exports it, availableAtZero of the trigger',
  yaml: `where somebody else scrapes or exports it, set the annotation ${SCRAPED_BY} to who that is`,
};
const NEW_MONITOR: Fix = {
  typescript: 'give the server metrics: { port, path }',
  yaml: 'add a ServiceMonitor that selects the labels of its Service and names one of its ports, or a PodMonitor',
};
/** Monitors that are shown as likely meant for the pods. */
const MOST_IDLE = 2;

/** Whether any of some pods is scraped. */
interface Verdict {
  readonly scraped: boolean;
  /** What keeps us from saying that none is. */
  readonly unsure?: string;
}

export const notScraped: Rule = {
  id: 'not-scraped',
  severity: Severity.ERROR,
  says: 'A metric that nothing scrapes does not exist in Prometheus: KEDA reads it as 0 or as an error, and nothing scales.',
  remedy: 'Add a monitor that reaches a declared port of the pods, or say who else scrapes the metric.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go; prometheus-operator v0.87 pkg/prometheus/promcfg.go',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding | Unknown> {
    const verdicts = new Map<Workload[], Verdict>();
    for (const autoscaler of graph.autoscalers) {
      const triggers = autoscaler.triggers.filter(({ query, metric }) => query !== undefined || metric?.api === 'custom');
      const scrapedBy = (autoscaler.scrapedBy ?? autoscaler.manifest.metadata.annotations?.[SCRAPED_BY] ?? '').trim();
      // What cannot be scaled is for scale-subresource and seldon-unscalable to report.
      if (triggers.length === 0 || scrapedBy !== '' || isUnscalable(autoscaler)) {
        continue;
      }
      const { pods, missing } = graph.metricSourcesOf(autoscaler);
      const verdict = verdicts.get(pods) ?? verdictOn(graph, pods);
      verdicts.set(pods, verdict);
      // Queries are long to parse, and where pods are scraped only executors can still be missed.
      if (verdict.scraped && !hasExecutors(pods)) {
        continue;
      }
      const { scrapedByOthers } = autoscaler.cluster ?? cluster;
      const asked = triggers.flatMap((trigger) => askedBy(graph, autoscaler, trigger)).filter((each) => !isScrapedByOthers(each, scrapedByOthers));
      const ofExecutor = asked.filter((each) => 'series' in each && isOfExecutor(each.series));
      const ofServers = asked.filter((each) => !ofExecutor.includes(each)).flatMap((each) => {
        const servers = 'series' in each ? serversOf(pods, each.series) : [];
        return servers.length === 0 ? [] : [{ each, servers }];
      });
      const others = asked.filter((asking) => !ofExecutor.includes(asking) && !ofServers.some(({ each }) => each === asking));
      const ofOthers = graph.scrapedWorkloads.filter((workload) => !pods.includes(workload));
      yield* unscraped(graph, autoscaler, { pods, others: ofOthers, missing, verdict, asked: others });
      for (const { each, servers } of ofServers) {
        yield* unscraped(graph, autoscaler, { pods: servers, others: [], missing, verdict: verdictOn(graph, servers), asked: [each] });
      }
      if (ofExecutor.length > 0) {
        yield* unscraped(graph, autoscaler, { pods, others: [], missing, verdict: verdictOnExecutors(graph, pods, verdict), asked: ofExecutor });
      }
    }
  },
};

function isUnscalable({ target }: AutoscalerNode): boolean {
  return withoutScale(target) !== undefined;
}

/** Whether somebody else scrapes all that is asked for, as it is stated of the cluster. */
function isScrapedByOthers(asked: AskedSeries, stated: ScrapedByOthersProfile[] = []): boolean {
  const names = stated.flatMap(({ metrics }) => metrics);
  const isStated = (series: string) => names.some((name) => name.endsWith('*') ? series.startsWith(name.slice(0, -1)) : series === name);
  return names.length > 0 && 'series' in asked && asked.series.every(isStated);
}

/** What an autoscaler asks for of some pods, and whether those are scraped. */
interface AskedPods extends MetricSources {
  /** Other workloads that are scraped: what is asked for may be theirs. */
  readonly others: Workload[];
  readonly verdict: Verdict;
  readonly asked: AskedSeries[];
}

function* unscraped(graph: ScalingGraph, autoscaler: AutoscalerNode, given: AskedPods): Iterable<Finding | Unknown> {
  const { pods, missing, verdict: { scraped, unsure }, asked } = given;
  if (scraped) {
    return;
  }
  const reasons = new Set<string>();
  for (const each of asked) {
    if ('unknown' in each) {
      reasons.add(each.unknown);
      continue;
    }
    const named = namedBy(graph, each, given);
    if (named === 'others' || (missing !== undefined && comesFromMonitors(graph, autoscaler, each))) {
      continue;
    }
    const reason = missing ?? unsure ?? (named === 'pods' ? undefined : otherSource(each, given));
    if (reason === undefined) {
      yield finding(graph, autoscaler, pods[0], each);
    } else {
      reasons.add(reason);
    }
  }
  yield* [...reasons].map((reason) => unknown(autoscaler, reason));
}

/** Whose series a query asks for by a name; undefined where it names none of them. */
function namedBy({ scraping }: ScalingGraph, { query }: KnownSeries, { pods, others }: AskedPods): 'others' | 'pods' | undefined {
  const named = query === undefined ? undefined : namedIn(query, [...pods, ...others], (workload) => scraping.namesOf(workload));
  if (named === undefined || named.size === 0) {
    return undefined;
  }
  return others.some((workload) => named.has(workload)) ? 'others' : 'pods';
}

/** Another workload that is scraped, and whose series may be meant; it is not where the query asks for another namespace. */
function otherSource({ query }: KnownSeries, { pods, others }: AskedPods): string | undefined {
  const tree = query === undefined ? undefined : tryParse(query);
  const namespaces = query === undefined || tree === undefined ? undefined : selectedValues(query, tree, 'namespace');
  const other = others.find(({ manifest: { metadata: { namespace } } }) =>
    namespaces === undefined || namespace === undefined || namespaces.includes(namespace));
  return other && `${nameOf(other.manifest)} is scraped, and ${nameOf(pods[0].manifest)} is not: what is asked for may come from either`;
}

/** The same of the executors alone, where there are pods of Seldon Core 1. */
function verdictOnExecutors(graph: ScalingGraph, pods: Workload[], verdict: Verdict): Verdict {
  return hasExecutors(pods) ? verdictOn(graph, executorsOf(pods)) : verdict;
}

function hasExecutors(pods: Workload[]): boolean {
  return pods.some(isOfSeldonCore1);
}

/** Monitors of the namespace of some pods that select nothing: one of them is likely meant for these. */
function idleMonitors(graph: ScalingGraph, { manifest: { metadata: { namespace } } }: Workload): MonitorNode[] {
  return graph.scraping.monitors.filter((monitor) => {
    const { services, workloads } = graph.pickedBy(monitor);
    return monitor.manifest.metadata.namespace === namespace && monitor.endpoints.length > 0 && services.length === 0 && workloads.length === 0;
  }).slice(0, MOST_IDLE);
}

/** Monitors that select some pods, and scrape none of their ports. */
function selectingMonitors(graph: ScalingGraph, workload: Workload): MonitorNode[] {
  const own = graph.scraping.servicesOf(workload);
  return graph.scraping.monitors.filter((monitor) => {
    const { services, workloads } = graph.pickedBy(monitor);
    return workloads.includes(workload) || services.some(({ service }) => own.includes(service));
  }).slice(0, MOST_IDLE);
}

function finding(graph: ScalingGraph, at: AutoscalerNode, workload: Workload, { field, series }: KnownSeries): Finding {
  const { manifest, owner } = workload;
  const own = ownMetricsOf(workload, series);
  if (own !== undefined) {
    return { at, alsoAt: [workload], field, problem: `asks for a metric, and ${own.unreached}`, got: series.join(', '), fix: bothWords`${fixOf(own)}; ${ELSEWHERE}` };
  }
  const [where, monitored]: [string, Fix] = isOfExecutor(series) && owner !== undefined
    ? [`the executor of ${nameOf(owner.manifest)}`, 'write a PodMonitor for its port metrics, path /prometheus']
    : [`a declared port of ${nameOf(manifest)}`, COMPANION.test(at.targetPath) ? 'add a ServiceMonitor of its Service' : NEW_MONITOR];
  // A monitor of the server's own port says nothing of the executor beside it.
  const [selecting, idle] = [isOfExecutor(series) ? [] : selectingMonitors(graph, workload), idleMonitors(graph, workload)];
  const mended = selecting.length > 0 ? `correct the port of ${nameOf(selecting[0].manifest)}, which selects these pods`
    : idle.length > 0 ? `correct the selector of ${nameOf(idle[0].manifest)}, which selects nothing among the manifests` : undefined;
  const first: Fix = mended === undefined ? monitored : { typescript: fixText(monitored, true), yaml: mended };
  return {
    at,
    alsoAt: [workload, ...selecting.length > 0 ? selecting : idle],
    field,
    problem: `asks for a metric, and no ServiceMonitor or PodMonitor reaches ${where}`,
    got: series.join(', '),
    fix: bothWords`${first}; ${ELSEWHERE}`,
  };
}

/** How to have the metrics of a server whose port is not declared, or others instead. */
function fixOf({ at }: OwnMetrics): string {
  const executor = `ask for ${EXECUTOR_METRICS}server_requests_seconds of the executor`;
  return at === undefined
    ? `${executor}, or leave implementation out of the graph, so that the container keeps its ports and arguments`
    : `let a PodMonitor ask for path ${at.path} of its port http, with a relabeling that sets __address__ to port ${at.port}, or ${executor}`;
}

function unknown(at: AutoscalerNode, because: string): Unknown {
  return {
    at,
    missing: `${because}, so nobody can tell whether its metrics are scraped; say who scrapes them in the annotation ${SCRAPED_BY}`,
  };
}

function verdictOn(graph: ScalingGraph, pods: Workload[]): Verdict {
  const scraped = pods.some((workload) => graph.isReached(workload));
  return scraped ? { scraped } : { scraped, unsure: doubtOn(graph, pods) };
}

function doubtOn({ scraping, scrapeConfig }: ScalingGraph, pods: Workload[]): string | undefined {
  const homeless = pods.find(({ manifest }) => manifest.metadata.namespace === undefined);
  if (homeless !== undefined) {
    return `${nameOf(homeless.manifest)} has no namespace, by which monitors find it`;
  }
  const open = pods.find((workload) => scraping.mayBeScraped(workload));
  if (open !== undefined) {
    return `a monitor picks the pods of ${nameOf(open.manifest)}, but no manifest tells whether they have the port and path it asks for`;
  }
  for (const workload of pods) {
    const annotated = annotatedAs(workload, scraping.servicesOf(workload));
    if (annotated !== undefined) {
      return `${nameOf(workload.manifest)} has ${annotated}`;
    }
  }
  return scrapeConfig === undefined || pods.length === 0
    ? undefined
    : `${nameOf(scrapeConfig.manifest)} holds a scrape configuration, which may reach ${nameOf(pods[0].manifest)}`;
}

/**
 * Whether a monitor of the app is for pods that are made elsewhere, as those of the target are, or all that a query asks for comes from
 * PodMonitors of the app, which Prometheus names in the label `job`.
 */
function comesFromMonitors(graph: ScalingGraph, { manifest }: AutoscalerNode, { query }: KnownSeries): boolean {
  if (graph.hasMonitorOfOthers(manifest.metadata.namespace)) {
    return true;
  }
  const tree = query === undefined ? undefined : tryParse(query);
  const jobs = query === undefined || tree === undefined ? undefined : selectedValues(query, tree, 'job');
  return jobs !== undefined && jobs.every((job) => graph.scraping.podMonitorJobs.has(job));
}
