import type { Formula, FormulaError } from './formula';
import { fault, Fault } from '../faults/fault';

/** A formula as KEDA reads it over some names. */
export interface FormulaReading {
  /** Why KEDA rejects it, where it does. */
  readonly refused?: FormulaError;
  /** Where it asks whether a trigger is nil, where it does. */
  readonly nilTest?: FormulaError;
  /** Undefined where it is rejected, or cannot be followed. */
  readonly formula?: Formula;
}

/** In a formula, the map of all triggers as a whole, not one of them. Source: expr-lang/expr v1.17 docs/language-definition.md. */
const ALL_TRIGGERS = /\$env(?!\s*(\??\.|\[))/;

/** Formulas that were read, by their text and the names in it: several rules ask for them. */
const READ = new Map<string, FormulaReading>();

export function readFormula(expression: string, names: string[]): FormulaReading {
  const key = JSON.stringify([expression, names]);
  const known = READ.get(key) ?? parsed(expression, names);
  READ.set(key, known);
  return known;
}

/** Why KEDA rejects a formula that is not empty. */
export function formulaFaults(expression: string, names: string[]): Fault[] {
  const { refused } = readFormula(expression, names);
  return refused === undefined || expression.trim() === '' ? [] : [fault(`is no formula for KEDA: ${refused.fault}`, expression, `correct it at the caret:\n${refused.excerpt}`)];
}

/** Names of triggers that a formula leaves out: it stands for all of them. */
export function leftOutFaults(expression: string, names: string[]): Fault[] {
  const { formula } = readFormula(expression, names);
  const unused = formula === undefined || ALL_TRIGGERS.test(expression) ? [] : names.filter((name) => !formula.names.has(name));
  return unused.length === 0 ? []
    : [fault(`leaves out ${unused.join(', ')}: the formula stands for all triggers but CPU and memory, and what it leaves out counts for nothing`, expression,
      'name every trigger in it, or leave out the trigger')];
}

/** Names without which a formula fails, where it is to decide what to do while a trigger is lost and nil in it. */
export function lostFaults(expression: string, names: string[]): Fault[] {
  const { formula } = readFormula(expression, names);
  // Each alone, and all at once: one Prometheus that is gone takes all of them along.
  const fatal = formula === undefined ? undefined : [...names.map((name) => [name]), names].find((lost) => fails(formula, names, lost));
  return fatal === undefined ? []
    : [fault(`has no value without ${fatal.join(', ')}, nil in it while lost`, expression, `say what to count instead, such as (${fatal[0]} ?? 0)`)];
}

function fails(formula: Formula, names: string[], lost: string[]): boolean {
  try {
    formula.value(Object.fromEntries(names.filter((name) => !lost.includes(name)).map((name) => [name, 1])));
    return false;
  } catch (error) {
    if (error instanceof language().FormulaError) {
      return true;
    }
    throw error;
  }
}

function parsed(expression: string, names: string[]): FormulaReading {
  const { Formula: Language, FormulaError: Refusal } = language();
  try {
    const formula = Language.parse(expression, names);
    return { formula, nilTest: formula.nilTest() };
  } catch (error) {
    if (error instanceof Refusal) {
      return { refused: error };
    }
    // So many brackets in each other that nothing here can tell what it is.
    if (error instanceof RangeError) {
      return {};
    }
    throw error;
  }
}

/** The language of formulas. It is loaded with the first formula, since few autoscalers have one; an import would load it always. */
function language(): typeof import('./formula') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./formula');
}
