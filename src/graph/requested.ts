import { deviceClaimsOf } from './pod-contents';
import { PodContents, Replica } from './replica-pods';
import { ScalingGraph } from './scaling-graph';
import { Container } from './workload';
import { quantityValue } from '../platforms/kubernetes/quantity';

/** Amounts by the names of resources, in whole units. */
export interface Requested {
  [resource: string]: number;
}

/**
 * What a pod requests of each resource. What is limited and not requested, as devices are, is requested too; what the pod as a whole requests goes
 * before what its containers do, and its limit behind.
 *
 * Source: kubernetes v1.36 pkg/apis/core/v1/defaults.go, SetDefaults_Container, defaultPodRequests.
 */
export function requestedByPod({ containers, podResources }: { readonly containers: readonly Pick<Container, 'resources' | 'statedLimits'>[] } & Pick<PodContents, 'podResources'>): Requested {
  const sum: Requested = {};
  for (const { resources, statedLimits } of containers) {
    addAll(sum, amountsIn({ ...statedLimits, ...resources?.limits, ...resources?.requests }), 1);
  }
  return { ...amountsIn(podResources?.limits), ...sum, ...amountsIn(podResources?.requests) };
}

/** What the pods of one replica request together, devices of claims by their class among it. */
export function requestedByReplica({ pods }: Replica, graph: ScalingGraph): Requested {
  const sum: Requested = {};
  for (const alike of pods) {
    addAll(sum, requestedByPod(alike), alike.count);
    deviceClaimsOf(alike, graph).forEach(({ devices = {} }) => addAll(sum, devices, alike.count));
  }
  return sum;
}

/** What of the requests of a replica is not known, and why. */
export function unknownRequests({ missing, pods }: Replica, graph: ScalingGraph): string[] {
  const claims = pods.flatMap((alike) => deviceClaimsOf(alike, graph)).flatMap(({ missing: why }) => why ?? []);
  return [
    ...missing === undefined ? [] : [`what a replica requests: ${missing}`],
    ...[...new Set(claims)].map((why) => `which devices a replica claims: ${why}`),
  ];
}

/** What a number of pods request, from what one of them requests. */
export function times(count: number, requested: Requested): Requested {
  const sum: Requested = {};
  addAll(sum, Number.isFinite(count) ? requested : {}, count);
  return sum;
}

function addAll(sum: Requested, amounts: Requested, factor: number): void {
  Object.entries(amounts).forEach(([resource, amount]) => {
    sum[resource] = (sum[resource] ?? 0) + amount * factor;
  });
}

function amountsIn(quantities: { readonly [resource: string]: unknown } = {}): Requested {
  return Object.fromEntries(Object.entries(quantities).flatMap(([resource, quantity]) => {
    const amount = quantityValue(quantity);
    return amount === undefined ? [] : [[resource, amount]];
  }));
}
