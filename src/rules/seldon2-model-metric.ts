import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { modelAutoscalers } from '../graph/seldon2-autoscalers';

/** Metrics of pods, which an HPA lists to read them. */
const OF_PODS = ['ContainerResource', 'Pods', 'Resource', 'cpu', 'memory'];

export const seldon2ModelMetric: Rule = {
  id: 'seldon2-model-metric',
  severity: Severity.ERROR,
  says: 'A Model of Seldon Core 2 has no pods of its own: metrics of pods, and targets of type Value, for which they are counted, never scale it.',
  remedy: 'Scale a Model on an Object or External metric with an averageValue.',
  source: 'SeldonIO/seldon-core v2.10 operator/apis/mlops/v1alpha1/model_types.go; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const { autoscaler } of modelAutoscalers(graph)) {
      const formulaType = formulaTypeOf(autoscaler);
      for (const { type, path, targetType } of autoscaler.triggers.filter((trigger) => countsPods(trigger, formulaType))) {
        yield {
          at: autoscaler,
          field: path,
          problem: `needs the pods of Model ${autoscaler.target.name}, whose selector picks none`,
          got: OF_PODS.includes(type) ? type : `${type} with ${formulaType ?? targetType}`,
          fix: autoscaler.controller === 'KEDA' ? 'use a query with metricType AverageValue' : 'use an Object metric of the Model with an averageValue',
        };
      }
    }
  },
};

/** A formula stands for all triggers but CPU and memory, whatever they are compared as themselves. */
function countsPods({ type, targetType }: ScalingTrigger, formulaType?: string): boolean {
  return OF_PODS.includes(type) || (formulaType ?? targetType) === 'Value';
}

/** What the result of a formula is compared as; undefined where there is no formula. */
function formulaTypeOf({ scaledObject }: AutoscalerNode): string | undefined {
  const modifiers = scaledObject?.scalingModifiers;
  return modifiers?.formula === undefined ? undefined : modifiers.metricType;
}
