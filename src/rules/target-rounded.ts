import { Finding, Rule, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { targetKey } from '../graph/keda-targets';
import { ScalingGraph } from '../graph/scaling-graph';
import { cutTarget, roundedTarget } from '../platforms/keda/number';
import { isInThousandths, quantityValue, thousandthAbove } from '../platforms/kubernetes/quantity';

/** A target as it is written, and what an HPA makes of it. */
interface Written {
  readonly field: string;
  readonly text: string;
  readonly held: number;
}

export const targetRounded: Rule = {
  id: 'target-rounded',
  severity: Severity.WARNING,
  says: 'An HPA holds targets in thousandths: it rounds a target with more than three decimals.',
  remedy: 'Write three decimals at most, or measure in a smaller unit.',
  source: 'kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetMili; kubernetes v1.36 resource.Quantity, MilliValue',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      for (const { field, text, held } of [...ofScaledObject(autoscaler), ...ofHpa(autoscaler)]) {
        yield {
          at: autoscaler,
          field,
          problem: `has more than three decimals, and the HPA holds ${held}`,
          got: `"${text}"`,
          fix: `write ${held}, or measure in a smaller unit`,
        };
      }
    }
  },
};

function ofScaledObject({ scaledObject }: AutoscalerNode): Written[] {
  if (scaledObject === undefined) {
    return [];
  }
  const formula = scaledObject.scalingModifiers?.target;
  const ofTriggers = formula !== undefined ? [] : scaledObject.triggers.flatMap(({ type, path, said }) => {
    const key = targetKey(type, said);
    return key === undefined ? [] : rounded(`${path}.metadata.${key}`, said.text(key), roundedTarget);
  });
  return [...ofTriggers, ...rounded(`${scaledObject.path}.advanced.scalingModifiers.target`, formula, cutTarget)];
}

function ofHpa({ controller, triggers, scaledObject }: AutoscalerNode): Written[] {
  return controller !== 'HPA' || scaledObject !== undefined ? [] : triggers.flatMap(({ path, amount }) => rounded(path, amount, thousandthAbove));
}

function rounded(field: string, text: unknown, held: (value: number) => number): Written[] {
  const value = typeof text === 'string' || typeof text === 'number' ? quantityValue(text) : undefined;
  return value === undefined || isInThousandths(value) ? [] : [{ field, text: String(text), held: held(value) }];
}
