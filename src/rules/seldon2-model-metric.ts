import { faultFindings } from './fault-findings';
import { Rule, Finding, Severity } from './rule';
import { Fault } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { modelAutoscalers } from '../graph/seldon2-autoscalers';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
import { podlessContainerFault, podlessLevelFault, podlessMetricFault, podlessResourceFault, podlessVariableFaults } from '../platforms/seldon-core2/podless-faults';

export const seldon2ModelMetric: Rule = {
  id: 'seldon2-model-metric',
  severity: Severity.ERROR,
  says: 'A Model of Seldon Core 2 has no pods of its own. Metrics of pods, and targets of type Value, which need a count of pods, never scale it.',
  remedy: 'Scale a Model on an Object or External metric with an averageValue.',
  source: 'SeldonIO/seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler } of modelAutoscalers(graph)) {
      const { scaledObject, target, triggers } = autoscaler;
      const modifiers = scaledObject?.scalingModifiers;
      const formulaType = modifiers?.formula === undefined ? undefined : modifiers.metricType;
      for (const trigger of triggers) {
        yield* faultFindings(autoscaler, trigger.path, faultsOf(trigger, target, formulaType ?? trigger.targetType));
      }
      for (const { metadata, path } of scaledObject?.triggers ?? []) {
        yield* faultFindings(autoscaler, `${path}.metadata`, podlessVariableFaults(metadata, target));
      }
      const { envSourceContainerName = '', path = '' } = scaledObject ?? {};
      yield* faultFindings(autoscaler, `${path}.scaleTargetRef`, envSourceContainerName === '' ? [] : [podlessContainerFault(envSourceContainerName, target)]);
    }
  },
};

/** A formula stands for all triggers but CPU and memory, whatever they are compared as themselves. */
function faultsOf({ type, amount, metric, query, resource }: ScalingTrigger, target: ScaleTarget, comparedAs?: string): Fault[] {
  if (resource !== undefined) {
    return [podlessResourceFault(resource.name, target)];
  }
  if (type === 'Pods') {
    return [podlessMetricFault(metric?.name ?? type, target)];
  }
  return comparedAs === 'Value' ? [podlessLevelFault(query?.target?.text ?? amount ?? type, target)] : [];
}
