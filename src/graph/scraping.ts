import { LabelIndex, selects } from './label-selector';
import { LocatedManifest } from './manifest';
import { Endpoint, MonitorNode } from './monitor';
import { picksPods, picksService, podEndpoints, serviceEndpoints } from './monitor-reach';
import { NamespaceLabels, outsideOf, PrometheusServer, Selected, selectedBy } from './prometheus-server';
import { ServiceNode } from './service';
import { Workload } from './workload';
import { ClusterProfile, PrometheusProfile } from '../cluster/cluster-profile';

/** How often something is scraped. */
export interface ScrapeInterval {
  readonly millis: number;
  /** The object that says so: the monitor, or the Prometheus where the monitor says nothing; the monitor too where the cluster's profile does. */
  readonly from: LocatedManifest;
}

/** An endpoint of a monitor that leads to some pods. */
export interface ReachingEndpoint {
  readonly monitor: MonitorNode;
  readonly endpoint: Endpoint;
  /** The Service through which a ServiceMonitor leads there. */
  readonly service?: ServiceNode;
}

/** What a monitor picks among the manifests. */
export interface Picked {
  readonly workloads: Workload[];
  /** The Services of a ServiceMonitor, each with the workloads that it leads to. */
  readonly services: { readonly service: ServiceNode; readonly workloads: Workload[] }[];
}

/** Who scrapes which pods, by the monitors, the Services and the Prometheus objects among the manifests. */
export class Scraping {
  /** The label `job` of what the PodMonitors make Prometheus scrape. */
  readonly podMonitorJobs = new Set<string>();
  readonly monitors: MonitorNode[] = [];
  readonly servers: PrometheusServer[] = [];
  readonly namespaces: NamespaceLabels = new Map();
  private readonly serviceMonitors = new LabelIndex<MonitorNode>();
  private readonly podMonitors = new LabelIndex<MonitorNode>();
  readonly services: ServiceNode[] = [];
  private readonly servicesByLabel = new LabelIndex<ServiceNode>();
  private readonly names = new Map<Workload, string[]>();
  /** What leads to the pods of a workload, which many rules ask for; forgotten when a monitor or a Service is added. */
  private readonly reaching = new Map<Workload, ReachingEndpoint[]>();
  private readonly leading = new Map<Workload, ServiceNode[]>();
  private readonly selected = new Map<MonitorNode, Selected[]>();
  private readonly picking = new Map<Workload | ServiceNode, MonitorNode[]>();

  /** `cluster` is that of objects which go to no other. */
  constructor(private readonly cluster: ClusterProfile) {}

  addMonitor(monitor: MonitorNode): void {
    const { kind, namespaces, selector, manifest: { metadata } } = monitor;
    this.monitors.push(monitor);
    this.reaching.clear();
    this.picking.clear();
    // A Prometheus may be told to look in the namespace of the monitor, whatever that says.
    const within = namespaces === 'any' || namespaces.includes(metadata.namespace) ? namespaces : [...namespaces, metadata.namespace];
    (kind === 'PodMonitor' ? this.podMonitors : this.serviceMonitors).add(within, selector.matchLabels ?? {}, monitor);
    if (kind === 'PodMonitor') {
      this.podMonitorJobs.add(`${metadata.namespace}/${metadata.name}`);
    }
  }

  addService(service: ServiceNode): void {
    this.services.push(service);
    this.reaching.clear();
    this.leading.clear();
    if (Object.keys(service.selector).length > 0) {
      this.servicesByLabel.add([service.manifest.metadata.namespace], service.selector, service);
    }
  }

  /** Whether a monitor picks a workload's pods and asks for a port that they have. */
  isReached(workload: Workload): boolean {
    return this.endpointsOf(workload).length > 0;
  }

  /** Whether one monitor does. */
  reaches(monitor: MonitorNode, workload: Workload): boolean {
    return this.endpointsOf(workload).some((each) => each.monitor === monitor);
  }

  /** Whether a monitor reaches a workload's pods, where a Prometheus among the manifests may take that monitor, or none is among them. */
  isScraped(workload: Workload): boolean {
    return this.scrapedEndpoints(workload).length > 0;
  }

  /** Whether a monitor picks a workload's pods, and only their platform knows whether it asks for the right port. */
  mayBeScraped(workload: Workload): boolean {
    return workload.openPorts === true && this.monitorsOf(workload).length > 0;
  }

  /**
   * The shortest interval at which a workload's pods are scraped; undefined where no monitor reaches them, or where it is for a Prometheus to
   * say that is neither among the manifests nor in the cluster's profile.
   */
  intervalOf(workload: Workload): ScrapeInterval | undefined {
    const intervals = this.scrapedEndpoints(workload).flatMap(({ endpoint, monitor }): (ScrapeInterval | undefined)[] => {
      if (endpoint.scrapeMillis !== undefined) {
        return [{ millis: endpoint.scrapeMillis, from: monitor }];
      }
      const servers = this.serversFor(monitor, workload).map(({ server }) => server);
      return servers.length === 0 ? this.profileIntervals(monitor)
        : servers.map((server) => server.scrapeMillis === undefined ? undefined : { millis: server.scrapeMillis, from: server });
    });
    return intervals.reduce((shortest, each) =>
      shortest === undefined || each === undefined ? undefined : each.millis < shortest.millis ? each : shortest, intervals[0]);
  }

  /** The servers of the cluster to which a monitor goes, where they are stated. */
  profileOf(monitor: MonitorNode): PrometheusProfile[] {
    return (monitor.cluster ?? this.cluster).prometheus ?? [];
  }

  /** How often the servers of the cluster scrape a monitor that says nothing of that. */
  private profileIntervals(monitor: MonitorNode): (ScrapeInterval | undefined)[] {
    const picking = this.profileOf(monitor).filter((server) => outsideOf(server, monitor) === undefined);
    return picking.length === 0 ? [undefined]
      : picking.map(({ scrapeIntervalMillis: millis }) => millis === undefined ? undefined : { millis, from: monitor });
  }

  /** Which of the Prometheus objects among the manifests scrape a monitor. */
  serversOf(monitor: MonitorNode): Selected[] {
    let found = this.selected.get(monitor);
    if (found === undefined) {
      found = this.servers.flatMap((server) => selectedBy(server, monitor, this.namespaces) ?? []);
      this.selected.set(monitor, found);
    }
    return found;
  }

  /** The Services that lead to a workload's pods. */
  servicesOf(workload: Workload): ServiceNode[] {
    let services = this.leading.get(workload);
    if (services === undefined) {
      services = this.servicesByLabel.candidates(workload.manifest.metadata.namespace, workload.podLabels)
        .filter(({ selector }) => selects({ matchLabels: selector }, workload.podLabels));
      this.leading.set(workload, services);
    }
    return services;
  }

  /** The names by which the series of a workload's pods can be told: its own, and those of its Services. */
  namesOf(workload: Workload): string[] {
    let names = this.names.get(workload);
    if (names === undefined) {
      names = [workload, ...this.servicesOf(workload)].flatMap(({ manifest }) => manifest.metadata.name ?? []);
      this.names.set(workload, names);
    }
    return names;
  }

  /** The monitors that pick a workload's pods. */
  monitorsOf(workload: Workload): MonitorNode[] {
    return [
      ...this.podMonitorsOf(workload),
      ...this.servicesOf(workload).flatMap((service) => this.serviceMonitorsOf(service)),
    ];
  }

  /** What each monitor picks, of some workloads and of all Services; monitors that pick nothing are not in it. */
  picked(workloads: Workload[]): Map<MonitorNode, Picked> {
    const found = new Map<MonitorNode, Picked>();
    const of = (monitor: MonitorNode) => {
      const picked = found.get(monitor) ?? { workloads: [], services: [] };
      found.set(monitor, picked);
      return picked;
    };
    const behind = new Map<ServiceNode, Workload[]>();
    for (const workload of workloads) {
      this.podMonitorsOf(workload).forEach((monitor) => of(monitor).workloads.push(workload));
      for (const service of this.servicesOf(workload)) {
        const others = behind.get(service);
        if (others === undefined) {
          behind.set(service, [workload]);
        } else {
          others.push(workload);
        }
      }
    }
    for (const service of this.services) {
      for (const monitor of this.serviceMonitorsOf(service)) {
        const leadsTo = behind.get(service) ?? [];
        of(monitor).services.push({ service, workloads: leadsTo });
        of(monitor).workloads.push(...leadsTo);
      }
    }
    return found;
  }

  /** The endpoints that lead to a workload's pods, and are scraped as far as is known. */
  scrapedEndpoints(workload: Workload): ReachingEndpoint[] {
    return this.endpointsOf(workload).filter(({ monitor }) => monitor.refusals.length === 0
      && (this.serversOf(monitor).length === 0 || this.serversFor(monitor, workload).length > 0));
  }

  /**
   * Whether one Prometheus scrapes a workload's pods by both of two monitors: one among the manifests, or of the cluster's profile; where none is
   * known, whether the two have the same labels, but for those that say what they belong to.
   */
  isTakenWith(one: MonitorNode, other: MonitorNode, workload: Workload): boolean {
    if (one === other) {
      return true;
    }
    const [first, second] = [one, other].map((monitor) => this.serversOf(monitor));
    if (first.length > 0 || second.length > 0) {
      const taking = this.serversFor(other, workload).filter(({ isTaken }) => isTaken === true).map(({ server }) => server);
      return this.serversFor(one, workload).some(({ isTaken, server }) => isTaken === true && taking.includes(server));
    }
    const stated = this.profileOf(one);
    return stated.length > 0 ? stated.some((server) => [one, other].every((monitor) => outsideOf(server, monitor) === undefined))
      : areLabelledAlike(one, other);
  }

  /** The Prometheus objects that take a monitor, and look by it in the namespace of a workload. */
  private serversFor(monitor: MonitorNode, workload: Workload): Selected[] {
    return this.serversOf(monitor).filter(({ server, isTaken }) =>
      isTaken !== false && (server.ignoresNamespaceSelectors ? isBeside(monitor, workload) : looksIn(monitor, workload)));
  }

  private endpointsOf(workload: Workload): ReachingEndpoint[] {
    const known = this.reaching.get(workload);
    if (known !== undefined) {
      return known;
    }
    const of = (monitor: MonitorNode, endpoints: Endpoint[], service?: ServiceNode) => endpoints.map((endpoint) => ({ monitor, endpoint, service }));
    const endpoints = [
      ...this.podMonitorsOf(workload).flatMap((monitor) => of(monitor, podEndpoints(monitor, workload))),
      ...this.servicesOf(workload).flatMap((service) =>
        this.serviceMonitorsOf(service).flatMap((monitor) => of(monitor, serviceEndpoints(monitor, service, workload), service))),
    ];
    this.reaching.set(workload, endpoints);
    return endpoints;
  }

  private podMonitorsOf(workload: Workload): MonitorNode[] {
    let monitors = this.picking.get(workload);
    if (monitors === undefined) {
      monitors = this.podMonitors.candidates(workload.manifest.metadata.namespace, workload.podLabels)
        .filter((monitor) => this.mayLookIn(monitor, workload) && picksPods(monitor, workload));
      this.picking.set(workload, monitors);
    }
    return monitors;
  }

  private serviceMonitorsOf(service: ServiceNode): MonitorNode[] {
    let monitors = this.picking.get(service);
    if (monitors === undefined) {
      const { labels = {}, namespace } = service.manifest.metadata;
      monitors = this.serviceMonitors.candidates(namespace, labels)
        .filter((monitor) => this.mayLookIn(monitor, service) && picksService(monitor, service));
      this.picking.set(service, monitors);
    }
    return monitors;
  }

  private mayLookIn(monitor: MonitorNode, object: LocatedManifest): boolean {
    return looksIn(monitor, object) || (isBeside(monitor, object) && this.serversOf(monitor).some(({ server }) => server.ignoresNamespaceSelectors));
  }
}

/** Whether a monitor says that it looks in the namespace of an object. */
function looksIn({ namespaces }: MonitorNode, { manifest }: LocatedManifest): boolean {
  return namespaces === 'any' || namespaces.includes(manifest.metadata.namespace);
}

/** Labels by which no Prometheus is told to pick monitors: they say what an object belongs to. */
const DESCRIBES = /^(app\.kubernetes\.io\/.*|helm\.sh\/.*|app|chart|component|heritage|k8s-app|name|tier)$/;

function areLabelledAlike(...monitors: MonitorNode[]): boolean {
  const [one, other] = monitors.map(({ manifest }) => manifest.metadata.labels ?? {});
  return Object.keys({ ...one, ...other }).every((label) => DESCRIBES.test(label) || one[label] === other[label]);
}

function isBeside(monitor: MonitorNode, { manifest }: LocatedManifest): boolean {
  return monitor.manifest.metadata.namespace === manifest.metadata.namespace;
}
