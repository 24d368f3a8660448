import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { Fault, faultAt } from '../faults/fault';
import { kserveComponents, KServeMetric } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { meaningOf } from '../model-servers/metric-meanings';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';
import { droppedTargetFaults } from '../platforms/kserve/pod-metric-faults';
import { kindOf } from '../promql/level';
import { tryParse } from '../promql/parse';

export const kserveTypeDropped: Rule = {
  id: 'kserve-type-dropped',
  severity: Severity.ERROR,
  says: 'KServe hands only target.value of an External metric or a PodMetric to KEDA, without the type. KEDA then divides the result by the replicas.',
  remedy: 'Write the number that each replica takes into target.value, or scale the Deployment by a ScaledObject of your own.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, getKedaMetrics; kserve#6169',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const { external, path, podmetric } of kserveComponents(located.manifest).flatMap(({ autoscalerClass, metrics }) => autoscalerClass === 'keda' ? metrics : [])) {
        yield* faultFindings(located, `${path}.external.target`, [...droppedTargetFaults(external.target), ...droppedTypeFaults(external)]);
        yield* faultFindings(located, `${path}.podmetric.target`, droppedTargetFaults(podmetric.target));
      }
    }
  },
};

/** A value of each series, which `Value` was to be compared with as it is. A total is compared as it is meant, whatever the type says. */
function droppedTypeFaults({ metric: { query }, target: { type } }: KServeMetric['external']): Fault[] {
  const tree = typeof query === 'string' ? tryParse(query) : undefined;
  return type !== 'Value' || tree === undefined || kindOf(String(query), tree, meaningOf) !== 'amount' ? [] : [{
    ...faultAt(['type'], 'is not passed on by KServe: KEDA divides the result of the query among the replicas', type,
      'write a total, such as sum(...), with the share of one replica as value, or set autoscalerClass: external and write a ScaledObject with metricType: Value'),
    isWarning: true,
  }];
}
