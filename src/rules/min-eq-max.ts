import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';

export const minEqMax: Rule = {
  id: 'min-eq-max',
  severity: Severity.WARNING,
  says: 'An autoscaler whose minimum and maximum are the same number never scales. KServe takes minReplicas for a maxReplicas that is not set.',
  remedy: 'Raise the maximum, or leave the autoscaler out.',
  source: 'kserve/kserve v0.20 inferenceservice/reconcilers/keda/keda_reconciler.go, hpa/hpa_reconciler.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { byDefault, maxReplicas, minReplicas, mostUnset, target } = autoscaler;
      // What has no most replicas is for kserve-max-unset to report.
      if (mostUnset !== true && minReplicas > 0 && minReplicas === maxReplicas && !byDefault && !sleeps(autoscaler)) {
        yield {
          at: autoscaler,
          field: autoscaler.targetPath,
          problem: `keeps ${target.kind} ${target.name} at one number of replicas: its least and its most are the same`,
          got: String(minReplicas),
          fix: `raise the most replicas, or ${withoutScaling(autoscaler)}`,
        };
      }
    }
  },
};

function withoutScaling({ fixedBy, turnedOffBy }: AutoscalerNode): string {
  if (fixedBy !== undefined) {
    return `keep the number without an autoscaler by ${fixedBy}`;
  }
  return turnedOffBy === undefined ? 'leave the autoscaler out' : `turn its scaling off by ${turnedOffBy}`;
}

/** Whether KEDA takes it to fewer replicas than the least while nothing is active. */
function sleeps({ idleReplicas, minReplicas }: AutoscalerNode): boolean {
  return idleReplicas !== undefined && idleReplicas < minReplicas;
}
