import { adapterFindings } from './adapter-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { RULE_IDS } from '../platforms/prometheus-adapter/rule-faults';

export const adapterTemplate: Rule = {
  id: RULE_IDS.template,
  severity: Severity.ERROR,
  says: 'prometheus-adapter answers with an error if it cannot fill in a metricsQuery, if Prometheus cannot parse it, or if the result names no object. Without <<.LabelMatchers>> all objects get the same value.',
  remedy: 'Write it as sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m])).',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/metrics_query.go, pkg/custom-provider/provider.go; golden verdicts of the adapter',
  find: (graph: ScalingGraph): Iterable<Finding> => adapterFindings(graph, RULE_IDS.template),
};
