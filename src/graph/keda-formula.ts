import { AutoscalerNode } from './autoscaler';
import { formulaNames, isLeftOut } from '../platforms/keda/scaling-modifiers-faults';

/** The formula of a ScaledObject. */
export interface KedaFormula {
  readonly expression: string;
  /** Where it stands in its manifest. */
  readonly path: string;
  /** The names that it may use. */
  readonly names: string[];
  /** Those of triggers that count for nothing where it does not use them. */
  readonly needed: string[];
}

/** The formula of an autoscaler; undefined where it has none that is a text. */
export function kedaFormulaOf({ scaledObject }: AutoscalerNode): KedaFormula | undefined {
  const expression = scaledObject?.scalingModifiers?.formula;
  if (scaledObject === undefined || expression === undefined || expression.trim() === '') {
    return undefined;
  }
  const { path, triggers } = scaledObject;
  return { expression, path: `${path}.advanced.scalingModifiers.formula`, names: formulaNames(triggers), needed: formulaNames(triggers.filter(isLeftOut)) };
}
