import { DEFAULT_MAX_REPLICAS } from './bounds-faults';
import { asksOtelAddOn } from './otel-add-on';
import { usesModifiers } from './scaling-modifiers-faults';
import { fault, Fault, faultAt, within } from '../../faults/fault';
import { int32Faults } from '../kubernetes/limits';
import { Fields, isObject, listIn, numberIn, objectIn, textIn } from '../kubernetes/untyped';

/** The behavior of a fallback under which a trigger that is lost is nil in the formula. Source: kedacore/keda v2.20 pkg/fallback/fallback.go. */
export const MAKES_NIL = 'scalingModifiers';
/** What KEDA takes where a fallback does not say. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
export const DEFAULT_FALLBACK_BEHAVIOR = 'static';

/** Behaviors whose value is 0 while there are no pods, and those under which the formula decides. */
const ZERO_WITHOUT_PODS = ['currentReplicas', 'currentReplicasIfLower', MAKES_NIL];

/**
 * Whether a model without pods counts as active while a trigger has fallen back: a formula is asked for its value, which some behaviors make
 * 0 there. Without one, what a trigger of metricType Value falls back to is divided by the ready pods: without pods its error stays.
 */
export function countsAsActive(behavior: string | undefined, hasFormula: boolean, metricType: string | undefined): boolean {
  return !hasFormula ? metricType !== 'Value' : behavior === undefined || !ZERO_WITHOUT_PODS.includes(behavior);
}

/** Why a formula tests for nil in vain, where it does; undefined where a trigger that is lost is nil to it. */
export function nilTestFault(fallback: { readonly behavior?: string } | undefined): string | undefined {
  const { behavior = DEFAULT_FALLBACK_BEHAVIOR } = fallback ?? {};
  return behavior === MAKES_NIL ? undefined : `tests for nil, and no trigger is ever nil: a lost one is nil only with fallback.behavior ${MAKES_NIL}; ${fallback === undefined
    ? 'without a fallback it makes an error of the whole formula'
    : `with ${behavior} the fallback replaces the result of the whole formula`}`;
}

/** What a fallback holds. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, pkg/fallback/fallback.go. */
const FALLBACK_BEHAVIORS = [DEFAULT_FALLBACK_BEHAVIOR, 'currentReplicas', 'currentReplicasIfHigher', 'currentReplicasIfLower', MAKES_NIL];
/** The behavior that never looks at `replicas`. */
const REPLICAS_IGNORED = 'currentReplicas';

/** Triggers that never fall back: the first two are metrics of the pods, and a schedule is always there. */
const [OF_PODS, ALWAYS_THERE] = [['cpu', 'memory'], 'cron'];

/** Versions that do not have a part of it. Source: since.ts. */
const BEFORE_BEHAVIOR = { product: 'KEDA', before: '2.17' };
const BEFORE_BY_FORMULA = { product: 'KEDA', before: '2.20' };
const BEFORE_VALUE = { product: 'KEDA', before: '2.18' };
const FROM_POLLS = { product: 'KEDA', from: '2.19' };

/**
 * A fallback that KEDA rejects, drops, or can never hold. The value is the whole spec of a ScaledObject: its triggers and its formula decide
 * too. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, CheckFallbackValid; scaledobject_webhook.go; pkg/fallback/fallback.go.
 */
export function fallbackFaults(spec: Fields): Fault[] {
  if (!isObject(spec.fallback)) {
    return [];
  }
  return [...within(['fallback'], ownFaults(spec.fallback, usesModifiers(spec))), ...besideFaults(spec)];
}

function ownFaults({ behavior, failureThreshold, replicas }: Fields, byFormula: boolean): Fault[] {
  return [
    ...within(['failureThreshold'], failureThreshold === undefined
      ? [fault('is required: the API server rejects the ScaledObject', undefined, 'set it to 3 for 40 to 60 s of grace')]
      : int32Faults(failureThreshold, 0, 'use 3 for 40 to 60 s of grace')),
    ...within(['replicas'], replicas === undefined
      ? [fault('is required: the API server rejects the ScaledObject', undefined, 'set the replicas to hold')]
      : int32Faults(replicas, 0, 'set the replicas to hold')),
    ...within(['behavior'], behaviorFaults(behavior, byFormula)),
  ];
}

function behaviorFaults(behavior: unknown, byFormula: boolean): Fault[] {
  if (behavior === undefined || behavior === DEFAULT_FALLBACK_BEHAVIOR) {
    return [];
  }
  if (!FALLBACK_BEHAVIORS.includes(behavior as string)) {
    return [fault('is no behavior of a fallback', behavior, `write one of ${FALLBACK_BEHAVIORS.join(', ')}`)];
  }
  if (behavior !== MAKES_NIL) {
    return [{ ...fault('is dropped by KEDA before 2.17, which holds replicas instead', behavior, 'leave it out, or use KEDA 2.17'), only: BEFORE_BEHAVIOR }];
  }
  return [
    { ...fault('is rejected by KEDA before 2.20', behavior, 'use another behavior, or KEDA 2.20'), only: BEFORE_BY_FORMULA },
    ...byFormula ? [] : [fault('leaves it to a formula, and there is none: KEDA\'s webhook rejects the ScaledObject', behavior,
      'write advanced.scalingModifiers.formula, or another behavior')],
  ];
}

/** What the triggers and the formula make of it. */
function besideFaults(spec: Fields): Fault[] {
  const { target, metricType } = objectIn(objectIn(spec.advanced).scalingModifiers);
  const triggers = listIn(spec.triggers).map(objectIn);
  const types = triggers.map(({ type }) => type);
  const external = externalOf(spec);
  const byFormula = usesModifiers(spec);
  const values = byFormula ? [metricType] : external.map((trigger) => trigger.metricType);
  return [
    ...triggers.length === 0 || external.length > 0 || byFormula ? []
      : [types.includes(ALWAYS_THERE)
        ? { ...faultAt(['fallback'], 'has no effect: CPU, memory and schedules never fall back', types, 'leave it out, or add a trigger on another metric'), isWarning: true }
        : faultAt(['fallback'], 'has no effect: CPU and memory never fall back, and KEDA\'s webhook rejects it from 2.17 on', types,
          'leave it out, or add a trigger on another metric')],
    ...values.includes('Value') ? [{ ...faultAt(['fallback'], 'is rejected by KEDA before 2.18 beside a metric of type Value', 'Value', 'leave it out, or use KEDA 2.18'), only: BEFORE_VALUE }] : [],
    ...byFormula && isFraction(target)
      ? [faultAt(['advanced', 'scalingModifiers', 'target'], 'turns the fallback off, which KEDA computes of whole numbers only', target, 'make it a whole number, or leave the fallback out')]
      : [],
    ...triggers.flatMap(({ useCachedMetrics }, i) => useCachedMetrics !== true ? []
      : [{
        ...faultAt(['triggers', i, 'useCachedMetrics'], 'keeps the fallback from holding: a read of the cache counts as a success', true,
          'leave it out, or leave the fallback out'),
        only: FROM_POLLS,
        isWarning: true,
      }]),
  ];
}

/**
 * What the OpenTelemetry add-on makes of a fallback where all that could fall back asks it. A setting of the add-on decides, which no manifest
 * tells: so it is warned of, and never refused.
 */
export function addOnFallbackFaults(spec: Fields): Fault[] {
  const external = externalOf(spec);
  return external.length > 0 && external.every(({ metadata }) => asksOtelAddOn(objectIn(metadata).scalerAddress))
    ? [{
      ...faultAt(['fallback'], 'does not start where a metric is missing: the OpenTelemetry add-on answers 0 for one that it does not have, and no error',
        listIn(spec.triggers).map((trigger) => objectIn(trigger).type), 'set settings.metricStore.errIfNotFound: true of the add-on and ignore this, or leave the fallback out'),
      isWarning: true,
    }] : [];
}

/** The triggers that can fall back: neither on the pods' resources, nor schedules. */
function externalOf(spec: Fields): Fields[] {
  return listIn(spec.triggers).map(objectIn).filter(({ type }) => !OF_PODS.includes(type as string) && type !== ALWAYS_THERE);
}

/** Whether a target is a number, and no whole one. */
function isFraction(target: unknown): boolean {
  const text = textIn(target) ?? '';
  return numberIn(text) !== undefined && !/^[+-]?\d+$/.test(text);
}

/** Replicas to hold that the bounds change. */
export function fallbackRangeFaults(spec: Fields): Fault[] {
  const { behavior, replicas } = objectIn(spec.fallback);
  const [held, least, most] = [numberIn(replicas), numberIn(spec.minReplicaCount) ?? 0, numberIn(spec.maxReplicaCount) ?? DEFAULT_MAX_REPLICAS];
  if (held === undefined || held < 0 || behavior === REPLICAS_IGNORED) {
    return [];
  }
  return within(['fallback', 'replicas'], held > most ? [fault(`is more than maxReplicaCount (${most}), which limits it`, held, 'lower it, or raise maxReplicaCount')]
    : held < least ? [fault(`is less than minReplicaCount (${least}), which lifts it`, held, 'raise it, or lower minReplicaCount')] : []);
}
