import { Check, Finding, Severity } from './check';
import { ScalingGraph } from '../analysis/scaling-graph';
import { seldonPredictors } from '../analysis/seldon1-components';

export const seldon1EngineSeparatePod: Check = {
  id: 'seldon1-engine-separate-pod',
  severity: Severity.ERROR,
  says: 'An engine in pods of its own, which take every request, is not scaled by a kedaSpec, nor do its metrics come from the pods that are.',
  remedy: 'Leave the annotation seldon.io/engine-separate-pod out, so that each replica has its engine.',
  source: 'SeldonIO/seldon-core v1.18 operator/controllers/seldondeployment_controller.go, seldondeployment_engine.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const located of graph.objects('machinelearning.seldon.io/SeldonDeployment')) {
      for (const { engine, components } of seldonPredictors(located.manifest)) {
        const scaled = engine === 'separate' ? components.find(({ spec }) => spec.kedaSpec !== undefined) : undefined;
        if (scaled !== undefined) {
          yield {
            at: located,
            field: `${scaled.path}.kedaSpec`,
            problem: 'scales the component without its engine, which the annotation seldon.io/engine-separate-pod keeps in pods of its own',
            got: 'seldon.io/engine-separate-pod: true',
            fix: 'leave the annotation out of spec.annotations',
          };
        }
      }
    }
  },
};
