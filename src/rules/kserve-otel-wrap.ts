import { faultFindings } from './fault-findings';
import { podMetricsOf } from './kserve-otel';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { wrappedQueryFaults } from '../platforms/kserve/pod-metric-faults';

export const kserveOtelWrap: Rule = {
  id: 'kserve-otel-wrap',
  severity: Severity.ERROR,
  says: 'KServe puts the query of a PodMetric into sum(...{namespace=..., deployment=...}). A query with braces or functions then names no metric, and its value is always 0.',
  remedy: 'Write the name of the metric alone.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go; kedify/otel-add-on v0.1.4 metric/simple_parser.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { at, path, metric } of podMetricsOf(graph)) {
      yield* faultFindings(at, path, wrappedQueryFaults(metric));
    }
  },
};
