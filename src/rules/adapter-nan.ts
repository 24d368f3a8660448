import { adapterFindings } from './adapter-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { RULE_IDS } from '../platforms/prometheus-adapter/rule-faults';

export const adapterNan: Rule = {
  id: RULE_IDS.nan,
  severity: Severity.WARNING,
  says: 'prometheus-adapter turns NaN and infinity in an external metric into a huge number. A quantile or a ratio is NaN while no requests come.',
  remedy: 'Write (QUERY >= 0) or 0 * sum(rate(COUNTER[WINDOW])).',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/external-provider/metric_converter.go',
  find: (graph: ScalingGraph): Iterable<Finding> => adapterFindings(graph, RULE_IDS.nan),
};
