import { Finding, Rule, Severity } from './rule';
import { kserveComponents } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { AUTOSCALER_CLASS, INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveComponentWithoutMetrics: Rule = {
  id: 'kserve-component-without-metrics',
  severity: Severity.ERROR,
  says: 'The autoscaler class keda holds for every component of an InferenceService: one without metrics becomes a ScaledObject without triggers, which KEDA refuses.',
  remedy: `Give each component metrics, or the annotation ${AUTOSCALER_CLASS} of its own.`,
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go; kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const component of kserveComponents(located.manifest)) {
        if (component.autoscalerClass === 'keda' && component.metrics.length === 0) {
          yield {
            at: located,
            field: `${component.path}.autoScaling.metrics`,
            problem: 'is what KEDA gets as triggers, and it refuses to have none',
            got: 'none',
            fix: `add a metric, or the annotation ${AUTOSCALER_CLASS}: none to ${component.path}.annotations`,
          };
        }
      }
    }
  },
};
