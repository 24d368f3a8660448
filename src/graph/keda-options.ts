import { groupKindOf, LocatedManifest, Manifest } from './manifest';
import { DEFAULT_FALLBACK_BEHAVIOR } from '../platforms/keda/fallback-faults';
import { SCALED_JOB } from '../platforms/keda/names';
import { KEDA_TIMES, KedaTime } from '../platforms/keda/times-faults';
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
  readonly fallback?: Fallback;
  /** The HPA's own name. */
  readonly hpaName?: string;
  readonly behavior?: unknown;
  /** What makes one metric of all triggers but CPU and memory; undefined where nothing is stated. */
  readonly scalingModifiers?: ScalingModifiers;
  /** All of it as it is written, for the rules on its values. */
  readonly stated: Fields;
}

const TIMES = Object.keys(KEDA_TIMES) as KedaTime[];

/** What the replicas are held at while a metric cannot be had. */
export interface Fallback {
  /** KEDA's where none is stated. */
  readonly behavior: string;
  readonly failureThreshold?: number;
  readonly replicas?: number;
}

/** A formula, and how its result is compared. */
export interface ScalingModifiers {
  readonly formula?: string;
  readonly metricType: TargetType;
  readonly target?: string;
  readonly activationTarget?: string;
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

/** How many triggers a ScaledObject has in its spec, and beside it, where KEDA reads none; undefined where it has no spec. */
export function triggerCountsOf({ spec, triggers }: Manifest): { readonly inSpec: number; readonly beside: number } | undefined {
  return spec === undefined ? undefined : { inSpec: listIn(objectIn(spec).triggers).length, beside: listIn(triggers).length };
}

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
    triggers: kedaTriggersIn(spec.triggers, `${path}.triggers`),
    fallback: isObject(spec.fallback) ? fallbackIn(spec.fallback) : undefined,
    hpaName: textIn(name),
    behavior,
    scalingModifiers: modifiersIn(objectIn(scalingModifiers)),
    stated: spec,
  };
}

function fallbackIn({ behavior, failureThreshold, replicas }: Fields): Fallback {
  return { behavior: textIn(behavior) ?? DEFAULT_FALLBACK_BEHAVIOR, failureThreshold: numberIn(failureThreshold), replicas: numberIn(replicas) };
}

function modifiersIn(stated: Fields): ScalingModifiers | undefined {
  const { activationTarget, formula, metricType, target } = stated;
  return Object.keys(stated).length === 0 ? undefined : {
    formula: typeof formula === 'string' ? formula : undefined,
    metricType: targetTypeIn(metricType) ?? DEFAULT_METRIC_TYPE,
    target: textIn(target),
    activationTarget: textIn(activationTarget),
  };
}

/** The triggers that stand at a path of a manifest. */
function kedaTriggersIn(triggers: unknown, path: string): KedaTrigger[] {
  return listIn(triggers).map((trigger, i) => triggerIn(trigger, `${path}[${i}]`));
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

/** A ScaledJob: KEDA starts Jobs by its triggers. It scales no replicas, so that it is no autoscaler here. */
export interface ScaledJobNode extends LocatedManifest {
  readonly path: string;
  readonly triggers: KedaTrigger[];
  /** The spec as it is written, for the rules on its values. */
  readonly stated: Fields;
}

/** The ScaledJob that a manifest is, or undefined where it is none. */
export function scaledJobOf(located: LocatedManifest): ScaledJobNode | undefined {
  if (groupKindOf(located.manifest) !== SCALED_JOB) {
    return undefined;
  }
  const stated = objectIn(located.manifest.spec);
  return { ...located, path: 'spec', triggers: kedaTriggersIn(stated.triggers, 'spec.triggers'), stated };
}
