import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { modelAutoscalers } from '../graph/seldon2-autoscalers';
import { withoutScale } from '../platforms/scalable';
import { modelTargetFaults } from '../platforms/seldon-core2/model-faults';

export const seldonUnscalable: Rule = {
  id: 'seldon-unscalable',
  severity: Severity.ERROR,
  says: 'No autoscaler can scale a SeldonDeployment, whose scale selects no pods, a Pipeline, which has no scale, or a Model before Seldon Core 2.8.4.',
  remedy: 'Scale a component by its kedaSpec or hpaSpec, or its Deployment. Of a Pipeline scale the Models.',
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
