import { AutoscalerNode } from './autoscaler';
import type * as Language from '../formula/formula';
import { language } from '../formula/language';

/** The formula of a ScaledObject as KEDA reads it. */
export interface KedaFormula {
  readonly expression: string;
  /** Where it stands in its manifest. */
  readonly path: string;
  /** Why KEDA refuses it, where it does. */
  readonly refused?: Language.FormulaError;
  /** Where it asks whether a trigger is nil, where it does. */
  readonly nilTest?: Language.FormulaError;
}

/** Formulas that were read, by their text and the names in it: two checks ask for them. */
const READ = new Map<string, Pick<KedaFormula, 'refused' | 'nilTest'>>();

/** The formula of an autoscaler; undefined where it has none that is a text. */
export function kedaFormulaOf({ scaledObject }: AutoscalerNode): KedaFormula | undefined {
  const expression = scaledObject?.scalingModifiers?.formula;
  if (scaledObject === undefined || expression === undefined) {
    return undefined;
  }
  const names = scaledObject.triggers.flatMap(({ type, name }) => type !== 'cpu' && type !== 'memory' && name !== undefined && name !== '' ? [name] : []);
  return { expression, path: `${scaledObject.path}.advanced.scalingModifiers.formula`, ...read(expression, names) };
}

function read(expression: string, names: string[]): Pick<KedaFormula, 'refused' | 'nilTest'> {
  const key = JSON.stringify([expression, names]);
  const known = READ.get(key) ?? parsed(expression, names);
  READ.set(key, known);
  return known;
}

function parsed(expression: string, names: string[]): Pick<KedaFormula, 'refused' | 'nilTest'> {
  const { Formula, FormulaError } = language();
  try {
    return { nilTest: Formula.parse(expression, names).nilTest() };
  } catch (error) {
    if (error instanceof FormulaError) {
      return { refused: error };
    }
    // So many brackets in each other that nothing here can tell what it is.
    if (error instanceof RangeError) {
      return {};
    }
    throw error;
  }
}
