import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { kserveComponents } from '../graph/kserve-components';
import { ScalingGraph } from '../graph/scaling-graph';
import { maxUnsetFaults } from '../platforms/kserve/component-scaling-faults';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveMaxUnset: Rule = {
  id: 'kserve-max-unset',
  severity: Severity.ERROR,
  says: 'Without maxReplicas KServe takes minReplicas for both: the component of the InferenceService is never scaled.',
  remedy: 'Set maxReplicas; to keep one number of replicas use the autoscaler class none.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, hpa/hpa_reconciler.go, createHPA',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      for (const { autoscalerClass, path, spec } of kserveComponents(located.manifest)) {
        if (autoscalerClass === 'hpa' || autoscalerClass === 'keda') {
          yield* faultFindings(located, path, maxUnsetFaults(spec));
        }
      }
    }
  },
};
