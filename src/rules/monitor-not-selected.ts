import { Finding, Rule, Severity, Unknown } from './rule';
import { nameOf } from '../graph/manifest';
import { MonitorNode } from '../graph/monitor';
import { outsideOf, Selected } from '../graph/prometheus-server';
import { ScalingGraph } from '../graph/scaling-graph';

export const monitorNotSelected: Rule = {
  id: 'monitor-not-selected',
  severity: Severity.ERROR,
  says: 'A monitor scrapes nothing if no Prometheus selects it by its labels and its namespace.',
  remedy: 'Give the monitor the labels of the selector (release: NAME for kube-prometheus-stack), or widen the selector of the Prometheus.',
  source: 'prometheus-operator v0.93 pkg/prometheus/resource_selector.go; prometheus-community/helm-charts kube-prometheus-stack 88.5 templates/prometheus/prometheus.yaml',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    const { scraping } = graph;
    for (const monitor of scraping.monitors) {
      const servers = scraping.serversOf(monitor);
      const [first] = servers;
      if (first === undefined) {
        yield* outsideProfile(graph, monitor);
        continue;
      }
      // A collector may take monitors of the Prometheus operator by rules of its own.
      if (first.server.isProven && graph.monitorReader !== undefined) {
        continue;
      }
      if (servers.some(({ isTaken }) => isTaken === true)) {
        yield* keptInside(graph, monitor, servers);
        continue;
      }
      const open = servers.find(({ isTaken }) => isTaken === undefined);
      if (open !== undefined) {
        yield { at: monitor, missing: missing(monitor, open) };
      } else {
        yield* untaken(graph, monitor, servers);
      }
    }
  },
};

/** A monitor of the Prometheus operator that none of the servers takes of which the cluster is said to have. */
function* outsideProfile(graph: ScalingGraph, monitor: MonitorNode): Iterable<Finding> {
  const { labels = {}, namespace } = monitor.manifest.metadata;
  const [first, ...others] = graph.scraping.profileOf(monitor);
  const outside = first && outsideOf(first, monitor);
  if (outside === undefined || graph.monitorReader !== undefined || others.some((server) => outsideOf(server, monitor) === undefined)) {
    return;
  }
  const wanted = outside.lacking.map(([label, value]) => `${label}: ${value}`).join(' and ');
  yield {
    at: monitor,
    field: wanted === '' ? 'metadata.namespace' : 'metadata.labels',
    problem: `${wanted === '' ? 'is' : 'are'} not what a Prometheus of the cluster picks: ${first.address} picks monitors ${
      wanted === '' ? `of ${(first.monitorNamespaces ?? []).join(', ')}` : `with ${wanted}`}; this monitor scrapes nothing`,
    got: wanted === '' ? namespace ?? '' : JSON.stringify(labels),
    fix: wanted === '' ? 'move the monitor there, or correct monitorNamespaces of the Cluster' : `give the monitor the label ${wanted}, or correct monitorLabels of the Cluster`,
  };
}

/** A monitor for pods of other namespaces, where each Prometheus that takes it looks in its own alone. */
function* keptInside(graph: ScalingGraph, monitor: MonitorNode, servers: Selected[]): Iterable<Finding> {
  const { namespace } = monitor.manifest.metadata;
  const takers = servers.filter(({ isTaken }) => isTaken !== false).map(({ server }) => server);
  const { workloads } = graph.pickedBy(monitor);
  const outside = workloads.filter(({ manifest }) => manifest.metadata.namespace !== namespace);
  if (outside.length > 0 && outside.length === workloads.length && takers.every(({ ignoresNamespaceSelectors }) => ignoresNamespaceSelectors)) {
    yield {
      at: monitor,
      alsoAt: takers,
      field: 'spec.namespaceSelector',
      problem: `has no effect: ${nameOf(takers[0].manifest)} ignores namespaceSelector, and looks for ${nameOf(outside[0].manifest)} in the namespace of the monitor`,
      got: monitor.namespaces === 'any' ? 'any' : monitor.namespaces.join(', '),
      fix: `move the monitor to namespace ${outside[0].manifest.metadata.namespace ?? ''}, or set ignoreNamespaceSelectors: false in the Prometheus`,
    };
  }
}

/** What it would be taken for, if only its labels or its namespace were others. */
function* untaken(graph: ScalingGraph, monitor: MonitorNode, servers: Selected[]): Iterable<Finding> {
  const [first] = servers.filter(({ why }) => why?.of === 'labels' || why?.of === 'namespace');
  // What its operator refuses is for monitor-refused and scrape-timeout to report.
  if (first?.why === undefined || servers.some(({ why }) => why?.of === 'class' || why?.of === 'timeout')) {
    return;
  }
  const { of, because, fix } = first.why;
  // A Prometheus that selects no monitor may be made for what its own configuration says.
  const isProven = servers.every(({ server }) => server.isProven && !server.hasOtherConfig) && graph.pickedBy(monitor).workloads.length > 0;
  const { labels, namespace } = monitor.manifest.metadata;
  yield {
    at: monitor,
    alsoAt: servers.map(({ server }) => server),
    field: of === 'labels' ? 'metadata.labels' : 'metadata.namespace',
    problem: `${of === 'labels' ? 'are' : 'is'} not selected by any Prometheus among the manifests: ${nameOf(first.server.manifest)} ${because}; this monitor scrapes nothing`,
    got: of === 'labels' ? JSON.stringify(labels ?? {}) : namespace ?? '',
    fix,
    severity: isProven ? Severity.ERROR : Severity.WARNING,
  };
}

function missing({ manifest }: MonitorNode, { server, why }: Selected): string {
  const { namespace } = manifest.metadata;
  const place = namespace === undefined ? 'the namespace of the monitor is not stated' : `no manifest states the labels of namespace ${namespace}`;
  return `${nameOf(server.manifest)} ${why?.because ?? ''}, and ${place}, so nobody can tell whether it scrapes by this monitor; `
    + `${namespace === undefined ? 'state metadata.namespace' : 'add the manifest of the Namespace'}`;
}
