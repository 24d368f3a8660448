import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { kserveComponents } from '../graph/kserve-components';
import { objectIn } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';
import { droppedTargetFaults } from '../platforms/kserve/pod-metric-faults';

export const kserveTypeDropped: Rule = {
  id: 'kserve-type-dropped',
  severity: Severity.ERROR,
  says: 'Of the target of an External or PodMetric KServe hands value to KEDA, and neither the type nor another number: KEDA divides the result among the replicas.',
  remedy: 'Write the number that each replica takes into target.value, or scale the Deployment by a ScaledObject of your own.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, getKedaMetrics; kserve#6169',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const { autoscalerClass, metrics, path } of kserveComponents(located.manifest)) {
        for (const [i, metric] of autoscalerClass === 'keda' ? metrics.entries() : []) {
          for (const block of ['external', 'podmetric']) {
            yield* faultFindings(located, `${path}.autoScaling.metrics[${i}].${block}.target`, droppedTargetFaults(objectIn(metric[block]).target));
          }
        }
      }
    }
  },
};
