import { AutoscalerFacts, TriggerFacts } from './autoscaler-facts';
import { KubernetesObject } from './kubernetes-object';
import { MonitorFacts, ServiceFacts } from './monitor-facts';
import { ContainerFacts, PortFacts, WorkloadFacts } from './workload-facts';
import { fieldPath } from '../faults/field-path';
import { AutoscalerNode } from '../graph/autoscaler';
import { KedaTrigger } from '../graph/keda-options';
import { kedaTargetOf } from '../graph/keda-targets';
import { objectIn } from '../graph/manifest';
import { MonitorNode } from '../graph/monitor';
import { ScalingGraph } from '../graph/scaling-graph';
import { ScalingTrigger } from '../graph/scaling-trigger';
import { ServiceNode } from '../graph/service';
import { Port, Workload } from '../graph/workload';
import { Fields } from '../platforms/kubernetes/untyped';

/** Parts of the graph in the words of the public API. */
export function autoscalerFacts(graph: ScalingGraph, autoscaler: AutoscalerNode): AutoscalerFacts {
  const { controller, idleReplicas, manifest, maxReplicas, minReplicas, scaledObject, target, triggers } = autoscaler;
  const workload = graph.targetOf(autoscaler);
  return {
    controller,
    idleReplicas,
    maxReplicas,
    minReplicas,
    object: KubernetesObject._of(autoscaler),
    target: { ...target },
    triggers: triggers.map((trigger) => triggerFacts(manifest, trigger, scaledObject?.triggers.find(({ path }) => path === trigger.path))),
    workload: workload && workloadFacts(workload),
  };
}

export function workloadFacts(workload: Workload): WorkloadFacts {
  const { containers, owner, podAnnotations, podLabels, replicas } = workload;
  return {
    containers: containers.map(({ name, ports, resources, stated, statedLimits }): ContainerFacts => ({
      image: stated?.image,
      limits: texts(resources?.limits ?? statedLimits),
      name,
      ports: ports.map(portFacts),
      requests: texts(resources?.requests),
    })),
    object: KubernetesObject._of(workload),
    owner: owner && KubernetesObject._of(owner),
    podAnnotations: { ...podAnnotations },
    podLabels: { ...podLabels },
    replicas,
  };
}

export function serviceFacts(service: ServiceNode): ServiceFacts {
  return {
    object: KubernetesObject._of(service),
    ports: service.ports.map(({ name, port = 0, targetPort }) =>
      ({ name, number: port, targetPort: targetPort === undefined ? undefined : String(targetPort) })),
    selector: { ...service.selector },
  };
}

export function monitorFacts(graph: ScalingGraph, monitor: MonitorNode): MonitorFacts {
  return {
    object: KubernetesObject._of(monitor),
    selector: { ...monitor.selector.matchLabels },
    workloads: graph.pickedBy(monitor).workloads.map(workloadFacts),
  };
}

/** What stands at a path of a manifest. */
export function valueAt(manifest: unknown, field: string): unknown {
  return fieldPath(field).reduce<unknown>((value, key) => (value as { [key: string | number]: unknown } | undefined | null)?.[key], manifest);
}

function triggerFacts(manifest: unknown, trigger: ScalingTrigger, ofKeda: KedaTrigger | undefined): TriggerFacts {
  const { demand, metric, path, query, targetType, type } = trigger;
  return {
    field: path,
    metadata: structuredClone(ofKeda?.metadata ?? objectIn(valueAt(manifest, path))),
    metricType: targetType,
    name: ofKeda?.name ?? metric?.name,
    query: query?.text,
    target: (ofKeda && kedaTargetOf(type, ofKeda.said)) ?? demand?.target,
    type,
  };
}

function portFacts({ name, containerPort }: Port): PortFacts {
  return { name, number: containerPort };
}

function texts(fields: Fields = {}): { [key: string]: string } {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)]));
}
