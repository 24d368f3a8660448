import { Surroundings, ScalerGiven } from './scaler-given';
import { ScalerParameter } from './scaler-table';
import { Fault, fault, within } from '../../../faults/fault';

/** Why an activation is ignored by KEDA, or puts a model to sleep which is wanted. */
export function activationFaults(activation: number, target: number, { inFormula, sleeps }: Pick<Surroundings, 'inFormula' | 'sleeps'>): Fault[] {
  return [
    ...inFormula ? [fault('is ignored by KEDA beside a formula', activation, 'give the formula an activationTarget instead')] : [],
    ...sleeps && activation > target
      ? [fault(`is above the target (${target}): between the two the model is put to sleep although it is wanted`, activation, 'lower it')]
      : [],
  ].map((each) => ({ ...each, rule: 'activation', isWarning: true }));
}

/** The same of a parameter of a scaler, beside the target that counts. */
export function activatesFaults(given: ScalerGiven, { name, activates = [], default: standard }: ScalerParameter, context: Surroundings): Fault[] {
  const targets = activates.flatMap((each) => given.parameter(each) ?? []);
  const chosen = targets.find((target) => given.has(target.name) === true);
  // A target that comes from the environment is not known.
  const target = chosen === undefined ? targets.find((each) => each.default !== undefined)?.default : given.value(chosen.name);
  const value = given.value(name);
  if (value !== undefined) {
    return within([name], activationFaults(Number(value), Number(target ?? Infinity), context));
  }
  return standard !== undefined && !context.inFormula && given.has(name) === false
    ? within([name], activationFaults(standard, Number(target ?? Infinity), context))
    : [];
}
