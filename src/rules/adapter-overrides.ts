import { adapterFindings } from './adapter-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { RULE_IDS } from '../platforms/prometheus-adapter/rule-faults';

export const adapterOverrides: Rule = {
  id: RULE_IDS.overrides,
  severity: Severity.ERROR,
  says: 'prometheus-adapter finds an object by the labels that resources maps. Without a label for the kind or for the namespace it lists the metric, but serves no value.',
  remedy: 'Map a label of the series to each kind, and one to namespace, in resources.overrides.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/naming/resource_converter.go; golden verdicts of the adapter',
  find: (graph: ScalingGraph): Iterable<Finding> => adapterFindings(graph, RULE_IDS.overrides),
};
