import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { ScalingGraph } from '../graph/scaling-graph';
import { behaviorFaults, droppedToleranceFaults } from '../platforms/kubernetes/hpa-behavior-faults';

export const behaviorRefused: Rule = {
  id: 'behavior-refused',
  severity: Severity.ERROR,
  says: 'The API server rejects an HPA whose behavior has windows, periods or policies out of range; KEDA then makes no HPA.',
  remedy: 'Use windows of 0 to 3600 s, periods of 1 to 1800 s, and policies of Pods or Percent.',
  source: 'kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go, validateBehavior; pkg/features, HPAConfigurableTolerance',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { statedBehavior } = autoscaler;
      if (statedBehavior !== undefined) {
        const { path, stated } = statedBehavior;
        yield* faultFindings(autoscaler, path, [
          ...behaviorFaults(stated), ...droppedToleranceFaults(stated, (autoscaler.cluster ?? cluster).hpa?.featureGates),
        ]);
      }
    }
  },
};
