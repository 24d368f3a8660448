import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { withoutScale } from '../platforms/scalable';

export const scaleSubresource: Rule = {
  id: 'scale-subresource',
  severity: Severity.ERROR,
  says: 'An HPA and KEDA change replicas through the scale subresource of their target, and count pods by its selector. They cannot scale a kind that lacks either.',
  remedy: 'Target an object that the platform creates for it, such as a Deployment, or use the scaling of the platform.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go; kedacore/keda v2.20 controllers/keda/scaledobject_controller.go; the CRD of each kind',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { kind, name } = autoscaler.target;
      const found = kind === '' ? undefined : withoutScale(autoscaler.target);
      if (found?.rule === 'scale-subresource') {
        yield { at: autoscaler, field: autoscaler.targetPath, problem: `names a kind that ${found.problem}`, got: `${kind} ${name}`, fix: found.fix };
      }
    }
  },
};
