import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { inferenceServiceFaults } from '../platforms/kserve/inference-service-faults';
import { INFERENCE_SERVICE } from '../platforms/kserve/names';

export const kserveRefused: Rule = {
  id: 'kserve-refused',
  severity: Severity.ERROR,
  says: 'KServe refuses the InferenceService when it is applied, or KEDA or the API server refuses an object that KServe makes of it.',
  remedy: 'Correct the field, or scale the Deployment of the component by an autoscaler of your own.',
  source: 'kserve/kserve v0.20 pkg/apis/serving/v1beta1/inference_service_validation.go, component.go; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, apis/keda/v1alpha1/scaledobject_webhook.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects(INFERENCE_SERVICE)) {
      yield* faultFindings(located, '', inferenceServiceFaults(located.manifest));
    }
  },
};
