import { cutTarget } from './number';
import { fault, Fault, faultAt, within } from '../../faults/fault';
import { Fields, listIn, objectIn, shown, textIn } from '../kubernetes/untyped';

/** How the result of a formula may be compared. Source: kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml. */
const METRIC_TYPES = ['AverageValue', 'Value'];
/** Texts that Go's strconv.ParseFloat reads, but for NaN and the infinities, which no HPA holds. */
const GO_FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Triggers that are no variables of a formula. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, ValidateAndCompileScalingModifiers. */
const NO_VARIABLES = ['cpu', 'memory'];
/** What says that it wakes the model beside a formula too, named in it or not. */
const PUSH = 'external-push';

/** Whether a ScaledObject has one metric in place of all external ones. Source: the same, IsUsingModifiers. */
export function usesModifiers(spec: Fields): boolean {
  return Object.values(objectIn(objectIn(spec.advanced).scalingModifiers)).some((value) => value !== undefined && value !== '');
}

/** The names that a formula may use: those of the triggers that are no resource of the pods. */
export function formulaNames(triggers: { readonly type?: unknown; readonly name?: unknown }[]): string[] {
  return triggers.flatMap(({ type, name }) => NO_VARIABLES.includes(type as string) ? [] : textIn(name) || []);
}

/** Whether a trigger counts for nothing where a formula leaves it out: what pushes wakes the model all the same. */
export function isLeftOut({ type }: { readonly type?: unknown }): boolean {
  return type !== PUSH;
}

/**
 * What stands beside a formula that the API server or KEDA rejects, or fails on at each poll; the formula itself is judged by its language.
 * The value is the whole spec of a ScaledObject.
 */
export function scalingModifiersFaults(spec: Fields): Fault[] {
  if (!usesModifiers(spec)) {
    return [];
  }
  const { formula, target, activationTarget, metricType } = objectIn(objectIn(spec.advanced).scalingModifiers);
  const sleeps = (spec.minReplicaCount ?? 0) === 0 || spec.idleReplicaCount === 0;
  return within(['advanced', 'scalingModifiers'], [
    ...within(['formula'], formulaFaults(formula)),
    ...within(['target'], targetFaults(target)),
    ...activationTarget === undefined || activationTarget === '' ? [] : within(['activationTarget'], activationFaults(activationTarget)),
    ...sleeps && Number(textIn(activationTarget)) > Number(textIn(target))
      ? [{ ...faultAt(['activationTarget'], `is above the target (${shown(target)}): values between the two scale to zero while there is still load`, activationTarget, 'lower it'), isWarning: true }] : [],
    ...metricType === undefined || METRIC_TYPES.includes(metricType as string) ? []
      : [faultAt(['metricType'], 'is no way to compare the result of a formula', metricType, `write ${METRIC_TYPES.join(' or ')}`)],
  ]);
}

function formulaFaults(formula: unknown): Fault[] {
  if (formula !== undefined && typeof formula !== 'string') {
    return [fault('must be a text: the API server rejects anything else', formula, 'write a formula over the names of the triggers, in quotes')];
  }
  return formula?.trim() ? [] : [fault('is required: KEDA\'s webhook rejects scalingModifiers without one', formula, 'write a formula over the names of the triggers')];
}

function targetFaults(target: unknown): Fault[] {
  if (target === undefined || target === '') {
    return [fault('is required: KEDA\'s webhook rejects a formula without one', target, 'write what one replica takes of the result, or the level to hold')];
  }
  if (typeof target !== 'string') {
    return [fault('must be a text: the API server rejects a number', target, `write "${shown(target)}"`)];
  }
  const value = GO_FLOAT.test(target) ? Number(target) : NaN;
  if (!(value > 0) || !Number.isFinite(value)) {
    return [fault('must be a number above 0', target, 'write a number such as "2"')];
  }
  return cutTarget(value) > 0 ? [] : [fault('is below 0.001, and KEDA cuts it to 0, which no HPA takes', target, 'raise it, or measure in a smaller unit')];
}

function activationFaults(activationTarget: unknown): Fault[] {
  if (typeof activationTarget !== 'string') {
    return [fault('must be a text: the API server rejects a number', activationTarget, `write "${shown(activationTarget)}"`)];
  }
  return GO_FLOAT.test(activationTarget) ? [] : [fault('is no number: KEDA accepts it, and fails at each poll', activationTarget, 'write a number such as "1"')];
}

/**
 * Triggers that are ignored beside a formula: those without a name, and CPU or memory of one container, whose metric KEDA leaves out.
 *
 * Source: kedacore/keda v2.20 controllers/keda/hpa.go, getScaledObjectMetricSpecs; pkg/scaling/modifiers.
 */
export function uncountedFaults(spec: Fields): Fault[] {
  return !usesModifiers(spec) ? [] : listIn(spec.triggers).map(objectIn).flatMap(({ type, name, metadata }, i): Fault[] => {
    const { containerName } = objectIn(metadata);
    if (NO_VARIABLES.includes(type as string)) {
      return containerName === undefined ? []
        : [faultAt(['triggers', i, 'metadata', 'containerName'], `makes KEDA leave out this trigger: beside a formula it keeps ${shown(type)} of all containers only`,
          containerName, 'let it follow all containers, or leave it out')];
    }
    return (textIn(name) ?? '') !== '' || !isLeftOut({ type }) ? []
      : [faultAt(['triggers', i, 'name'], 'is missing, so the trigger is ignored: the formula replaces all triggers but CPU and memory', name,
        'give it a name, and use it in the formula')];
  });
}
