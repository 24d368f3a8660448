import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { modelAutoscalers } from '../graph/seldon2-autoscalers';
import { withoutScale } from '../platforms/scalable';
import { modelTargetFaults } from '../platforms/seldon-core2/model-faults';

export const seldonUnscalable: Rule = {
  id: 'seldon-unscalable',
  severity: Severity.ERROR,
  says: 'A SeldonDeployment has a scale that selects no pods, as a Model has before 2.8.4, and a Pipeline has none at all: no autoscaler can scale them.',
  remedy: 'Scale a component by its kedaSpec or hpaSpec, or its Deployment; the Models of a Pipeline.',
  source: 'SeldonIO/seldon-core v1.18 seldondeployment_types.go, v2.10 operator/apis/mlops/v1alpha1/pipeline_types.go; '
    + 'kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler } of modelAutoscalers(graph)) {
      yield* faultFindings(autoscaler, autoscaler.targetPath, modelTargetFaults(autoscaler.target.name));
    }
    for (const autoscaler of graph.autoscalers) {
      const { kind, name } = autoscaler.target;
      const found = withoutScale(autoscaler.target);
      if (found?.rule === 'seldon-unscalable') {
        yield { at: autoscaler, field: autoscaler.targetPath, problem: `is ${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind}, which ${found.problem}`, got: `${kind} ${name}`, fix: found.fix };
      }
    }
  },
};
