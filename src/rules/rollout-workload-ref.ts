import { Finding, Rule, Severity } from './rule';
import { setField } from '../faults/fix';
import { targetIdentityOf } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const rolloutWorkloadRef: Rule = {
  id: 'rollout-workload-ref',
  severity: Severity.ERROR,
  says: 'A Rollout with a workloadRef runs its own pods from the template of a Deployment: an autoscaler of that Deployment does not scale them.',
  remedy: 'Let the autoscaler target the Rollout.',
  source: 'argoproj/argo-rollouts v1.8 pkg/apis/rollouts/v1alpha1/types.go, ObjectRef; utils/unstructured, rollout/workload.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.rolledOut.size === 0 ? [] : graph.autoscalers) {
      const user = graph.rolledOut.get(targetIdentityOf(autoscaler));
      if (user !== undefined) {
        const { emptiesIt, rollout } = user;
        const { apiVersion, kind, metadata: { name = '' } } = rollout.manifest;
        yield {
          at: autoscaler,
          alsoAt: [rollout],
          field: autoscaler.targetPath,
          problem: emptiesIt
            ? `names what ${nameOf(rollout.manifest)} scales to 0 once its own pods run: nothing scales those`
            : `names the template of ${nameOf(rollout.manifest)}, which runs pods of its own: nothing scales those`,
          got: `${autoscaler.target.kind} ${autoscaler.target.name}`,
          // Both may run beside each other for a while on purpose.
          ...!emptiesIt && { severity: Severity.WARNING },
          fix: `target {apiVersion: ${apiVersion}, kind: ${kind}, name: ${name}}`,
          repair: setField({ apiVersion, kind, name }, false),
        };
      }
    }
  },
};
