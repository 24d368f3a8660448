import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { hpaZeroFaults } from '../platforms/kubernetes/hpa-spec-faults';

export const hpaZero: Rule = {
  id: 'hpa-zero',
  severity: Severity.ERROR,
  says: 'The API server rejects an HPA with minReplicas 0 unless the feature gate HPAScaleToZero is on (from 1.37) and a metric exists without pods; the HPA wakes only what it has put to zero itself.',
  remedy: 'Use minReplicas 1, or KEDA.',
  source: 'kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go; pkg/controller/podautoscaler/horizontal.go; kubernetes/enhancements KEP-2021',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { hpa } = autoscaler;
      if (hpa !== undefined) {
        yield* faultFindings(autoscaler, hpa.path, hpaZeroFaults(hpa.stated, (autoscaler.cluster ?? cluster).hpa?.featureGates));
        const target = autoscaler.minReplicas === 0 ? graph.targetOf(autoscaler) : undefined;
        if (target?.replicas === 0 && target.owner === undefined) {
          yield {
            at: target,
            alsoAt: [autoscaler],
            field: target.replicasPath ?? 'spec.replicas',
            problem: `turns ${nameOf(autoscaler.manifest)} off: an HPA wakes only what it has put to zero itself, so that the model stays at zero`,
            got: '0',
            fix: 'leave replicas out, so that a new model begins with one',
          };
        }
      }
    }
  },
};
