import { identity, listIn, Manifest, numberIn, objectIn, textIn } from './manifest';

/** The policy of every container that has none of its own. */
export const ALL_CONTAINERS = '*';
/** Of an update mode, and of a policy. */
export const OFF = 'Off';
/** What a VPA moves where it does not say. Source: kubernetes/autoscaler vertical-pod-autoscaler 1.7 apis/autoscaling.k8s.io/v1/types.go. */
const DEFAULT_MODE = 'Recreate';
/** The deprecated word for it. */
export const AUTO = 'Auto';
/** Modes in which pods are evicted to be resized. Source: the same. */
export const EVICTING_MODES = [DEFAULT_MODE, AUTO, 'InPlaceOrRecreate'];
const DEFAULT_RESOURCES = ['cpu', 'memory'];

/** What a VPA does to a container of which nothing is said. */
export const NO_POLICY: VerticalPolicy = { controlledResources: DEFAULT_RESOURCES };

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
    updateMode: textIn(objectIn(updatePolicy).updateMode) ?? DEFAULT_MODE,
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
    controlledResources: controlledResources === undefined ? DEFAULT_RESOURCES : stated,
  };
}
