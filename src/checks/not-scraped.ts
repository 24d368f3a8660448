import { Check, Finding, Severity, Unknown } from './check';
import { AutoscalerNode } from '../analysis/autoscaler';
import { nameOf } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { Workload } from '../analysis/workload';
import { SCRAPED_BY } from '../annotations';
import { metricsOf as selectedMetrics } from '../promql/metrics-of';
import { tryParse } from '../promql/parse';
import { selectedValues } from '../promql/selected-values';

export const notScraped: Check = {
  id: 'not-scraped',
  severity: Severity.ERROR,
  says: 'A metric that nothing scrapes is never there: KEDA reads it as 0 or as an error, and nothing scales.',
  remedy: 'Add a monitor that reaches a declared port of the pods, or say who else scrapes the metric.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go; prometheus-operator v0.87 pkg/prometheus/promcfg.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const scrapedBy = (autoscaler.manifest.metadata.annotations?.[SCRAPED_BY] ?? '').trim();
      if (scrapedBy !== '' || (workload !== undefined && graph.isScraped(workload))) {
        continue;
      }
      const asked = autoscaler.triggers.flatMap(({ path, query }) => query !== undefined && metricsOf(query).length > 0 ? [{ path, query }] : []);
      if (workload === undefined && asked.every(({ query }) => comesFromMonitors(graph, query))) {
        continue;
      }
      if (workload === undefined) {
        yield unknown(autoscaler, `${autoscaler.target.kind} ${autoscaler.target.name} is not part of this app`);
      } else if (asked.length > 0 && workload.manifest.metadata.namespace === undefined) {
        yield unknown(autoscaler, `${nameOf(workload.manifest)} has no namespace, by which monitors find it`);
      } else {
        yield* asked.map(({ path, query }) => finding(autoscaler, workload, `${path}.metadata.query`, query));
      }
    }
  },
};

function finding(at: AutoscalerNode, workload: Workload, field: string, query: string): Finding {
  return {
    at,
    alsoAt: [workload],
    field,
    problem: `asks for a metric, and no ServiceMonitor or PodMonitor of this app reaches a declared port of ${nameOf(workload.manifest)}`,
    got: metricsOf(query).join(', '),
    fix: 'give the server metrics: { port, path }; where the metric is somebody else\'s, Monitor.external(\'who scrapes it\'), '
      + `or availableAtZero on the trigger (on other objects the annotation ${SCRAPED_BY})`,
  };
}

function unknown(at: AutoscalerNode, because: string): Unknown {
  return {
    at,
    missing: `${because}, so nobody can tell whether its metrics are scraped; say who scrapes them in the annotation ${SCRAPED_BY}`,
  };
}

/**
 * Whether all that a query asks for comes from monitors of the app: PodMonitors, which Prometheus names in the label `job`, or
 * ServiceMonitors of Services that KServe makes, which it names in `namespace` and `service`.
 */
function comesFromMonitors(graph: ScalingGraph, query: string): boolean {
  const tree = tryParse(query);
  const [jobs, namespaces, services] = ['job', 'namespace', 'service'].map((label) => tree && selectedValues(query, tree, label));
  return jobs?.every((job) => graph.podMonitorJobs.has(job))
    ?? services?.every((service) => namespaces?.every((namespace) => graph.kserveServices.has(`${namespace}/${service}`)) ?? false) ?? false;
}

/** What a query asks for; without a metric of its own there is nothing to scrape, and what does not parse is not this check's to report. */
function metricsOf(query: string): string[] {
  const tree = tryParse(query);
  return tree === undefined ? [] : selectedMetrics(query, tree);
}
