import { adapterFindings } from './adapter-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { RULE_IDS } from '../platforms/prometheus-adapter/rule-faults';

export const adapterSeries: Rule = {
  id: RULE_IDS.series,
  severity: Severity.ERROR,
  says: 'If Prometheus refuses the seriesQuery of one rule, prometheus-adapter serves no rule at all. A rule whose filters drop its series, or whose name cannot stand in a path, serves nothing.',
  remedy: 'Select one metric, as in {__name__="metric",namespace!=""}, and let seriesFilters and name.matches take it.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/custom-provider/series_registry.go, pkg/naming/metric_namer.go; golden verdicts of the adapter',
  find: (graph: ScalingGraph): Iterable<Finding> => adapterFindings(graph, RULE_IDS.series),
};
