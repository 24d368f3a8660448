import { hpaMetricsIn } from './hpa-versions';
import { hpaNameOf } from './keda-hpa';
import { Fallback, KedaOptions, kedaOptionsIn, ScalingModifiers } from './keda-options';
import { groupKindOf, identity, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { Pause, pauseIn } from './pause';
import { ScalingBehavior, scalingBehaviorIn } from './scaling-behavior';
import { hpaTriggers, kedaTriggers, ScalingTrigger } from './scaling-trigger';
import { HTTP_SCALED_OBJECT, ORPHAN_SCALED_OBJECT, SKIP_SCALED_OBJECT } from '../platforms/http-add-on/names';
import { DEFAULT_MAX_REPLICAS } from '../platforms/keda/bounds-faults';
import { KEDA_HPA_PREFIX, SCALED_OBJECT } from '../platforms/keda/names';
import { formulaNames, isLeftOut } from '../platforms/keda/scaling-modifiers-faults';
import { DEFAULT_SECONDS } from '../platforms/keda/times-faults';
import { DEFAULT_MIN_REPLICAS } from '../platforms/kubernetes/hpa-spec-faults';
import { DEPLOYMENT, HORIZONTAL_POD_AUTOSCALER } from '../platforms/kubernetes/kinds';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** On an HTTPScaledObject: no ScaledObject is written for it. */
const WITHOUT_SCALED_OBJECT = [SKIP_SCALED_OBJECT, ORPHAN_SCALED_OBJECT];

/** What changes the number of replicas of an object: an object of its own, or a part of the object that it scales. */
export interface AutoscalerNode extends LocatedManifest {
  readonly controller: 'HPA' | 'KEDA' | 'Seldon Core 2';
  readonly target: ScaleTarget;
  /** Where its manifest says what it scales. */
  readonly targetPath: string;
  /** Name of the HPA that acts: its own, or the one that KEDA makes. */
  readonly hpaName?: string;
  readonly minReplicas: number;
  /** Undefined where there is no limit, or where that of the platform holds. */
  readonly maxReplicas?: number;
  /** Where the most replicas would be stated, where nobody states them and KEDA's default holds. */
  readonly unstatedMaxPath?: string;
  /** Whether its most replicas are its least because nobody says them. */
  readonly mostUnset?: boolean;
  readonly triggers: ScalingTrigger[];
  /** Whether nobody stated its triggers: they are what the API server fills in. */
  readonly hasDefaultTriggers?: boolean;
  /** How fast the HPA may change the replicas; undefined where nothing of it is stated. */
  readonly behavior?: ScalingBehavior;
  /** Where that stands in its manifest, as it is written. */
  readonly statedBehavior?: StatedPart;
  /** Replicas while nothing is active, where that is another number than the least. */
  readonly idleReplicas?: number;
  /** How often KEDA looks, and how long it waits before the last step, in seconds; undefined where no KEDA does. */
  readonly times?: KedaTimes;
  /** What happens while a metric cannot be had. */
  readonly fallback?: Fallback;
  /** What makes one metric of several triggers. */
  readonly formula?: ScalingModifiers;
  /** What keeps KEDA from scaling, where something does. */
  readonly pause?: Pause;
  /** The options of a ScaledObject, or of what becomes one. */
  readonly scaledObject?: KedaOptions;
  /** The InterceptorRoutes of KEDA's HTTP add-on that its triggers ask for, in the order of those; undefined where none does. */
  readonly routes?: readonly (LocatedManifest | undefined)[];
  /** The spec of an HPA, or of what becomes one. */
  readonly hpa?: StatedPart;
  /** Whether nobody asked for it: it is what the platform does where nothing is said. */
  readonly byDefault?: boolean;
  /** Who is said to scrape its metrics, where that is said in a part of the manifest. */
  readonly scrapedBy?: string;
  /** The buckets of histograms that it asks for, where these are said in a part of the manifest. */
  readonly histogramBuckets?: string;
  /** The language of its queries, where that is said in a part of the manifest. */
  readonly queryLanguage?: string;
  /** How the platform whose object it is part of is told to leave the replicas alone. */
  readonly turnedOffBy?: string;
  /** How that platform is told to keep the least replicas, without an autoscaler. */
  readonly fixedBy?: string;
}

/** A part of a manifest as it is written, for the rules on its values. */
export interface StatedPart {
  /** Where it stands in its manifest. */
  readonly path: string;
  readonly stated: Fields;
}

/** Times of KEDA, in seconds, each default filled in. */
export interface KedaTimes {
  readonly polling: number;
  readonly cooldown: number;
  readonly initialCooldown: number;
}

/** What KEDA's part of an autoscaler is. */
type KedaPart = Pick<AutoscalerNode, 'controller' | 'minReplicas' | 'maxReplicas' | 'unstatedMaxPath' | 'triggers' | 'behavior' | 'statedBehavior' | 'idleReplicas' | 'times' | 'fallback'
| 'formula' | 'scaledObject'>;

/** What tells the object that an autoscaler scales from all others of a cluster. */
export function targetIdentityOf({ target, manifest }: AutoscalerNode): string {
  return identity(target.apiVersion, target.kind, manifest.metadata.namespace, target.name);
}

/** Whether it lets what it scales go to zero. */
export function sleeps({ idleReplicas, minReplicas, pause }: AutoscalerNode): boolean {
  return (minReplicas === 0 || idleReplicas === 0) && !pause?.alwaysActive;
}

/** How a message names what an autoscaler scales, as `Deployment default/model`. */
export function targetNameOf({ target: { kind, name }, manifest: { metadata: { namespace } } }: AutoscalerNode): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/** The autoscaler that a manifest is, or undefined where it is none. */
export function autoscalerOf(located: LocatedManifest): AutoscalerNode | undefined {
  switch (groupKindOf(located.manifest)) {
    case SCALED_OBJECT: return scaledObject(located);
    case HORIZONTAL_POD_AUTOSCALER: return horizontalPodAutoscaler(located);
    case HTTP_SCALED_OBJECT: return httpScaledObject(located);
    default: return undefined;
  }
}

/** What KEDA's own part of an autoscaler is, from the options of a ScaledObject that stand at a path. */
export function kedaPart(options: KedaOptions): KedaPart {
  const { behavior, fallback, idleReplicaCount, maxReplicaCount, minReplicaCount, path, scalingModifiers, seconds, triggers } = options;
  return {
    controller: 'KEDA',
    minReplicas: minReplicaCount ?? 0,
    maxReplicas: maxReplicaCount ?? DEFAULT_MAX_REPLICAS,
    unstatedMaxPath: options.stated.triggers !== undefined && options.stated.maxReplicaCount === undefined ? `${path}.maxReplicaCount` : undefined,
    triggers: kedaTriggers(triggers),
    ...behaviorPart(behavior, `${path}.advanced.horizontalPodAutoscalerConfig.behavior`),
    idleReplicas: idleReplicaCount,
    times: {
      polling: numberIn(seconds.pollingInterval) ?? DEFAULT_SECONDS.pollingInterval,
      cooldown: numberIn(seconds.cooldownPeriod) ?? DEFAULT_SECONDS.cooldownPeriod,
      initialCooldown: numberIn(seconds.initialCooldownPeriod) ?? DEFAULT_SECONDS.initialCooldownPeriod,
    },
    fallback,
    formula: scalingModifiers,
    scaledObject: options,
  };
}

/** The behavior that stands at a path of a manifest. */
function behaviorPart(behavior: unknown, path: string): Pick<AutoscalerNode, 'behavior' | 'statedBehavior'> {
  return behavior === undefined ? {} : { behavior: scalingBehaviorIn(behavior), statedBehavior: { path, stated: objectIn(behavior) } };
}

/** What the spec of an HPA is as part of an autoscaler. */
function hpaPart(apiVersion: string, value: unknown, path: string): Pick<AutoscalerNode, 'controller' | 'minReplicas' | 'maxReplicas' | 'triggers' | 'hasDefaultTriggers'
| 'behavior' | 'statedBehavior' | 'hpa'> {
  const spec = objectIn(value);
  const { metrics, field, isDefault } = hpaMetricsIn(apiVersion, spec);
  return {
    controller: 'HPA',
    minReplicas: numberIn(spec.minReplicas) ?? DEFAULT_MIN_REPLICAS,
    maxReplicas: numberIn(spec.maxReplicas),
    triggers: field === undefined ? hpaTriggers(metrics, `${path}.metrics`) : hpaTriggers(metrics, path).map((trigger) => ({ ...trigger, path: `${path}.${field}` })),
    hasDefaultTriggers: isDefault,
    ...behaviorPart(spec.behavior, `${path}.behavior`),
    hpa: isObject(value) ? { path, stated: spec } : undefined,
  };
}

/** The object that a reference names, of a kind that is assumed where it says none. */
function targetIn(reference: unknown, { apiVersion, kind }: Pick<ScaleTarget, 'apiVersion' | 'kind'>): ScaleTarget {
  const stated = objectIn(reference);
  return { apiVersion: textIn(stated.apiVersion) ?? apiVersion, kind: textIn(stated.kind) ?? kind, name: textIn(stated.name) ?? '' };
}

function scaledObject(located: LocatedManifest): AutoscalerNode {
  const options = kedaOptionsIn(located.manifest.spec, 'spec');
  return {
    ...located,
    ...kedaPart(options),
    target: targetIn(objectIn(located.manifest.spec).scaleTargetRef, DEPLOYMENT),
    targetPath: 'spec.scaleTargetRef',
    hpaName: hpaNameOf(located.manifest, options),
    pause: pauseIn(located.manifest.metadata.annotations),
  };
}

/**
 * The ScaledObject of the same name that the HTTP add-on writes, unless annotations keep it from that.
 *
 * Source: kedacore/http-add-on v0.15 operator/controllers/http/app.go, scaled_object.go.
 */
function httpScaledObject(located: LocatedManifest): AutoscalerNode | undefined {
  const { metadata } = located.manifest;
  if (WITHOUT_SCALED_OBJECT.some((annotation) => metadata.annotations?.[annotation] === 'true')) {
    return undefined;
  }
  const { replicas, scaleTargetRef } = objectIn(located.manifest.spec);
  return {
    ...located,
    controller: 'KEDA',
    target: targetIn(scaleTargetRef, DEPLOYMENT),
    targetPath: 'spec.scaleTargetRef',
    hpaName: `${KEDA_HPA_PREFIX}${metadata.name}`,
    minReplicas: numberIn(objectIn(replicas).min) ?? 0,
    maxReplicas: numberIn(objectIn(replicas).max) ?? DEFAULT_MAX_REPLICAS,
    unstatedMaxPath: objectIn(replicas).max === undefined ? 'spec.replicas.max' : undefined,
    triggers: [{ type: 'external-push', path: 'spec', targetType: 'AverageValue' }],
    turnedOffBy: `the annotation ${SKIP_SCALED_OBJECT}: "true" on the HTTPScaledObject (the other then needs a trigger external-push that asks the add-on)`,
  };
}

function horizontalPodAutoscaler(located: LocatedManifest): AutoscalerNode {
  const { apiVersion, metadata, spec } = located.manifest;
  return {
    ...located,
    ...hpaPart(apiVersion, spec, 'spec'),
    target: targetIn(objectIn(spec).scaleTargetRef, { apiVersion: '', kind: '' }),
    targetPath: 'spec.scaleTargetRef',
    hpaName: metadata.name,
  };
}

/** The formula of a ScaledObject. */
export interface KedaFormula {
  readonly expression: string;
  /** Where it stands in its manifest. */
  readonly path: string;
  /** The names that it may use. */
  readonly names: string[];
  /** Those of triggers that are ignored where it does not use them. */
  readonly needed: string[];
}

/** The formula of an autoscaler; undefined where it has none that is a text. */
export function kedaFormulaOf({ scaledObject: options }: AutoscalerNode): KedaFormula | undefined {
  const expression = options?.scalingModifiers?.formula;
  if (options === undefined || expression === undefined || expression.trim() === '') {
    return undefined;
  }
  const { path, triggers } = options;
  return { expression, path: `${path}.advanced.scalingModifiers.formula`, names: formulaNames(triggers), needed: formulaNames(triggers.filter(isLeftOut)) };
}
