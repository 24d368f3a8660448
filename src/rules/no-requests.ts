import { Rule, Finding, Severity } from './rule';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { FollowedResource } from '../graph/scaling-trigger';
import { Container, Workload } from '../graph/workload';
import { quantityValue } from '../platforms/kubernetes/quantity';

export const noRequests: Rule = {
  id: 'no-requests',
  severity: Severity.ERROR,
  says: 'A CPU or memory trigger is refused, or has no value, where a container that counts requests none of that resource.',
  remedy: 'Give each container that counts a request or limit, or name the one container that counts.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const defaulted = namespacesWithLimitRange(graph);
    for (const autoscaler of graph.autoscalers) {
      if (defaulted.has(autoscaler.manifest.metadata.namespace)) {
        continue;
      }
      for (const { resource, path } of autoscaler.triggers) {
        const workload = resource?.needsRequests ? graph.targetOf(autoscaler) : undefined;
        if (resource === undefined || workload === undefined || isOfWholePod(autoscaler, workload, resource)) {
          continue;
        }
        const missing = workload.containers
          .filter(({ name }) => resource.container === undefined || resource.container === name)
          .filter((container) => !requests(container, resource.name));
        if (missing.length > 0) {
          yield {
            at: autoscaler,
            alsoAt: [workload],
            field: path,
            problem: `follows ${resource.name}, of which ${nameOf(workload.manifest)} has containers without a request or limit`,
            got: missing.map(({ name }) => name).join(', '),
            fix: `give them a ${resource.name} request, or let the trigger name one container`,
          };
        }
      }
    }
  },
};

/**
 * Whether an HPA counts what the pod as a whole requests, which it does for a trigger on all of its containers. KEDA's webhook asks each container
 * all the same. Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, calculatePodLevelRequests (since 1.34).
 */
function isOfWholePod({ scaledObject }: AutoscalerNode, { podResources }: Workload, { name, container }: FollowedResource): boolean {
  return scaledObject === undefined && container === undefined && podResources !== undefined && requests({ resources: podResources }, name);
}

/** What a platform decides is not known here, and so not said to be missing. */
function requests({ resources }: Pick<Container, 'resources'>, resource: string): boolean {
  return resources === undefined || [resources.requests[resource], resources.limits[resource]].some((quantity) => (quantityValue(quantity) ?? 0) > 0);
}

/** A LimitRange can give containers requests on their way into the cluster; which ones, is not looked into. */
function namespacesWithLimitRange(graph: ScalingGraph): Set<string | undefined> {
  return new Set(graph.objects('/LimitRange').map(({ manifest }) => manifest.metadata.namespace));
}
