import { Check, Finding, Severity, Unknown } from './check';
import { nameOf } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';
import { SCRAPED_BY } from '../annotations';
import { metricsOf } from '../promql/metrics-of';
import { tryParse } from '../promql/parse';

export const notScraped: Check = {
  id: 'not-scraped',
  severity: Severity.ERROR,
  says: 'A metric that nothing scrapes is never there: KEDA reads it as 0 or as an error, and nothing scales.',
  remedy: 'Add a monitor that reaches a declared port of the pods, or say who else scrapes the metric.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go; prometheus-operator v0.87 pkg/prometheus/promcfg.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    for (const autoscaler of graph.autoscalers) {
      const asked = autoscaler.triggers.filter(({ query }) => query !== undefined);
      if (asked.length === 0 || autoscaler.manifest.metadata.annotations?.[SCRAPED_BY] !== undefined) {
        continue;
      }
      const workload = graph.targetOf(autoscaler);
      if (workload === undefined) {
        const { kind, name } = autoscaler.target;
        yield {
          at: autoscaler,
          missing: `${kind} ${name} is not part of this app, so nobody can tell whether its metrics are scraped; `
            + `say who scrapes them in the annotation ${SCRAPED_BY}`,
        };
      } else if (!graph.isScraped(workload)) {
        for (const { path, query } of asked) {
          yield {
            at: autoscaler,
            alsoAt: [workload],
            field: `${path}.metadata.query`,
            problem: `asks for a metric, and no ServiceMonitor or PodMonitor of this app reaches a declared port of ${nameOf(workload.manifest)}`,
            got: metricNames(query!).join(', '),
            fix: 'give the server metrics: { port, path }, or monitor: Monitor.external(\'who scrapes it\') '
              + `(on other objects the annotation ${SCRAPED_BY})`,
          };
        }
      }
    }
  },
};

function metricNames(query: string): string[] {
  const tree = tryParse(query);
  const names = tree === undefined ? [] : metricsOf(query, tree);
  return names.length === 0 ? [query] : names;
}
