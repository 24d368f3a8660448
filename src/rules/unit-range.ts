import { comparedFindings } from './compared-findings';
import { faultFindings } from './fault-findings';
import { targetFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { Fault } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { spelledRight } from '../model-servers/metric-spelling';
import { targetFaults } from '../model-servers/query-faults';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { tryParse } from '../promql/parse';

const ID = 'unit-range';

export const unitRange: Rule = {
  id: ID,
  severity: Severity.ERROR,
  says: 'A target outside the range of its metric never scales the model, such as 70 for a share from 0 to 1. A share of all pods must not be compared as AverageValue, which divides it by the replicas.',
  remedy: 'State the target in the unit of the metric, and compare a level as Value.',
  source: 'catalogue of metrics with their units and largest values; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  find(graph: ScalingGraph): Finding[] {
    return [
      ...comparedFindings(graph, ID),
      ...targetFindings(graph, ID, ({ comparison, text }, target) => comparison === undefined ? [] : targetFaults(text, target, comparison)),
      ...graph.autoscalers.flatMap((autoscaler) => autoscaler.triggers.flatMap((trigger) =>
        faultFindings(autoscaler, trigger.path, servedFaults(graph, trigger)))),
    ];
  },
};

/** The same of the target of an HPA, by the rule that serves the metric; where none is known, by the name of the metric, which proves nothing. */
function servedFaults({ adapters }: ScalingGraph, { amount, metric, targetType }: ScalingTrigger): Fault[] {
  const target = metric === undefined ? undefined : quantityValue(amount);
  if (metric === undefined || target === undefined) {
    return [];
  }
  const comparison = metric.api === 'external' && targetType === 'AverageValue' ? targetType : 'Value';
  const faultsOf = (query: string) => tryParse(query) === undefined ? [] : targetFaults(query, target, comparison).filter(({ rule }) => rule === ID);
  const rules = adapters.serving(metric);
  if (rules.length > 0) {
    return rules.flatMap(({ rule }) => faultsOf(rule.discovery?.sample() ?? ''));
  }
  // Google's adapter puts where a metric comes from before its name.
  const [name, series = name] = metric.name.split('|');
  return faultsOf(spelledRight(series) ?? series).map((each) => ({ ...each, isWarning: true }));
}
