import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { FollowedResource } from '../graph/scaling-trigger';
import { Container, Workload } from '../graph/workload';
import { isCheckedByWebhook } from '../platforms/keda/scalers/resource-faults';
import { TargetType } from '../platforms/kubernetes/hpa-metric';
import { quantityValue } from '../platforms/kubernetes/quantity';

export const noRequests: Rule = {
  id: 'no-requests',
  severity: Severity.ERROR,
  says: 'A CPU or memory trigger is refused, or has no value, if a container that counts has no request for that resource.',
  remedy: 'Give each container that counts a request or limit, or name the one container that counts.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go; kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    const defaulted = graph.limitedNamespaces;
    for (const autoscaler of graph.autoscalers) {
      if (defaulted.has(autoscaler.manifest.metadata.namespace)) {
        continue;
      }
      for (const { resource, path, targetType } of autoscaler.triggers) {
        const workload = resource === undefined ? undefined : graph.targetOf(autoscaler);
        const asked = resource === undefined || workload === undefined ? [] : askedContainers(autoscaler, workload, targetType);
        if (resource === undefined || workload === undefined || isOfWholePod(autoscaler, workload, resource)) {
          continue;
        }
        const missing = asked
          .filter(({ name }) => resource.container === undefined || resource.container === name)
          .filter((container) => !requests(container, resource.name) && !isDefaulted(autoscaler, resource.name, cluster));
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
 * The containers that have to request what a trigger follows. A share is counted of those that run as long as the pod. Of an amount none has
 * to, but for KEDA's webhook, which asks the containers of a Deployment or a StatefulSet whatever the metricType is. Source: the same.
 */
function askedContainers(autoscaler: AutoscalerNode, { containers }: Workload, targetType: TargetType | undefined): Container[] {
  if (targetType === 'Utilization') {
    return containers;
  }
  return isReadByWebhook(autoscaler) ? containers.filter(({ isInit }) => !isInit) : [];
}

function isReadByWebhook({ controller, target }: AutoscalerNode): boolean {
  return controller === 'KEDA' && isCheckedByWebhook(target);
}

/**
 * Whether an HPA counts what the pod as a whole requests, which it does for a trigger on all of its containers. KEDA's webhook asks each container
 * all the same. Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, calculatePodLevelRequests (since 1.34).
 */
function isOfWholePod(autoscaler: AutoscalerNode, { podResources }: Workload, { name, container }: FollowedResource): boolean {
  return !isReadByWebhook(autoscaler) && container === undefined && podResources !== undefined && requests({ resources: podResources }, name);
}

/** What a platform decides is not known here, and so not said to be missing. */
function requests({ resources }: Pick<Container, 'resources'>, resource: string): boolean {
  return resources === undefined || [resources.requests[resource], resources.limits[resource]].some((quantity) => (quantityValue(quantity) ?? 0) > 0);
}

/** Whether a LimitRange that is stated of the cluster gives each container a request. */
function isDefaulted({ cluster: own, manifest }: AutoscalerNode, resource: string, cluster: ClusterProfile): boolean {
  return (own ?? cluster).limitRanges?.some(({ namespace = manifest.metadata.namespace, cpu = 0, memory = 0 }) =>
    namespace === manifest.metadata.namespace && (resource === 'cpu' ? cpu : memory) > 0) ?? false;
}
