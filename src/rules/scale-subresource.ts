import { Check, Finding, Severity } from './check';
import { ScalingGraph } from '../graph/scaling-graph';
import { withoutScale } from '../platforms/kubernetes/scalable';

export const scaleSubresource: Check = {
  id: 'scale-subresource',
  severity: Severity.ERROR,
  says: 'An HPA and KEDA set replicas by the scale subresource of their target, and by its selector count the pods: a kind without them is never scaled.',
  remedy: 'Target what the platform makes of the object, such as a Deployment, or use the scaling that the platform brings.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go; kedacore/keda v2.20 controllers/keda/scaledobject_controller.go; the CRD of each kind',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { kind, name } = autoscaler.target;
      const found = kind === '' ? undefined : withoutScale(autoscaler.target);
      if (found !== undefined) {
        yield { at: autoscaler, field: autoscaler.targetPath, problem: `names a kind that ${found.problem}`, got: `${kind} ${name}`, fix: found.fix };
      }
    }
  },
};
