import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { ScalingGraph } from '../graph/scaling-graph';
import { hpaZeroFaults } from '../platforms/kubernetes/hpa-spec-faults';

export const hpaZero: Rule = {
  id: 'hpa-zero',
  severity: Severity.ERROR,
  says: 'The API server rejects an HPA with minReplicas 0 unless the feature gate HPAScaleToZero is on (from 1.37) and a metric exists without pods.',
  remedy: 'Use minReplicas 1, or KEDA.',
  source: 'kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go; kubernetes/enhancements KEP-2021',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { hpa } = autoscaler;
      if (hpa !== undefined) {
        yield* faultFindings(autoscaler, hpa.path, hpaZeroFaults(hpa.stated, (autoscaler.cluster ?? cluster).hpa?.featureGates));
      }
    }
  },
};
