import { faultFindings } from './fault-findings';
import { queryFindings } from './query-findings';
import { Finding } from './rule';
import { Fault } from '../faults/fault';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { comparedFaults } from '../model-servers/query-faults';
import { Comparison } from '../promql/comparison-faults';
import { tryParse } from '../promql/parse';

/** What to set in a metric of an HPA, by how it compares now. */
const FIXES: { readonly [comparison in Comparison]: string } = {
  AverageValue: 'set target.type: Value and target.value, or let the rule serve a total such as sum(...)',
  Value: 'set target.type: AverageValue and target.averageValue, or let the rule serve a level such as avg(...)',
};

/** What the comparison makes of queries, by one rule: of KEDA's, and of those with which prometheus-adapter serves an HPA. */
export function comparedFindings(graph: ScalingGraph, rule: string): Finding[] {
  return [
    ...queryFindings(graph, rule, ({ comparison, text }) => comparison === undefined ? [] : comparedFaults(text, comparison)),
    ...graph.autoscalers.flatMap((autoscaler) => autoscaler.triggers.flatMap((trigger) => servedFindings(graph, autoscaler, trigger, rule))),
  ];
}

/** The same of a metric of one object, or from outside: a metric of the pods has a value of each, and its average is a level of one pod. */
function servedFindings({ adapters }: ScalingGraph, autoscaler: AutoscalerNode, trigger: ScalingTrigger, id: string): Finding[] {
  const { metric, path } = trigger;
  const comparison = comparisonOf(trigger);
  return metric === undefined || comparison === undefined ? [] : adapters.serving(metric).flatMap(({ adapter, rule }) => {
    const query = rule.discovery?.sample() ?? '';
    const faults = tryParse(query) === undefined ? [] : comparedFaults(query, comparison).filter((each) => each.rule === id);
    const saidOfHpa = faults.map((each): Fault => ({ ...each, pointer: [], got: metric.name, fix: FIXES[comparison], repair: undefined }));
    return faultFindings(autoscaler, path, saidOfHpa).map((each) => ({ ...each, alsoAt: [adapter] }));
  });
}

function comparisonOf({ metric, targetType }: ScalingTrigger): Comparison | undefined {
  const isOfPods = metric?.api === 'custom' && metric.object === undefined;
  return metric === undefined || isOfPods || (targetType !== 'AverageValue' && targetType !== 'Value') ? undefined : targetType;
}
