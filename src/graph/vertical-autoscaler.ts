import { identity, listIn, Manifest, numberIn, objectIn, textIn } from './manifest';
import { DEFAULT_CONTROLLED_RESOURCES, DEFAULT_UPDATE_MODE } from '../platforms/vpa/vertical-pod-autoscaler';

/** What a VPA does to a container of which nothing is said. */
export const NO_POLICY: VerticalPolicy = { controlledResources: DEFAULT_CONTROLLED_RESOURCES };

/** What a VPA may do to the containers of a name. */
export interface VerticalPolicy {
  readonly containerName?: string;
  readonly mode?: string;
  /** Resources whose requests it moves. */
  readonly controlledResources: string[];
}

/** A VerticalPodAutoscaler, as its manifest tells. */
export interface VerticalAutoscaler {
  /** The identity of the object whose pods it sizes. */
  readonly target: string;
  readonly updateMode: string;
  /** Least live replicas with which pods are evicted; undefined where that of the updater holds. */
  readonly minReplicas?: number;
  readonly policies: VerticalPolicy[];
}

export function vpaIn({ metadata, spec }: Manifest): VerticalAutoscaler {
  const { targetRef, updatePolicy, resourcePolicy } = objectIn(spec);
  const { apiVersion, kind, name } = objectIn(targetRef);
  return {
    target: identity(textIn(apiVersion) ?? '', textIn(kind) ?? '', metadata.namespace, textIn(name)),
    updateMode: textIn(objectIn(updatePolicy).updateMode) ?? DEFAULT_UPDATE_MODE,
    minReplicas: numberIn(objectIn(updatePolicy).minReplicas),
    policies: listIn(objectIn(resourcePolicy).containerPolicies).map(policyIn),
  };
}

function policyIn(policy: unknown): VerticalPolicy {
  const { containerName, controlledResources, mode } = objectIn(policy);
  const stated = listIn(controlledResources).flatMap((resource) => textIn(resource) ?? []);
  return {
    containerName: textIn(containerName),
    mode: textIn(mode),
    controlledResources: controlledResources === undefined ? DEFAULT_CONTROLLED_RESOURCES : stated,
  };
}
