import { Finding, Rule, Severity } from './rule';
import { identity, identityOf, nameOf } from '../graph/manifest';
import { volumeClaimOf } from '../graph/pod-specs';
import { ScalingGraph } from '../graph/scaling-graph';

const CLAIMS = '/PersistentVolumeClaim';

export const singleNodeVolume: Rule = {
  id: 'single-node-volume',
  severity: Severity.WARNING,
  says: 'A volume for one node keeps replicas on other nodes from starting. The autoscaler counts them, and they wait for ever.',
  remedy: 'Use a claim with ReadWriteMany or ReadOnlyMany, volumeClaimTemplates of a StatefulSet, or weights in the image.',
  source: 'kubernetes v1.36 pkg/controller/volume/attachdetach/reconciler/reconciler.go, multi-attach; pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const claims = new Map(graph.objects(CLAIMS).map((located) => [identityOf(located.manifest), volumeClaimOf(located)]));
    for (const autoscaler of claims.size === 0 ? [] : graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      const { maxReplicas = 0, manifest } = autoscaler;
      for (const { index, claimName } of maxReplicas > 1 ? workload?.pods?.volumeClaims ?? [] : []) {
        const claim = claims.get(identity('v1', 'PersistentVolumeClaim', manifest.metadata.namespace, claimName));
        if (workload !== undefined && claim?.only !== undefined) {
          yield {
            at: workload,
            alsoAt: [autoscaler, claim],
            field: `${workload.pods!.path}.volumes[${index}]`,
            problem: claim.only === 'pod'
              ? `is a volume for one pod, and ${nameOf(manifest)} asks for up to ${maxReplicas}: no second pod is ever scheduled`
              : `is a volume for the pods of one node, and ${nameOf(manifest)} asks for up to ${maxReplicas}: those on other nodes do not start`,
            got: `${claimName}, ${claim.modes.join(', ')}`,
            ...claim.only === 'pod' && { severity: Severity.ERROR },
            fix: 'use a claim with ReadWriteMany or ReadOnlyMany, or volumeClaimTemplates of a StatefulSet',
          };
        }
      }
    }
  },
};
