import { holds } from './scaler-conditions';
import { ScalerGiven } from './scaler-given';
import { ScalerParts } from './scaler-parts';
import { checkRules } from './scaler-rules';
import { ScalerParameter } from '../../../platforms/keda/scalers/scaler-table';
import { checkActivation } from '../prometheus-query';
import { KedaTriggerContext } from '../trigger-context';

const WAKELESS = 'wakeless ';

/** Refuses what of a trigger's parameters KEDA refuses, ignores in silence, or acts on otherwise than is meant. */
export function checkScaler(context: KedaTriggerContext, parts: ScalerParts): void {
  parts.table.parameters.forEach((parameter) => checkSince(context, parts, parameter));
  checkRules(parts, context);
  parts.table.parameters.filter(({ activates }) => activates !== undefined).forEach((parameter) => checkActivates(context, parts, parameter));
}

/** Whether a trigger can tell that a model without pods is wanted. */
export function wakes(given: ScalerGiven): boolean {
  return !given.table.rules.some((rule) => rule.startsWith(WAKELESS) && holds(given, rule.slice(WAKELESS.length)));
}

/** Refuses a parameter that this KEDA does not read yet: it would ignore it in silence. */
function checkSince({ version }: KedaTriggerContext, parts: ScalerParts, { name, since }: ScalerParameter): void {
  if (since !== undefined && parts.value(name) !== undefined && !version.isAtLeast(`2.${since}`)) {
    parts.place.at(name).refuse(`needs KEDA 2.${since}, before which it is ignored in silence`, parts.value(name),
      'leave it out, or correct the version of Autoscaler.keda({ version })');
  }
}

/** Refuses an activation that KEDA ignores, or that puts a model to sleep which is wanted. */
function checkActivates(context: KedaTriggerContext, parts: ScalerParts, { name, activates = [], default: standard }: ScalerParameter): void {
  const value = parts.value(name);
  const targets = activates.flatMap((each) => parts.table.parameters.find((parameter) => parameter.name === each) ?? []);
  const given = targets.find((target) => parts.has(target.name) === true);
  // A target that comes from the environment is not known.
  const target = given === undefined ? targets.find((each) => each.default !== undefined)?.default : parts.value(given.name);
  if (value !== undefined) {
    checkActivation(parts.place.at(name), context, Number(value), Number(target ?? Infinity));
  } else if (standard !== undefined && !context.inFormula && parts.has(name) === false) {
    checkActivation(parts.place.at(name), context, standard, Number(target ?? Infinity));
  }
}
