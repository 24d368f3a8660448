import { hpaNameOf } from './keda-hpa';
import { groupKindOf, LocatedManifest, objectIn } from './manifest';
import { hpaTriggers, kedaTriggers, ScalingTrigger } from './scaling-trigger';
import { KEDA_HPA_PREFIX, ORPHAN_SCALED_OBJECT, SKIP_SCALED_OBJECT } from '../keda/names';
import { ScaleTarget } from '../scale-target';
import { Fields, Untyped } from '../untyped';

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
  /** Undefined where there is no limit, or where KEDA's or the platform's holds. */
  readonly maxReplicas?: number;
  readonly triggers: ScalingTrigger[];
  /** The options of a ScaledObject, or of what becomes one, and where they stand. */
  readonly scaledObject?: { readonly path: string; readonly spec: Fields };
  /** Whether nobody asked for it: it is what the platform does where nothing is said. */
  readonly byDefault?: boolean;
  /** Who is said to scrape its metrics, where that is said in a part of the manifest. */
  readonly scrapedBy?: string;
  /** How the platform whose object it is part of is told to leave the replicas alone. */
  readonly turnedOffBy?: string;
  /** How that platform is told to keep the least replicas, without an autoscaler. */
  readonly fixedBy?: string;
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
export function kedaPart(spec: Untyped, path: string): Pick<AutoscalerNode, 'controller' | 'minReplicas' | 'maxReplicas' | 'triggers' | 'scaledObject'> {
  return {
    controller: 'KEDA',
    minReplicas: spec.minReplicaCount ?? 0,
    maxReplicas: spec.maxReplicaCount,
    triggers: kedaTriggers(spec.triggers, `${path}.triggers`),
    scaledObject: { path, spec },
  };
}

function scaledObject(located: LocatedManifest): AutoscalerNode {
  const spec = objectIn(located.manifest.spec);
  return {
    ...located,
    ...kedaPart(spec, 'spec'),
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: '', ...spec.scaleTargetRef },
    targetPath: 'spec.scaleTargetRef',
    hpaName: hpaNameOf(located.manifest),
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
  const { apiVersion = 'apps/v1', kind = 'Deployment', name = '' } = objectIn(scaleTargetRef);
  return {
    ...located,
    controller: 'KEDA',
    target: { apiVersion, kind, name },
    targetPath: 'spec.scaleTargetRef',
    hpaName: `${KEDA_HPA_PREFIX}${metadata.name}`,
    minReplicas: objectIn(replicas).min ?? 0,
    maxReplicas: objectIn(replicas).max,
    triggers: [{ type: 'external-push', path: 'spec', targetType: 'AverageValue' }],
    turnedOffBy: `the annotation ${SKIP_SCALED_OBJECT}: "true" on the HTTPScaledObject (the other then needs a trigger external-push that asks the add-on)`,
  };
}

function horizontalPodAutoscaler(located: LocatedManifest): AutoscalerNode {
  const { spec = {}, metadata } = located.manifest;
  return {
    ...located,
    controller: 'HPA',
    target: { apiVersion: '', kind: '', name: '', ...spec.scaleTargetRef },
    targetPath: 'spec.scaleTargetRef',
    hpaName: metadata.name,
    minReplicas: spec.minReplicas ?? 1,
    maxReplicas: spec.maxReplicas,
    triggers: hpaTriggers(spec.metrics, 'spec.metrics'),
  };
}
