import { Fallback, FallbackBehavior } from './fallback';
import { ScalingFormula } from './scaling-formula';
import type {
  ScaledObjectSpecAdvancedScalingModifiers, ScaledObjectSpecAdvancedScalingModifiersMetricType, ScaledObjectSpecTriggers,
} from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import type * as Language from '../../formula/formula';
import { language } from '../../formula/language';
import { nilTestFault } from '../../platforms/keda/nil-in-formulas';
import { kedaFormulaTarget, kedaNumber } from '../../platforms/keda/number';

/** What a pushing scaler says wakes the model beside a formula too, named in it or not. */
const PUSH = 'external-push';
/** In a formula, the map of all triggers as a whole, not one of them. Source: expr-lang/expr v1.17 docs/language-definition.md. */
const ALL_TRIGGERS = /\$env(?!\s*(\??\.|\[))/;

/** A formula as KEDA spells it; refuses what KEDA refuses, and triggers that would count for nothing. */
export function scalingModifiers(
  place: Place, formula: ScalingFormula, triggers: ScaledObjectSpecTriggers[],
  { fallback, sleeps }: { readonly fallback?: Fallback; readonly sleeps: boolean },
): ScaledObjectSpecAdvancedScalingModifiers {
  const { _options: { activationTarget, expression }, _target: target, _targetField: targetField, _metricType: metricType } = formula;
  const names = namedTriggers(place, triggers);
  const parsed = readFormula(place.at('expression'), expression, names);
  const needed = triggers.filter(({ type }) => type !== PUSH).flatMap(({ name }) => name ?? []);
  const unused = ALL_TRIGGERS.test(expression) ? [] : needed.filter((name) => names.includes(name) && !parsed.names.has(name));
  if (unused.length > 0) {
    place.at('expression').refuse(`leaves out ${unused.join(', ')}, which would count for nothing: the formula stands for all triggers but CPU and memory`,
      expression, 'name every trigger in it, or leave out the trigger');
  }
  checkNilTest(place.at('expression'), expression, parsed, fallback);
  if (fallback !== undefined) {
    checkBesideFallback(place, formula, fallback, parsed, names);
  }
  if (sleeps && activationTarget !== undefined && activationTarget > target) {
    place.at('activationTarget').refuse(`is above the target (${target}): between the two the model is put to sleep although it is wanted`,
      activationTarget, 'lower it');
  }
  return {
    formula: expression,
    target: kedaFormulaTarget(place.at(targetField), target),
    ...activationTarget !== undefined && { activationTarget: kedaNumber(place.at('activationTarget'), activationTarget) },
    metricType: metricType as string as ScaledObjectSpecAdvancedScalingModifiersMetricType,
  };
}

function namedTriggers(place: Place, triggers: ScaledObjectSpecTriggers[]): string[] {
  return triggers.flatMap(({ type, name, metadata }, i) => {
    if (type === 'cpu' || type === 'memory') {
      if (metadata.containerName !== undefined) {
        place.refuse(`makes KEDA drop triggers[${i}], which follows the ${type} of one container`, metadata.containerName,
          'let it follow all containers, or leave it out');
      }
      return [];
    }
    if ((name ?? '') === '' && type !== PUSH) {
      place.refuse(`needs a name for triggers[${i}] (${type}), which would count for nothing otherwise`, name, 'give it a name, and use it in the formula');
    }
    return name ?? [];
  });
}

function readFormula(place: Place, expression: string, names: string[]): Language.Formula {
  const { Formula, FormulaError } = language();
  try {
    return Formula.parse(expression, names);
  } catch (error) {
    if (error instanceof FormulaError) {
      place.refuse(`is no formula for KEDA: ${error.fault}`, expression, `correct it at the caret:\n${error.excerpt}`);
    }
    throw error;
  }
}

/** Refuses a test for nil where KEDA never makes any. */
function checkNilTest(place: Place, expression: string, parsed: Language.Formula, fallback: Fallback | undefined): void {
  const fault = nilTestFault(fallback);
  const test = fault === undefined ? undefined : parsed.nilTest();
  if (fault !== undefined && test !== undefined) {
    place.refuse(fault, expression,
      `give Autoscaler.keda({ fallback }) the behavior FallbackBehavior.SCALING_MODIFIERS (KEDA 2.20), or leave out the test at the caret:\n${test.excerpt}`);
  }
}

/** With a formula in charge of lost metrics, it has to know what to do without each of them. */
function checkBesideFallback(place: Place, formula: ScalingFormula, fallback: Fallback, parsed: Language.Formula, names: string[]): void {
  const { _options: { expression }, _target: target, _targetField: targetField } = formula;
  if (!Number.isInteger(target)) {
    place.at(targetField).refuse('turns the fallback off, which KEDA computes of whole numbers alone', target, 'make it a whole number, or leave the fallback out');
  }
  if (fallback.behavior !== FallbackBehavior.SCALING_MODIFIERS) {
    return;
  }
  // Each alone, and all at once: one Prometheus that is gone takes all of them along.
  for (const lost of [...names.map((name) => [name]), names]) {
    try {
      parsed.value(Object.fromEntries(names.filter((name) => !lost.includes(name)).map((name) => [name, 1])));
    } catch (error) {
      if (error instanceof language().FormulaError) {
        place.at('expression').refuse(`has no value without ${lost.join(', ')}, nil in it while lost`, expression,
          `say what to count instead, such as (${lost[0]} ?? 0)`);
      }
      throw error;
    }
  }
}
