import { ApiObjectProps } from 'cdk8s';
import { containerPolicy, startupBoostSpec } from './vertical-container-policy';
import { VerticalContainerScaling, VerticalEvictionRequirement, VerticalResource, VerticalScalingProps, VerticalUpdateMode } from './vertical-scaling';
import {
  VerticalPodAutoscaler, VerticalPodAutoscalerSpecUpdatePolicyEvictionRequirementsChangeRequirement as ChangeRequirement,
  VerticalPodAutoscalerSpecUpdatePolicyUpdateMode as UpdateMode,
} from '../../../imports/autoscaling.k8s.io';
import { Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { byName } from '../../platforms/by-name';
import { checkContainerKnown, KnownContainers } from '../../platforms/kubernetes/injected-containers';
import { wholeSeconds } from '../../platforms/kubernetes/limits';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { Untyped } from '../../platforms/kubernetes/untyped';
import { ALL_CONTAINERS } from '../../platforms/vpa/vertical-pod-autoscaler';
import { gateFaults, unsizedFaults, verticalFaults } from '../../platforms/vpa/vpa-faults';
import { ScaledResource } from '../triggers/trigger-context';

/** What is scaled vertically, and what its triggers already follow. */
export interface VerticallyScaled {
  readonly name: string;
  readonly namespace?: string;
  readonly target: ScaleTarget;
  /** The containers of the target. */
  readonly containers: KnownContainers;
  /** Resources whose use decides the number of replicas. */
  readonly scaledResources: ScaledResource[];
}

/** A VerticalPodAutoscaler that never moves what the number of replicas is computed from. */
export function verticalPodAutoscaler(place: Place, scaled: VerticallyScaled, props: VerticalScalingProps): ApiObjectProps {
  const name = props.name ?? scaled.name;
  checkObjectName(place.at('name'), name);
  const updateMode = props.updateMode ?? VerticalUpdateMode.RECREATE;
  const { containers = {}, startupBoost, ...all } = props;
  const policies: [string, Place, VerticalContainerScaling][] = [
    [ALL_CONTAINERS, place, all],
    ...byName(containers).map(([container, policy]): [string, Place, VerticalContainerScaling] =>
      [container, place.at('containers').at(container), policy]),
  ];
  Object.keys(containers).forEach((container) => checkContainerKnown(place.at('containers').at(container), container, scaled.containers));

  const manifest = VerticalPodAutoscaler.manifest({
    metadata: { name, namespace: scaled.namespace },
    spec: {
      targetRef: scaled.target,
      recommenders: props.recommender === undefined ? undefined : [{ name: props.recommender }],
      startupBoost: startupBoost && { cpu: startupBoostSpec(place.at('startupBoost'), startupBoost) },
      updatePolicy: updatePolicy(place, props, updateMode),
      resourcePolicy: {
        containerPolicies: policies.map(([container, at, policy]) =>
          containerPolicy(at, container, policy, controlledResources(at, container, policy, {
            updateMode, scaledResources: scaled.scaledResources, others: Object.keys(containers),
          }))),
      },
    },
  });
  const { spec } = manifest as Untyped;
  const names = policies.map(([container]) => container);
  refuseAll(place, [
    ...verticalFaults(spec), ...unsizedFaults(spec), ...gateFaults(spec, props.featureGates ?? []),
  ].map((each) => ({ ...each, pointer: optionOf(each.pointer, names) })));
  return manifest;
}

function updatePolicy(place: Place, props: VerticalScalingProps, updateMode: VerticalUpdateMode) {
  const { minReplicas, evictAfterOom, evictionRequirements } = props;
  return {
    updateMode: updateMode as string as UpdateMode,
    minReplicas,
    evictAfterOomSeconds: evictAfterOom && wholeSeconds(place.at('evictAfterOom'), evictAfterOom, { min: 1 }),
    evictionRequirements: evictionRequirements?.map((requirement, i) => evictionSpec(place.at('evictionRequirements').at(i), requirement)),
  };
}

function evictionSpec(place: Place, requirement: VerticalEvictionRequirement) {
  if (requirement.resources.length === 0) {
    place.at('resources').refuse('has to name a resource', requirement.resources, 'name CPU, MEMORY or both');
  }
  return { resources: requirement.resources, changeRequirement: requirement.changeRequirement as string as ChangeRequirement };
}

interface Conflicts {
  readonly updateMode: VerticalUpdateMode;
  readonly scaledResources: ScaledResource[];
  /** Containers with a policy of their own. */
  readonly others: string[];
}

/**
 * The resources that a container policy may move. A share of the requests is what the number of replicas is computed
 * from: moving the requests by the same use feeds back. Source: VPA 1.7.1 docs/known-limitations.md.
 */
function controlledResources(
  place: Place, container: string, policy: VerticalContainerScaling, { updateMode, scaledResources, others }: Conflicts,
): VerticalResource[] | undefined {
  if (updateMode === VerticalUpdateMode.OFF || policy.enabled === false) {
    return policy.controlledResources;
  }
  const taken = scaledResources
    .filter((scaled) => scaled.container === undefined || scaled.container === container
      || (container === ALL_CONTAINERS && !others.includes(scaled.container)))
    .map((scaled) => scaled.resource as VerticalResource);
  const clash = policy.controlledResources?.find((resource) => taken.includes(resource));
  if (clash !== undefined) {
    place.at('controlledResources').refuse(
      `holds ${clash}, on which a trigger scales the replicas: each would move what the other reads`, policy.controlledResources,
      `leave ${clash} out, drop that trigger, or set updateMode to OFF`);
  }
  const free = [VerticalResource.CPU, VerticalResource.MEMORY].filter((resource) => !taken.includes(resource));
  if (free.length === 0) {
    place.refuse('leaves no resource to size: triggers scale the replicas on CPU and on memory', taken,
      'drop one of those triggers, set enabled: false for that container, or updateMode to OFF');
  }
  return policy.controlledResources ?? (taken.length === 0 ? undefined : free);
}

/** Options that are called otherwise than the fields that they are written to. */
const OPTIONS: { readonly [field: string]: string } = {
  durationSeconds: 'duration',
  evictAfterOOMSeconds: 'evictAfterOom',
  memoryAggregationIntervalSeconds: 'memoryAggregationInterval',
  mode: 'enabled',
};
/** Parts of the spec that the options leave out. */
const LEFT_OUT: Fault['pointer'] = ['updatePolicy', 'cpu'];

/** The option that a field of the spec is written from; `names` are those of the containers that have a policy, in its order. */
function optionOf(pointer: Fault['pointer'], names: string[]): Fault['pointer'] {
  const [first, , index, ...rest] = pointer;
  if (first === 'resourcePolicy') {
    return [...index === 0 ? [] : ['containers', names[Number(index)]], ...optionOf(rest, names)];
  }
  const isBound = String(first).endsWith('Allowed');
  return pointer.filter((part) => isBound || !LEFT_OUT.includes(part)).map((part) => OPTIONS[part] ?? part);
}
