import { Finding, Rule, Severity } from './rule';
import { removeField } from '../faults/fix';
import { disruptionBudgetOf } from '../graph/disruption-budget';
import { ScalingGraph } from '../graph/scaling-graph';
import { POD_DISRUPTION_BUDGET } from '../platforms/kubernetes/kinds';

export const pdbRefused: Rule = {
  id: 'pdb-refused',
  severity: Severity.ERROR,
  says: 'The API server rejects a PodDisruptionBudget with both minAvailable and maxUnavailable.',
  remedy: 'Leave one of them out: maxUnavailable follows the replicas as they change.',
  source: 'kubernetes v1.36 pkg/apis/policy/validation/validation.go, ValidatePodDisruptionBudgetSpec',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const at of graph.objects(POD_DISRUPTION_BUDGET)) {
      const { maxUnavailable, minAvailable } = disruptionBudgetOf(at) ?? {};
      if (maxUnavailable !== undefined && minAvailable !== undefined) {
        yield {
          at,
          field: 'spec.minAvailable',
          problem: 'stands beside maxUnavailable, and the API server takes one of the two only',
          got: String(minAvailable),
          fix: 'leave it out: maxUnavailable follows the replicas as they change',
          repair: removeField(false),
        };
      }
    }
  },
};
