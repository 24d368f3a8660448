import { hpaNameOf } from './keda-hpa';
import { groupOf, LocatedManifest } from './manifest';
import { ScaleTarget } from '../scale-target';

/** A resource of the pods that decides the number of replicas. */
export interface FollowedResource {
  readonly name: 'cpu' | 'memory';
  /** Undefined for all containers. */
  readonly container?: string;
  /** Whether it is refused, or has no value, without requests: always so in KEDA, for a share of them in an HPA. */
  readonly needsRequests: boolean;
}

/** A reason to scale, as it stands in a manifest. */
export interface ScalingTrigger {
  readonly type: string;
  /** Where it stands in its autoscaler, such as `spec.triggers[0]`. */
  readonly path: string;
  /** The PromQL query, where the trigger has one. */
  readonly query?: string;
  /** The resource of the pods, where the trigger follows one. */
  readonly resource?: FollowedResource;
}

/** An object that changes the number of replicas of another. */
export interface AutoscalerNode extends LocatedManifest {
  readonly target: ScaleTarget;
  /** Name of the HPA that acts: its own, or the one that KEDA makes. */
  readonly hpaName?: string;
  readonly minReplicas: number;
  readonly triggers: ScalingTrigger[];
}

// Triggers and metrics are anybody's, and perhaps invalid, hence `any`: nothing of them is taken for granted.

/** The autoscaler that a manifest is, or undefined where it is none. */
export function autoscalerOf(located: LocatedManifest): AutoscalerNode | undefined {
  const { apiVersion, kind } = located.manifest;
  switch (`${groupOf(apiVersion)}/${kind}`) {
    case 'keda.sh/ScaledObject': return scaledObject(located);
    case 'autoscaling/HorizontalPodAutoscaler': return horizontalPodAutoscaler(located);
    default: return undefined;
  }
}

function scaledObject(located: LocatedManifest): AutoscalerNode {
  const { spec = {} } = located.manifest;
  return {
    ...located,
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: '', ...spec.scaleTargetRef },
    hpaName: hpaNameOf(located.manifest),
    minReplicas: spec.minReplicaCount ?? 0,
    triggers: (spec.triggers ?? []).map((trigger: any, i: number): ScalingTrigger => ({
      type: trigger?.type,
      path: `spec.triggers[${i}]`,
      query: trigger?.type === 'prometheus' ? trigger.metadata?.query : undefined,
      resource: trigger?.type === 'cpu' || trigger?.type === 'memory'
        ? { name: trigger.type, container: trigger.metadata?.containerName, needsRequests: true }
        : undefined,
    })),
  };
}

function horizontalPodAutoscaler(located: LocatedManifest): AutoscalerNode {
  const { spec = {}, metadata } = located.manifest;
  return {
    ...located,
    target: { apiVersion: '', kind: '', name: '', ...spec.scaleTargetRef },
    hpaName: metadata.name,
    minReplicas: spec.minReplicas ?? 1,
    triggers: (spec.metrics ?? []).map((metric: any, i: number): ScalingTrigger => {
      const source = metric?.resource ?? metric?.containerResource;
      return {
        type: metric?.type,
        path: `spec.metrics[${i}]`,
        resource: source?.name === 'cpu' || source?.name === 'memory'
          ? { name: source.name, container: source.container, needsRequests: source.target?.averageUtilization !== undefined }
          : undefined,
      };
    }),
  };
}
