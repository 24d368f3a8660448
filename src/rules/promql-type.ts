import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { counterFaults, seriesFaults } from '../model-servers/query-faults';
import { resultFaults } from '../promql/syntax-faults';

export const promqlType: Rule = {
  id: 'promql-type',
  severity: Severity.ERROR,
  says: 'A counter without rate, a rate of a gauge, a quantile without buckets or a result that is no instant vector has no meaning, or no value for KEDA.',
  remedy: 'Use the function that the type of the metric is made for, and let the query yield an instant vector.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go; prometheus v3.14 promql/functions.go, promql/quantile.go',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'promql-type', ({ text }) => [...resultFaults(text), ...seriesFaults(text), ...counterFaults(text)]);
  },
};
