import { DEFAULT_MAX_REPLICAS, hpaNameOf } from './keda-hpa';
import { KedaOptions, kedaOptionsIn } from './keda-options';
import { groupKindOf, identity, LocatedManifest, numberIn, objectIn, textIn } from './manifest';
import { hpaTriggers, kedaTriggers, ScalingTrigger } from './scaling-trigger';
import { KEDA_HPA_PREFIX, ORPHAN_SCALED_OBJECT, SKIP_SCALED_OBJECT } from '../platforms/keda/names';
import { ScaleTarget } from '../platforms/kubernetes/scale-target';

/** What KEDA and its HTTP add-on scale where the kind is not said. */
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };
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
  readonly triggers: ScalingTrigger[];
  /** The options of a ScaledObject, or of what becomes one. */
  readonly scaledObject?: KedaOptions;
  /** Whether nobody asked for it: it is what the platform does where nothing is said. */
  readonly byDefault?: boolean;
  /** Who is said to scrape its metrics, where that is said in a part of the manifest. */
  readonly scrapedBy?: string;
  /** How the platform whose object it is part of is told to leave the replicas alone. */
  readonly turnedOffBy?: string;
  /** How that platform is told to keep the least replicas, without an autoscaler. */
  readonly fixedBy?: string;
}

/** What tells the object that an autoscaler scales from all others of a cluster. */
export function targetIdentityOf({ target, manifest }: AutoscalerNode): string {
  return identity(target.apiVersion, target.kind, manifest.metadata.namespace, target.name);
}

/** The autoscaler that a manifest is, or undefined where it is none. */
export function autoscalerOf(located: LocatedManifest): AutoscalerNode | undefined {
  switch (groupKindOf(located.manifest)) {
    case 'keda.sh/ScaledObject': return scaledObject(located);
    case 'autoscaling/HorizontalPodAutoscaler': return horizontalPodAutoscaler(located);
    case 'http.keda.sh/HTTPScaledObject': return httpScaledObject(located);
    default: return undefined;
  }
}

/** What KEDA's own part of an autoscaler is, from the options of a ScaledObject that stand at a path. */
export function kedaPart(options: KedaOptions): Pick<AutoscalerNode, 'controller' | 'minReplicas' | 'maxReplicas' | 'triggers' | 'scaledObject'> {
  return {
    controller: 'KEDA',
    minReplicas: options.minReplicaCount ?? 0,
    maxReplicas: options.maxReplicaCount ?? DEFAULT_MAX_REPLICAS,
    triggers: kedaTriggers(options.triggers),
    scaledObject: options,
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
    triggers: [{ type: 'external-push', path: 'spec', targetType: 'AverageValue' }],
    turnedOffBy: `the annotation ${SKIP_SCALED_OBJECT}: "true" on the HTTPScaledObject (the other then needs a trigger external-push that asks the add-on)`,
  };
}

function horizontalPodAutoscaler(located: LocatedManifest): AutoscalerNode {
  const spec = objectIn(located.manifest.spec);
  return {
    ...located,
    controller: 'HPA',
    target: targetIn(spec.scaleTargetRef, { apiVersion: '', kind: '' }),
    targetPath: 'spec.scaleTargetRef',
    hpaName: located.manifest.metadata.name,
    minReplicas: numberIn(spec.minReplicas) ?? 1,
    maxReplicas: numberIn(spec.maxReplicas),
    triggers: hpaTriggers(spec.metrics, 'spec.metrics'),
  };
}
