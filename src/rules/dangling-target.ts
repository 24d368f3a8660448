import { Rule, Finding, Severity } from './rule';
import { absentTargets } from '../graph/absent-target';
import { ScalingGraph } from '../graph/scaling-graph';

export const danglingTarget: Rule = {
  id: 'dangling-target',
  severity: Severity.WARNING,
  says: 'An autoscaler whose target does not exist scales nothing: KEDA says so in the conditions of the ScaledObject, an HPA in its events.',
  remedy: 'Correct the name of the target.',
  source: 'kedacore/keda v2.20 controllers/keda/scaledobject_controller.go; kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler, elsewhere, meant } of absentTargets(graph)) {
      const { target, targetPath } = autoscaler;
      if (elsewhere === undefined && meant !== undefined) {
        yield {
          at: autoscaler,
          field: `${targetPath}.name`,
          problem: `names a ${target.kind} that is not among the manifests, and nothing scales ${meant}, which is`,
          got: target.name,
          fix: `did you mean ${meant}?`,
        };
      }
    }
  },
};
