// Labels that AIBrix puts on the pods of its objects.
// Source: vllm-project/aibrix v0.7.0 pkg/controller/constants/stormservice.go, pkg/controller/rayclusterfleet/util/fleet.go, sync.go.

import { Labels } from '../kubernetes/untyped';

/** What all pods of a StormService have in common. */
export function stormServiceLabels(name: string): Labels {
  return { 'storm-service-name': name };
}

/** What the head nodes of a RayClusterFleet have in common, one of each RayCluster. */
export function fleetHeadLabels(name: string): Labels {
  return { 'orchestration.aibrix.ai/raycluster-fleet-name': name, 'ray.io/node-type': 'head' };
}
