import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { idleFaults } from '../promql/idle-faults';

export const nan: Rule = {
  id: 'nan',
  severity: Severity.WARNING,
  says: 'A ratio or a quantile is NaN while no requests come: KEDA fails on it, or takes it for 0.',
  remedy: 'Drop NaN by a comparison, and let a rate of the same series be 0 in its place.',
  source: 'kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, IsNaN and IsInf; prometheus v3.14 promql/quantile.go',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'nan', ({ nullIsZero, text }) => idleFaults(text, nullIsZero), ({ mayBeMetricsQl }) => !mayBeMetricsQl);
  },
};
