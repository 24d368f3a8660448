import { Finding, Rule, Severity } from './rule';
import { selects } from '../graph/label-selector';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { MonitorNode } from '../graph/monitor';
import { ScalingGraph } from '../graph/scaling-graph';
import { ServiceNode } from '../graph/service';
import { Workload } from '../graph/workload';
import { isSelective } from '../platforms/kubernetes/pod-template';

export const monitorSelector: Rule = {
  id: 'monitor-selector',
  severity: Severity.WARNING,
  says: 'A ServiceMonitor selects by the labels of the Service, not of its pods, and only in its own namespace unless namespaceSelector names another. One that selects nothing scrapes nothing.',
  remedy: 'Select labels that the Service has in metadata.labels, and name its namespace in namespaceSelector.',
  source: 'prometheus-operator v0.93 pkg/apis/monitoring/v1/servicemonitor_types.go; golden verdicts of prometheus-operator 0.87',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const objects = new LabelledObjects(graph);
    const picked = new Set<LocatedManifest>(graph.scraping.monitors.map((monitor) => graph.pickedBy(monitor))
      .flatMap(({ services, workloads }) => [...workloads, ...services.map(({ service }) => service)]));
    for (const monitor of graph.scraping.monitors) {
      const { services, workloads } = graph.pickedBy(monitor);
      if (monitor.endpoints.length > 0 && services.length === 0 && workloads.length === 0 && isSelective(monitor.selector)) {
        yield* near(graph, monitor, objects, picked);
      }
    }
  },
};

/** What a monitor that picks nothing is likely meant for: nothing of other namespaces that has a monitor already. */
function* near({ scraping }: ScalingGraph, monitor: MonitorNode, objects: LabelledObjects, picked: Set<LocatedManifest>): Iterable<Finding> {
  const isOfServices = monitor.kind === 'ServiceMonitor';
  const inSight = ({ manifest }: LocatedManifest) => monitor.namespaces === 'any' || monitor.namespaces.includes(manifest.metadata.namespace);
  const elsewhere = (isOfServices ? objects.services(monitor) : objects.pods(monitor)).find((each) => !inSight(each) && !picked.has(each));
  if (elsewhere !== undefined) {
    const { namespace } = elsewhere.manifest.metadata;
    yield {
      at: monitor,
      alsoAt: [elsewhere],
      field: 'spec.namespaceSelector',
      problem: `leaves out the namespace of ${nameOf(elsewhere.manifest)}, whose labels it selects; of the manifests it selects nothing`,
      got: monitor.namespaces === 'any' ? 'any' : monitor.namespaces.join(', '),
      fix: `write namespaceSelector: {matchNames: [${namespace ?? ''}]}`,
    };
    return;
  }
  const almost = objects.almost(monitor).find(inSight);
  const workload = isOfServices ? objects.pods(monitor).find(inSight) : undefined;
  if (workload !== undefined) {
    const [service] = scraping.servicesOf(workload);
    yield {
      at: monitor,
      alsoAt: service === undefined ? [workload] : [workload, service],
      field: 'spec.selector',
      problem: `selects the pods of ${nameOf(workload.manifest)}, and a ServiceMonitor selects Services by their own labels: of the manifests it selects none`,
      got: JSON.stringify(monitor.selector.matchLabels ?? monitor.selector),
      fix: service === undefined ? 'use a PodMonitor, or add a Service with these labels' : `add these labels to metadata.labels of ${nameOf(service.manifest)}, or use a PodMonitor`,
    };
  } else if (almost !== undefined) {
    const labels = isOfServices ? almost.manifest.metadata.labels ?? {} : (almost as Workload).podLabels;
    const lacking = Object.entries(monitor.selector.matchLabels ?? {}).filter(([label, value]) => labels[label] !== value).map(([label, value]) => `${label}: ${value}`);
    yield {
      at: monitor,
      alsoAt: [almost],
      field: 'spec.selector',
      problem: `selects nothing of the manifests: ${isOfServices ? '' : 'the pods of '}${nameOf(almost.manifest)} ${isOfServices ? 'has' : 'have'} other labels`,
      got: JSON.stringify(monitor.selector.matchLabels),
      fix: `remove ${lacking.join(', ')} from the selector, or add it to the labels`,
    };
  }
}

/** Workloads by the labels of their pods, and Services by their own, found without looking at all of them. */
class LabelledObjects {
  private readonly byLabel: { [kind in 'pods' | 'services']: Map<string, LocatedManifest[]> } = { pods: new Map(), services: new Map() };

  constructor(private readonly graph: ScalingGraph) {}

  pods(monitor: MonitorNode) {
    return this.candidates('pods', monitor, this.graph.workloads, ({ podLabels }) => podLabels);
  }

  services(monitor: MonitorNode) {
    return this.candidates('services', monitor, this.graph.scraping.services, ({ manifest }) => manifest.metadata.labels ?? {});
  }

  /** What has the first label that a monitor selects, and not all of them. */
  almost(monitor: MonitorNode): (Workload | ServiceNode)[] {
    const [[label, value] = ['', '']] = Object.entries(monitor.selector.matchLabels ?? {});
    const first = { ...monitor, selector: { matchLabels: { [label]: value } } };
    return monitor.kind === 'ServiceMonitor' ? this.services(first) : this.pods(first);
  }

  private candidates<T extends LocatedManifest>(
    kind: 'pods' | 'services', { selector }: MonitorNode, all: T[], labelsOf: (object: T) => { readonly [label: string]: string },
  ): T[] {
    const index = this.byLabel[kind] as Map<string, T[]>;
    if (index.size === 0) {
      for (const object of all) {
        for (const [label, value] of Object.entries(labelsOf(object))) {
          index.set(`${label}=${value}`, [...index.get(`${label}=${value}`) ?? [], object]);
        }
      }
    }
    const [first] = Object.entries(selector.matchLabels ?? {});
    return (first === undefined ? [] : index.get(first.join('=')) ?? []).filter((object) => selects(selector, labelsOf(object)));
  }
}
