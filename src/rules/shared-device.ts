import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { NO_PODS, replicaOf } from '../graph/replica-pods';
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
      const { at, pods } = maxReplicas > 1 ? replicaOf(graph, autoscaler) : NO_PODS;
      const fields = new Map(pods.flatMap(({ pods: spec }) =>
        spec?.deviceClaims.map(({ claimName }, i) => [`${spec.path}.resourceClaims[${i}].resourceClaimName`, claimName] as const) ?? []));
      for (const [field, claimName] of fields) {
        if (at === undefined || claimName === undefined) {
          continue;
        }
        yield {
          at,
          alsoAt: [autoscaler],
          field,
          problem: `is one claim for all pods, and ${nameOf(autoscaler.manifest)} asks for up to ${maxReplicas}: they share its devices, on one node`,
          got: claimName,
          fix: 'use resourceClaimTemplateName, so that each pod gets devices of its own',
        };
      }
    }
  },
};
