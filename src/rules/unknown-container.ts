import { Finding, Rule, Severity } from './rule';
import { identityOf, LocatedManifest, nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { vpaIn } from '../graph/vertical-autoscaler';
import { Workload } from '../graph/workload';
import { INJECTED_CONTAINERS } from '../platforms/annotations';
import { isKnownContainer } from '../platforms/kubernetes/injected-containers';
import { ALL_CONTAINERS, VERTICAL_POD_AUTOSCALER } from '../platforms/vpa/vertical-pod-autoscaler';

export const unknownContainer: Rule = {
  id: 'unknown-container',
  severity: Severity.WARNING,
  says: 'A trigger on a container that the pods do not have gets no value, and a VPA policy on it has no effect.',
  remedy: `Correct the name; where a webhook adds the container, say so in the annotation ${INJECTED_CONTAINERS}.`,
  source: 'kubernetes v1.36 pkg/controller/podautoscaler/metrics/client.go, getContainerMetrics; kubernetes/autoscaler vertical-pod-autoscaler 1.7 pkg/apis/autoscaling.k8s.io/v1/types.go, ContainerResourcePolicy',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const workload = graph.targetOf(autoscaler);
      for (const { resource, path } of workload === undefined ? [] : autoscaler.triggers) {
        if (resource?.container !== undefined && workload !== undefined && !has(workload, resource.container, autoscaler)) {
          yield finding(autoscaler, path, `follows ${resource.name} of a container`, resource.container, workload);
        }
      }
    }
    const vpas = graph.objects(VERTICAL_POD_AUTOSCALER);
    const workloads = new Map((vpas.length === 0 ? [] : graph.workloads).map((workload) => [identityOf(workload.manifest), workload]));
    for (const vpa of vpas) {
      const { policies, target } = vpaIn(vpa.manifest);
      const workload = workloads.get(target);
      for (const [i, { containerName }] of policies.entries()) {
        if (workload !== undefined && containerName !== undefined && containerName !== ALL_CONTAINERS && !has(workload, containerName, vpa)) {
          yield finding(vpa, `spec.resourcePolicy.containerPolicies[${i}].containerName`, 'sizes a container', containerName, workload);
        }
      }
    }
  },
};

/** Whether pods have a container, as far as can be known: platforms and webhooks add some. */
function has({ containers, openPorts, owner }: Workload, container: string, at: LocatedManifest): boolean {
  const injected = (at.manifest.metadata.annotations?.[INJECTED_CONTAINERS] ?? '').split(',').map((name) => name.trim());
  return owner !== undefined || openPorts === true || isKnownContainer(container, { containers: containers.map(({ name }) => name), injected });
}

function finding(at: LocatedManifest, field: string, does: string, container: string, workload: Workload): Finding {
  return {
    at,
    alsoAt: [workload],
    field,
    problem: `${does} that the pods of ${nameOf(workload.manifest)} do not have`,
    got: container,
    fix: `name one of ${workload.containers.map(({ name }) => name).join(', ')}; where a webhook adds it, set the annotation ${INJECTED_CONTAINERS}: ${container} of ${nameOf(at.manifest)}`,
  };
}
