import { Check, Finding, Severity } from './check';
import { AutoscalerNode } from '../analysis/autoscaler';
import { LabelIndex } from '../analysis/label-index';
import { selects } from '../analysis/label-selector';
import { LocatedManifest, nameOf } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';

/** How many replicas may be missing, as a number or a percentage. */
interface Budget {
  readonly minAvailable?: number | string;
  readonly maxUnavailable?: number | string;
}

export const pdbBlocks: Check = {
  id: 'pdb-blocks',
  severity: Severity.WARNING,
  says: 'A PodDisruptionBudget that keeps every replica while the model is at its minimum lets no node be drained.',
  remedy: 'Use maxUnavailable: 1, or a minAvailable below the minimum of the autoscaler.',
  source: 'kubernetes v1.36 pkg/controller/disruption/disruption.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const budgets = new LabelIndex<LocatedManifest>();
    for (const located of graph.objects('policy/PodDisruptionBudget').filter(selectsPods)) {
      budgets.add([located.manifest.metadata.namespace], located.manifest.spec.selector.matchLabels ?? {}, located);
    }
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      if (workload === undefined) {
        continue;
      }
      for (const budget of budgets.candidates(workload.manifest.metadata.namespace, workload.podLabels)) {
        const replicas = smallest(autoscaler);
        if (selects(budget.manifest.spec.selector, workload.podLabels) && evictable(budget.manifest.spec, replicas) <= 0) {
          yield {
            at: budget,
            alsoAt: [autoscaler, workload],
            field: 'spec',
            problem: `lets no replica of ${nameOf(workload.manifest)} be evicted while it has ${replicas}, its minimum`,
            got: amountOf(budget.manifest.spec),
            fix: 'use maxUnavailable: 1, or raise the minimum of the autoscaler',
          };
        }
      }
    }
  },
};

/** Without a selector it selects no pod. */
function selectsPods({ manifest }: LocatedManifest): boolean {
  return manifest.spec?.selector !== undefined;
}

/** Fewest replicas of a model that is awake. */
function smallest({ minReplicas }: AutoscalerNode): number {
  return Math.max(minReplicas, 1);
}

function evictable({ minAvailable, maxUnavailable }: Budget, replicas: number): number {
  if (maxUnavailable !== undefined) {
    return count(maxUnavailable, replicas);
  }
  return replicas - count(minAvailable ?? 0, replicas);
}

/** Percentages are rounded up, for both fields. */
function count(amount: number | string, replicas: number): number {
  return typeof amount === 'number' ? amount : Math.ceil(parseFloat(amount) / 100 * replicas);
}

function amountOf({ minAvailable, maxUnavailable }: Budget): string {
  return maxUnavailable === undefined ? `minAvailable ${minAvailable}` : `maxUnavailable ${maxUnavailable}`;
}
