import { AutoscalerNode, autoscalerOf } from './autoscaler';
import { kserveServiceOf } from './kserve-service';
import { LabelIndex } from './label-index';
import { selects } from './label-selector';
import { identity, identityOf, LocatedManifest } from './manifest';
import { MonitorNode, monitorOf, scrapesPods, scrapesService } from './monitor';
import { Workload, workloadOf } from './workload';

/** What scales what, and what scrapes what, in a set of manifests. */
export class ScalingGraph {
  readonly autoscalers: AutoscalerNode[] = [];
  /** The label `job` of what the PodMonitors make Prometheus scrape. */
  readonly podMonitorJobs = new Set<string>();
  /** Services, as `<namespace>/<name>`, that KServe will make and the ServiceMonitors find. */
  readonly kserveServices = new Set<string>();
  private readonly workloadsByIdentity = new Map<string, Workload>();
  private readonly serviceMonitors = new LabelIndex<MonitorNode>();
  private readonly podMonitors = new LabelIndex<MonitorNode>();
  private readonly services = new LabelIndex<LocatedManifest>();

  constructor(readonly manifests: LocatedManifest[]) {
    for (const located of manifests) {
      this.add(located);
    }
  }

  /** All objects with a pod template. */
  get workloads(): Workload[] {
    return [...this.workloadsByIdentity.values()];
  }

  /** The workload that an autoscaler scales, or undefined where it is not among the manifests. */
  targetOf({ target, manifest }: AutoscalerNode): Workload | undefined {
    return this.workloadsByIdentity.get(identity(target.apiVersion, target.kind, manifest.metadata.namespace, target.name));
  }

  /** Whether a monitor among the manifests makes Prometheus scrape a workload's pods. */
  isScraped(workload: Workload): boolean {
    const { namespace } = workload.manifest.metadata;
    return this.podMonitors.candidates(namespace, workload.podLabels).some((monitor) => scrapesPods(monitor, workload))
      || this.servicesOf(workload).some(({ manifest: service }) => this.serviceMonitors
        .candidates(namespace, service.metadata.labels ?? {}).some((monitor) => scrapesService(monitor, service, workload)));
  }

  private servicesOf(workload: Workload): LocatedManifest[] {
    return this.services.candidates(workload.manifest.metadata.namespace, workload.podLabels)
      .filter(({ manifest }) => selects({ matchLabels: manifest.spec.selector }, workload.podLabels));
  }

  private add(located: LocatedManifest): void {
    const { manifest } = located;
    const workload = workloadOf(located);
    if (workload !== undefined) {
      this.workloadsByIdentity.set(identityOf(manifest), workload);
    }
    const autoscaler = autoscalerOf(located);
    if (autoscaler !== undefined) {
      this.autoscalers.push(autoscaler);
    }
    const monitor = monitorOf(located);
    if (monitor !== undefined) {
      const index = monitor.kind === 'PodMonitor' ? this.podMonitors : this.serviceMonitors;
      index.add(monitor.namespaces, monitor.selector.matchLabels ?? {}, monitor);
      if (monitor.kind === 'PodMonitor') {
        this.podMonitorJobs.add(`${manifest.metadata.namespace}/${manifest.metadata.name}`);
      }
      const service = monitor.kind === 'ServiceMonitor' ? kserveServiceOf(monitor.selector) : undefined;
      if (service !== undefined) {
        this.kserveServices.add(`${manifest.metadata.namespace}/${service}`);
      }
    }
    if (manifest.apiVersion === 'v1' && manifest.kind === 'Service' && Object.keys(manifest.spec?.selector ?? {}).length > 0) {
      this.services.add([manifest.metadata.namespace], manifest.spec.selector, located);
    }
  }
}
