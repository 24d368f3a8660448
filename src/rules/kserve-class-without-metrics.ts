import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { faultAt } from '../faults/fault';
import { kserveComponents } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { WITHOUT_METRICS } from '../platforms/kserve/component-scaling-faults';
import { AUTOSCALER_CLASS, INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveClassWithoutMetrics: Rule = {
  id: 'kserve-class-without-metrics',
  severity: Severity.ERROR,
  says: 'The autoscaler class keda applies to every component of an InferenceService. For a component without metrics KServe makes a ScaledObject without triggers, which KEDA refuses.',
  remedy: `Give each component metrics, or the annotation ${AUTOSCALER_CLASS} of its own.`,
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go; kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const { autoscalerClass, metrics, path } of kserveComponents(located.manifest)) {
        if (autoscalerClass === 'keda' && metrics.length === 0) {
          const fix = `add a metric, or the annotation ${AUTOSCALER_CLASS}: none to ${path}.annotations`;
          yield* faultFindings(located, path, [faultAt(['autoScaling', 'metrics'], WITHOUT_METRICS, undefined, fix)]);
        }
      }
    }
  },
};
