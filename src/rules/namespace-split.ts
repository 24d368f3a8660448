import { Rule, Finding, Severity } from './rule';
import { absentTargets } from '../graph/absent-target';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const namespaceSplit: Rule = {
  id: 'namespace-split',
  severity: Severity.ERROR,
  says: 'An autoscaler looks for its target only in its own namespace: a workload of that name in another namespace is not scaled.',
  remedy: 'Put the autoscaler into the namespace of its target.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go; kedacore/keda v2.20 controllers/keda/scaledobject_controller.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler, elsewhere, isAlone } of absentTargets(graph)) {
      if (elsewhere !== undefined) {
        yield {
          at: autoscaler,
          alsoAt: [elsewhere],
          field: 'metadata.namespace',
          problem: `is not the namespace of ${nameOf(elsewhere.manifest)}, made at ${elsewhere.location}, and an autoscaler scales nothing in another one`,
          got: autoscaler.manifest.metadata.namespace ?? 'no value',
          fix: `write namespace: ${elsewhere.manifest.metadata.namespace}`,
          // Beside other workloads of its namespace its own target may stand elsewhere.
          ...!isAlone && { severity: Severity.WARNING },
        };
      }
    }
  },
};
