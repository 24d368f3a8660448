import { KedaFallback, KedaFallbackBehavior } from './keda-fallback';
import { KedaFormula } from './keda-formula';
import type {
  ScaledObjectSpecAdvancedScalingModifiers, ScaledObjectSpecAdvancedScalingModifiersMetricType, ScaledObjectSpecTriggers,
} from '../../../imports/keda.sh';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { formulaFaults, leftOutFaults, lostFaults, readFormula } from '../../formula/formula-faults';
import { nilTestFault } from '../../platforms/keda/fallback-faults';
import { kedaFormulaTarget, kedaNumber } from '../../platforms/keda/number';
import { formulaNames, isLeftOut } from '../../platforms/keda/scaling-modifiers-faults';

/** A formula as KEDA spells it; refuses what KEDA refuses of its text, and triggers that it leaves out. */
export function scalingModifiers(
  place: Place, formula: KedaFormula, triggers: ScaledObjectSpecTriggers[], fallback?: KedaFallback,
): ScaledObjectSpecAdvancedScalingModifiers {
  const { _options: { activationTarget, expression }, _target: target, _targetField: targetField, _metricType: metricType } = formula;
  const [at, names] = [place.at('expression'), formulaNames(triggers)];
  refuseAll(at, [
    ...formulaFaults(expression, names),
    ...leftOutFaults(expression, formulaNames(triggers.filter(isLeftOut))),
    ...fallback?.behavior === KedaFallbackBehavior.SCALING_MODIFIERS ? lostFaults(expression, names) : [],
  ]);
  checkNilTest(at, expression, names, fallback);
  return {
    formula: expression,
    target: kedaFormulaTarget(place.at(targetField), target),
    ...activationTarget !== undefined && { activationTarget: kedaNumber(place.at('activationTarget'), activationTarget) },
    metricType: metricType as string as ScaledObjectSpecAdvancedScalingModifiersMetricType,
  };
}

/** Refuses a test for nil where KEDA never makes any. */
function checkNilTest(place: Place, expression: string, names: string[], fallback: KedaFallback | undefined): void {
  const fault = nilTestFault(fallback);
  const test = fault === undefined ? undefined : readFormula(expression, names).nilTest;
  if (fault !== undefined && test !== undefined) {
    place.refuse(fault, expression,
      `give Autoscaler.keda({ fallback }) the behavior KedaFallbackBehavior.SCALING_MODIFIERS (KEDA 2.20), or leave out the test at the caret:\n${test.excerpt}`);
  }
}
