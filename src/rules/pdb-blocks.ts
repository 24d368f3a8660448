import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { DisruptionBudget, disruptionBudgetOf, evictable } from '../graph/disruption-budget';
import { LabelIndex, selects } from '../graph/label-selector';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { seldonPredictors } from '../graph/seldon1-components';
import { POD_DISRUPTION_BUDGET } from '../platforms/kubernetes/kinds';
import { SELDON_DEPLOYMENT } from '../platforms/seldon-core1/names';

export const pdbBlocks: Rule = {
  id: 'pdb-blocks',
  severity: Severity.WARNING,
  says: 'No node can be drained if a PodDisruptionBudget keeps every replica at the minimum of the autoscaler, or if two budgets select the same pods.',
  remedy: 'Use maxUnavailable: 1, or a minAvailable below the minimum of the autoscaler. In a SeldonDeployment write one pdbSpec.',
  source: 'kubernetes v1.36 pkg/controller/disruption/disruption.go, pkg/registry/core/pod/storage/eviction.go; '
    + 'SeldonIO/seldon-core v1.18 operator/controllers/seldondeployment_controller.go, createPdb',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* overlapping(graph);
    const stated = graph.objects(POD_DISRUPTION_BUDGET).flatMap((located) => disruptionBudgetOf(located) ?? []);
    const budgets = new LabelIndex<DisruptionBudget>();
    for (const budget of stated) {
      budgets.add([budget.manifest.metadata.namespace], budget.selector.matchLabels ?? {}, budget);
    }
    for (const autoscaler of stated.length === 0 ? [] : graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      if (workload === undefined) {
        continue;
      }
      const replicas = smallest(autoscaler);
      const [first, ...others] = budgets.candidates(workload.manifest.metadata.namespace, workload.podLabels)
        .filter(({ selector }) => selects(selector, workload.podLabels));
      yield* others.map((budget) => ({
        at: budget,
        alsoAt: [first, workload],
        field: 'spec.selector',
        problem: `selects the pods of ${nameOf(workload.manifest)}, as ${nameOf(first.manifest)} does, and a pod with two budgets is never evicted`,
        got: nameOf(budget.manifest),
        fix: 'leave one of the two',
      }));
      for (const budget of first === undefined ? [] : [first, ...others]) {
        if (evictable(budget, replicas) <= 0) {
          yield {
            at: budget,
            alsoAt: [autoscaler, workload],
            field: 'spec',
            problem: `lets no replica of ${nameOf(workload.manifest)} be evicted while it has ${replicas}, its minimum`,
            got: amountOf(budget),
            fix: 'use maxUnavailable: 1, or raise the minimum of the autoscaler',
          };
        }
      }
    }
  },
};

/** Each pdbSpec of a SeldonDeployment becomes a budget of all its pods. */
function* overlapping(graph: ScalingGraph): Iterable<Finding> {
  for (const located of graph.objects(SELDON_DEPLOYMENT)) {
    const paths = seldonPredictors(located.manifest).flatMap(({ components }) => components)
      .filter(({ spec }) => spec.pdbSpec !== undefined).map(({ path }) => `${path}.pdbSpec`);
    if (paths.length > 1) {
      yield {
        at: located,
        field: paths[1],
        problem: `is a second budget of all pods of ${nameOf(located.manifest)}, and a pod with two is never evicted`,
        got: paths.join(', '),
        fix: 'leave one, or write a PodDisruptionBudget for each Deployment, which selects its label app',
      };
    }
  }
}

/** Fewest replicas of a model that is awake. */
function smallest({ minReplicas }: AutoscalerNode): number {
  return Math.max(minReplicas, 1);
}

function amountOf({ minAvailable, maxUnavailable }: DisruptionBudget): string {
  return maxUnavailable === undefined ? `minAvailable ${minAvailable}` : `maxUnavailable ${maxUnavailable}`;
}
