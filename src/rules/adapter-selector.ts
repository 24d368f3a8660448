import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { Fault } from '../faults/fault';
import { AutoscalerNode } from '../graph/autoscaler';
import { seriesKnownOf } from '../graph/known-series';
import { servedElsewhere, ServingRule } from '../graph/metrics-adapters';
import { ScalingGraph } from '../graph/scaling-graph';
import { ServedMetric } from '../graph/scaling-trigger';
import { labelFaults } from '../model-servers/label-faults';
import { selectorFaults } from '../platforms/prometheus-adapter/metrics-query';
import { LabelMatcher, selector } from '../promql/label-matcher';

export const adapterSelector: Rule = {
  id: 'adapter-selector',
  severity: Severity.ERROR,
  says: 'prometheus-adapter puts the selector of an HPA\'s metric into the query of its rule: labels that no series has find nothing, and a query without <<.LabelMatchers>> ignores them.',
  remedy: 'Select by labels that the series have, and write <<.LabelMatchers>> in the query of the rule.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/metrics_query.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      for (const { metric, path } of autoscaler.triggers) {
        if (metric?.selector === undefined || servedElsewhere(autoscaler, metric) !== undefined) {
          continue;
        }
        for (const { adapter, rule } of graph.adapters.serving(metric)) {
          const found = faultFindings(autoscaler, `${path}.${metric.selector.field}`, faultsOf(graph, autoscaler, metric.selector, rule));
          yield* found.map((each) => ({ ...each, alsoAt: [adapter] }));
        }
      }
    }
  },
};

function faultsOf(
  graph: ScalingGraph, autoscaler: AutoscalerNode, { labels }: NonNullable<ServedMetric['selector']>, { discovery, series }: ServingRule['rule'],
): Fault[] {
  const refused = discovery === undefined ? [] : selectorFaults(discovery.query, labels);
  if (refused.length > 0 || series === undefined) {
    return refused;
  }
  const matchers = Object.entries(labels).map(([label, value]) => LabelMatcher.equal(label, value));
  return labelFaults(selector(series, matchers), [{ metric: series, matchers }], seriesKnownOf(graph, autoscaler).added);
}
