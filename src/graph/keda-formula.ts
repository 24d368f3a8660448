import { AutoscalerNode } from './autoscaler';
import type * as Language from '../formula/formula';
import { language, usesAll } from '../formula/language';
import { formulaNames } from '../platforms/keda/scaling-modifiers-faults';

/** The formula of a ScaledObject as KEDA reads it. */
export interface KedaFormula {
  readonly expression: string;
  /** Where it stands in its manifest. */
  readonly path: string;
  /** Why KEDA refuses it, where it does. */
  readonly refused?: Language.FormulaError;
  /** Where it asks whether a trigger is nil, where it does. */
  readonly nilTest?: Language.FormulaError;
  /** Named triggers that it does not use, where it can be read. */
  readonly unused: { readonly name: string; readonly path: string }[];
}

/** What a text and the names in it tell. */
interface Reading extends Pick<KedaFormula, 'refused' | 'nilTest'> {
  /** The names that it uses; undefined for all. */
  readonly used?: ReadonlySet<string>;
}

/** What a pushing scaler says wakes the model beside a formula too, named in it or not. */
const PUSH = 'external-push';

/** Formulas that were read, by their text and the names in it: two checks ask for them. */
const READ = new Map<string, Reading>();

/** The formula of an autoscaler; undefined where it has none that is a text. */
export function kedaFormulaOf({ scaledObject }: AutoscalerNode): KedaFormula | undefined {
  const expression = scaledObject?.scalingModifiers?.formula;
  if (scaledObject === undefined || expression === undefined) {
    return undefined;
  }
  const names = formulaNames(scaledObject.triggers);
  const { used, ...reading } = read(expression, names);
  const unused = used === undefined ? []
    : scaledObject.triggers.flatMap(({ type, name = '', path }) => type !== PUSH && names.includes(name) && !used.has(name) ? [{ name, path }] : []);
  return { expression, path: `${scaledObject.path}.advanced.scalingModifiers.formula`, ...reading, unused };
}

function read(expression: string, names: string[]): Reading {
  const key = JSON.stringify([expression, names]);
  const known = READ.get(key) ?? parsed(expression, names);
  READ.set(key, known);
  return known;
}

function parsed(expression: string, names: string[]): Reading {
  const { Formula, FormulaError } = language();
  try {
    const formula = Formula.parse(expression, names);
    return { nilTest: formula.nilTest(), used: usesAll(expression) ? undefined : formula.names };
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
