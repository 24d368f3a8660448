import { Finding, Rule, Severity } from './rule';
import { nameOf } from '../graph/manifest';
import { Endpoint, MonitorNode } from '../graph/monitor';
import { asksService } from '../graph/monitor-reach';
import { ScalingGraph } from '../graph/scaling-graph';
import { Picked } from '../graph/scraping';
import { ServiceNode } from '../graph/service';
import { Workload } from '../graph/workload';

export const monitorPort: Rule = {
  id: 'monitor-port',
  severity: Severity.ERROR,
  says: 'A monitor scrapes nothing if it asks for a port that its Services or pods do not have, and nothing reports that.',
  remedy: 'In a ServiceMonitor name a port of the Service; in a PodMonitor name a port that a container declares.',
  source: 'prometheus-operator v0.93 pkg/prometheus/promcfg.go, Documentation/platform/troubleshooting.md',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const monitor of graph.scraping.monitors) {
      const picked = graph.pickedBy(monitor);
      if (monitor.refusals.length > 0 || monitor.endpoints.length === 0 || picked.workloads.some(({ openPorts }) => openPorts === true)) {
        continue;
      }
      yield* monitor.kind === 'PodMonitor' ? ofPods(graph, monitor, picked) : ofServices(graph, monitor, picked);
    }
  },
};

/** A monitor that reaches one of those that it picks is not said to be wrong: the others may be picked by accident. */
function* ofPods({ scraping }: ScalingGraph, monitor: MonitorNode, { workloads }: Picked): Iterable<Finding> {
  if (workloads.length > 0 && !workloads.some((workload) => scraping.reaches(monitor, workload))) {
    const ports = workloads.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
    const names = [...new Set(ports.flatMap(({ name }) => name ?? []))];
    const numbers = [...new Set(ports.map(({ containerPort }) => containerPort))];
    for (const [i, endpoint] of monitor.endpoints.entries()) {
      yield {
        at: monitor,
        alsoAt: workloads,
        ...asked(monitor, endpoint, i),
        problem: `is a port that no container of ${shownAll(workloads)} declares`,
        fix: names.length > 0 ? `use port: ${names.join(' or ')}, or declare the port in the container`
          : numbers.length > 0 ? `use portNumber: ${numbers.join(' or ')}, or give the port of the container a name` : 'declare the port in the container, with a name',
      };
    }
  }
}

function* ofServices({ scraping }: ScalingGraph, monitor: MonitorNode, { services }: Picked): Iterable<Finding> {
  const reached = services.some(({ service, workloads }) => workloads.length === 0
    ? monitor.endpoints.some((endpoint) => asksService(endpoint, service))
    : workloads.some((workload) => scraping.reaches(monitor, workload)));
  if (services.length === 0 || reached) {
    return;
  }
  for (const [i, endpoint] of monitor.endpoints.entries()) {
    // A port of the Service that leads nowhere is for service-to-pod to report.
    if (services.some(({ service }) => endpoint.port !== undefined && asksService(endpoint, service))) {
      continue;
    }
    const nodes = services.map(({ service }) => service);
    const names = [...new Set(nodes.flatMap(({ ports }) => ports.flatMap(({ name }) => name ?? [])))];
    yield {
      at: monitor,
      alsoAt: nodes,
      ...asked(monitor, endpoint, i),
      problem: endpoint.port === undefined
        ? `is a port that no container behind ${shownAll(nodes)} declares`
        : `is no port of ${shownAll(nodes)}: a ServiceMonitor asks for ports of the Service by their names`,
      fix: names.length > 0 ? `use port: ${names.join(' or ')}` : 'give the port of the Service a name, and use that',
    };
  }
}

function asked({ endpointsField }: MonitorNode, { port, portNumber, targetPort }: Endpoint, i: number): Pick<Finding, 'field' | 'got'> {
  const [field, value] = Object.entries({ port, portNumber, targetPort }).find(([, each]) => each !== undefined) ?? ['', ''];
  return { field: `spec.${endpointsField}[${i}]${field === '' ? '' : `.${field}`}`, got: String(value) };
}

/** The first of some objects, and how many there are. */
function shownAll(nodes: (Workload | ServiceNode)[]): string {
  return `${nameOf(nodes[0].manifest)}${nodes.length === 1 ? '' : ` and ${nodes.length - 1} more`}`;
}
