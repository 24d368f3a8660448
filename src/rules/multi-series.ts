import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { multipleFaults } from '../model-servers/query-faults';

export const multiSeries: Rule = {
  id: 'multi-series',
  severity: Severity.ERROR,
  says: 'KEDA fails on a query that yields several series: it works with one pod, and fails with the second one.',
  remedy: 'Aggregate the query: sum(...) for a total, max(...) for a level.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'multi-series', ({ text }) => multipleFaults(text));
  },
};
