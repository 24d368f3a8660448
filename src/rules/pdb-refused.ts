import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { statedSpec } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { disruptionBudgetFaults } from '../platforms/kubernetes/disruption-budget-faults';
import { POD_DISRUPTION_BUDGET } from '../platforms/kubernetes/kinds';

export const pdbRefused: Rule = {
  id: 'pdb-refused',
  severity: Severity.ERROR,
  says: 'The API server rejects a PodDisruptionBudget with both minAvailable and maxUnavailable, or with an amount that is no number of replicas and no percentage up to 100.',
  remedy: 'Write one of the two, as a whole number or as a whole percentage. maxUnavailable follows the replicas as they change.',
  source: 'kubernetes v1.36 pkg/apis/policy/validation/validation.go, ValidatePodDisruptionBudgetSpec',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const at of graph.objects(POD_DISRUPTION_BUDGET)) {
      yield* faultFindings(at, 'spec', disruptionBudgetFaults(statedSpec(at)));
    }
  },
};
