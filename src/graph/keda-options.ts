import { TriggerText } from '../platforms/keda/trigger-text';
import { TargetType, targetTypeIn } from '../platforms/kubernetes/hpa-metric';
import { Fields, isObject, listIn, numberIn, objectIn, shown, textIn } from '../platforms/kubernetes/untyped';

/** The options of a ScaledObject, or of what becomes one. What is not stated, or is no value of its kind, is undefined. */
export interface KedaOptions {
  /** Where they stand in their manifest, such as `spec`. */
  readonly path: string;
  readonly minReplicaCount?: number;
  readonly maxReplicaCount?: number;
  readonly idleReplicaCount?: number;
  /** Times that are stated, in seconds, as they are written. */
  readonly seconds: { readonly [time in KedaTime]?: string };
  /** The container whose environment KEDA reads. */
  readonly envSourceContainerName?: string;
  readonly triggers: KedaTrigger[];
  readonly fallback?: { readonly behavior?: string };
  /** The HPA's own name. */
  readonly hpaName?: string;
  readonly behavior?: unknown;
  /** What makes one metric of all triggers but CPU and memory; undefined where nothing is stated. */
  readonly scalingModifiers?: ScalingModifiers;
}

/** A time of a ScaledObject. */
export type KedaTime = 'cooldownPeriod' | 'initialCooldownPeriod' | 'pollingInterval';
const TIMES: KedaTime[] = ['cooldownPeriod', 'initialCooldownPeriod', 'pollingInterval'];

/** A formula, and how its result is compared. */
export interface ScalingModifiers {
  readonly formula?: string;
  readonly metricType: TargetType;
  readonly target?: string;
}

/** A trigger as its manifest has it. */
export interface KedaTrigger {
  /** Where it stands in its manifest, such as `spec.triggers[0]`. */
  readonly path: string;
  readonly type: string;
  readonly name?: string;
  readonly metricType: TargetType;
  readonly metadata: Fields;
  /** The same in plain text. */
  readonly said: TriggerText;
  readonly useCachedMetrics: boolean;
  readonly authenticationRef?: AuthenticationRef;
  /** All of it. */
  readonly stated: Fields;
}

/** The authentication that a trigger refers to. */
export interface AuthenticationRef {
  readonly name?: string;
  readonly kind: string;
}

/** How KEDA compares a metric where nothing is said. Source: kedacore/keda v2.20 pkg/scalers/scaler.go, GetMetricTargetType. */
const DEFAULT_METRIC_TYPE = 'AverageValue';
/** Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, AuthenticationRef. */
const DEFAULT_AUTHENTICATION = 'TriggerAuthentication';

/** The options that stand at a path of a manifest. */
export function kedaOptionsIn(value: unknown, path: string): KedaOptions {
  const spec = objectIn(value);
  const { horizontalPodAutoscalerConfig, scalingModifiers } = objectIn(spec.advanced);
  const { behavior, name } = objectIn(horizontalPodAutoscalerConfig);
  return {
    path,
    minReplicaCount: numberIn(spec.minReplicaCount),
    maxReplicaCount: numberIn(spec.maxReplicaCount),
    idleReplicaCount: numberIn(spec.idleReplicaCount),
    seconds: Object.fromEntries(TIMES.filter((time) => spec[time] !== undefined).map((time) => [time, shown(spec[time])])),
    envSourceContainerName: textIn(objectIn(spec.scaleTargetRef).envSourceContainerName),
    triggers: listIn(spec.triggers).map((trigger, i) => triggerIn(trigger, `${path}.triggers[${i}]`)),
    fallback: isObject(spec.fallback) ? { behavior: textIn(spec.fallback.behavior) } : undefined,
    hpaName: textIn(name),
    behavior,
    scalingModifiers: modifiersIn(objectIn(scalingModifiers)),
  };
}

function modifiersIn(stated: Fields): ScalingModifiers | undefined {
  const { formula, metricType, target } = stated;
  return Object.keys(stated).length === 0 ? undefined : {
    formula: typeof formula === 'string' ? formula : undefined, metricType: targetTypeIn(metricType) ?? DEFAULT_METRIC_TYPE, target: textIn(target),
  };
}

function triggerIn(trigger: unknown, path: string): KedaTrigger {
  const stated = objectIn(trigger);
  const { authenticationRef, metadata, metricType, name, type, useCachedMetrics } = stated;
  return {
    path,
    type: textIn(type) ?? '',
    name: textIn(name),
    metricType: targetTypeIn(metricType) ?? DEFAULT_METRIC_TYPE,
    metadata: objectIn(metadata),
    said: new TriggerText(metadata),
    useCachedMetrics: useCachedMetrics === true,
    authenticationRef: isObject(authenticationRef) ? referenceIn(authenticationRef) : undefined,
    stated,
  };
}

function referenceIn({ kind, name }: Fields): AuthenticationRef {
  return { name: textIn(name), kind: textIn(kind) ?? DEFAULT_AUTHENTICATION };
}
