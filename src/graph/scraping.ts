import { LabelIndex, selects } from './label-selector';
import { LocatedManifest, objectIn, textsIn } from './manifest';
import { MonitorNode, picksPods, picksService, scrapesPods, scrapesService } from './monitor';
import { Workload } from './workload';

type Labels = { [key: string]: string };

/** Who scrapes which pods, by the monitors and Services among the manifests. */
export class Scraping {
  /** The label `job` of what the PodMonitors make Prometheus scrape. */
  readonly podMonitorJobs = new Set<string>();
  private readonly monitors: MonitorNode[] = [];
  private readonly serviceMonitors = new LabelIndex<MonitorNode>();
  private readonly podMonitors = new LabelIndex<MonitorNode>();
  private readonly services = new LabelIndex<{ readonly service: LocatedManifest; readonly matchLabels: Labels }>();
  private readonly names = new Map<Workload, string[]>();

  addMonitor(monitor: MonitorNode): void {
    const { kind, namespaces, selector, manifest: { metadata } } = monitor;
    this.monitors.push(monitor);
    (kind === 'PodMonitor' ? this.podMonitors : this.serviceMonitors).add(namespaces, selector.matchLabels ?? {}, monitor);
    if (kind === 'PodMonitor') {
      this.podMonitorJobs.add(`${metadata.namespace}/${metadata.name}`);
    }
  }

  addService(service: LocatedManifest): void {
    const matchLabels = selectorOf(service);
    this.services.add([service.manifest.metadata.namespace], matchLabels, { service, matchLabels });
  }

  /** Whether a monitor makes Prometheus scrape a workload's pods. */
  isScraped(workload: Workload): boolean {
    return this.isReached(workload, scrapesPods, scrapesService);
  }

  /** Whether a monitor picks a workload's pods, and only their platform knows whether it asks for the right port. */
  mayBeScraped(workload: Workload): boolean {
    return workload.openPorts === true && this.isReached(workload, picksPods, picksService);
  }

  /** The Services that lead to a workload's pods. */
  servicesOf(workload: Workload): LocatedManifest[] {
    return this.services.candidates(workload.manifest.metadata.namespace, workload.podLabels)
      .filter(({ matchLabels }) => selects({ matchLabels }, workload.podLabels)).map(({ service }) => service);
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

  /** The monitors that pick none of some workloads. */
  monitorsOfOthers(workloads: Workload[]): MonitorNode[] {
    const picking = new Set(workloads.flatMap((workload) => this.monitorsOf(workload)));
    return this.monitors.filter((monitor) => !picking.has(monitor));
  }

  private monitorsOf(workload: Workload): MonitorNode[] {
    const { namespace } = workload.manifest.metadata;
    return [
      ...this.podMonitors.candidates(namespace, workload.podLabels).filter((monitor) => picksPods(monitor, workload)),
      ...this.servicesOf(workload).flatMap(({ manifest: service }) => this.serviceMonitors
        .candidates(namespace, service.metadata.labels ?? {}).filter((monitor) => picksService(monitor, service))),
    ];
  }

  private isReached(workload: Workload, pods: typeof scrapesPods, through: typeof scrapesService): boolean {
    const { namespace } = workload.manifest.metadata;
    return this.podMonitors.candidates(namespace, workload.podLabels).some((monitor) => pods(monitor, workload))
      || this.servicesOf(workload).some(({ manifest: service }) => this.serviceMonitors
        .candidates(namespace, service.metadata.labels ?? {}).some((monitor) => through(monitor, service, workload)));
  }
}

/** The labels by which a Service picks pods. */
export function selectorOf({ manifest: { spec } }: LocatedManifest): Labels {
  return textsIn(objectIn(spec).selector);
}
