import { Finding, Rule, Severity } from './rule';
import { ClusterProfile } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { Workload } from '../graph/workload';
import { Injector, INJECTORS } from '../platforms/kubernetes/injected-containers';

/** What each pod may be told by, with what its namespace says where it says nothing itself. */
interface Told {
  readonly pod: { [key: string]: string };
  readonly namespace: { [key: string]: string };
}

export const injectedSidecar: Rule = {
  id: 'injected-sidecar',
  severity: Severity.WARNING,
  says: 'Utilization has no value if a webhook adds a container without requests to the pods: the HPA shows <unknown>, and does not scale.',
  remedy: 'Let the trigger name the container of the model, or give the injected one requests by its annotations.',
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, calculatePodRequests; linkerd/linkerd2#1480; dapr/community#500',
  *find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding> {
    const defaulted = graph.limitedNamespaces;
    for (const autoscaler of graph.autoscalers) {
      const shares = autoscaler.triggers.filter(isOfAllContainers);
      const workload = shares.length === 0 ? undefined : graph.targetOf(autoscaler);
      const { limitRanges = [] } = autoscaler.cluster ?? cluster;
      if (workload === undefined || limitRanges.length > 0 || defaulted.has(workload.manifest.metadata.namespace)) {
        continue;
      }
      const told: Told = { pod: workload.podAnnotations ?? {}, namespace: graph.namespaceAnnotations(workload.manifest.metadata.namespace) };
      for (const injector of INJECTORS.filter((each) => isAsked(each, told))) {
        const lacking = shares.filter(({ resource }) => !requests(injector, resource!.name, told));
        yield* lacking.map((trigger) => finding(autoscaler, workload, trigger, injector));
      }
    }
  },
};

function isOfAllContainers({ resource, targetType }: ScalingTrigger): boolean {
  return resource !== undefined && resource.container === undefined && targetType === 'Utilization';
}

function isAsked({ asks: { annotation, values }, asksInNamespace }: Injector, { pod, namespace }: Told): boolean {
  return values.test(pod[annotation] ?? (asksInNamespace ? namespace[annotation] : undefined) ?? '');
}

function requests({ requests: annotations }: Injector, resource: 'cpu' | 'memory', { pod, namespace }: Told): boolean {
  return annotations[resource].some((annotation) => pod[annotation] !== undefined || namespace[annotation] !== undefined);
}

function finding(at: AutoscalerNode, workload: Workload, { path, resource }: ScalingTrigger, injector: Injector): Finding {
  const { container, requests: annotations } = injector;
  const name = resource!.name;
  const [own, ...others] = workload.containers;
  const yaml = at.controller === 'KEDA' ? `set containerName: ${own?.name ?? '<container>'}` : `use a metric of the type ContainerResource for ${own?.name ?? 'one'}`;
  return {
    at,
    alsoAt: [workload],
    field: path,
    problem: `measures ${name} against the requests of all containers, and ${container}, which is put into the pods of ${nameOf(workload.manifest)}, requests none`,
    got: container,
    effect: 'the HPA has no value for it and does not scale',
    fix: {
      yaml: `${yaml}, or set the annotation ${annotations[name][0]} on the pods`,
      typescript: `set container${own === undefined ? '' : `: '${own.name}'`} of the trigger, or the annotation ${annotations[name][0]} on the pods`,
    },
    // Of several containers people know which one it is.
    ...at.controller === 'KEDA' && own !== undefined && others.length === 0 && { repair: { edits: [{ path: ['metadata', 'containerName'], value: own.name }], safe: false } },
  };
}
