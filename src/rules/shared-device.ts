import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const sharedDevice: Rule = {
  id: 'shared-device',
  severity: Severity.WARNING,
  says: 'All pods that name one ResourceClaim share its devices, on the node that has them: more replicas add no devices.',
  remedy: 'Name a ResourceClaimTemplate, which gives each pod a claim of its own.',
  source: 'kubernetes v1.36 pkg/scheduler/framework/plugins/dynamicresources/dynamicresources.go; api/core/v1 PodResourceClaim',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { maxReplicas = 0 } = autoscaler;
      const workload = maxReplicas > 1 ? graph.targetOf(autoscaler) : undefined;
      for (const [index, { claimName }] of (workload?.pods?.deviceClaims ?? []).entries()) {
        if (claimName === undefined) {
          continue;
        }
        yield {
          at: workload!,
          alsoAt: [autoscaler],
          field: `${workload!.pods!.path}.resourceClaims[${index}].resourceClaimName`,
          problem: `is one claim for all pods, and ${nameOf(autoscaler.manifest)} asks for up to ${maxReplicas}: they share its devices, on one node`,
          got: claimName,
          fix: 'use resourceClaimTemplateName, so that each pod gets devices of its own',
        };
      }
    }
  },
};
