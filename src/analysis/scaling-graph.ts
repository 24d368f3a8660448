import { adapterOf } from './adapter-config';
import { AutoscalerNode, autoscalerOf } from './autoscaler';
import { LabelIndex } from './label-index';
import { selects } from './label-selector';
import { groupKindOf, identity, identityOf, LocatedManifest, nameOf } from './manifest';
import { MetricsAdapters } from './metrics-adapters';
import { MonitorNode, monitorOf, picksPods, picksService, scrapesPods, scrapesService } from './monitor';
import { PlatformParts } from './platform';
import { PLATFORMS } from './platforms';
import { agentsOf, SELDON2_GROUP, serverIdentityOf } from './seldon2';
import { Workload, workloadOf } from './workload';

/** Pods that a metric may come from. */
export interface MetricSources {
  /** The same list for all that share it. */
  readonly pods: Workload[];
  /** Other components of the same InferenceService: a query may ask for their metrics instead. */
  readonly beside?: Workload[];
  /** Why they are not known for sure. */
  readonly missing?: string;
}

/** What scales what, and what scrapes what, in a set of manifests. */
export class ScalingGraph {
  readonly autoscalers: AutoscalerNode[] = [];
  /** The label `job` of what the PodMonitors make Prometheus scrape. */
  readonly podMonitorJobs = new Set<string>();
  private readonly byGroupKind = new Map<string, LocatedManifest[]>();
  private readonly workloadsByIdentity = new Map<string, Workload>();
  /** What platforms make, by the identity of its owner. */
  private readonly workloadsByOwner = new Map<string, Workload[]>();
  private readonly serviceMonitors = new LabelIndex<MonitorNode>();
  private readonly podMonitors = new LabelIndex<MonitorNode>();
  private readonly services = new LabelIndex<LocatedManifest>();
  private readonly platformObjects = new Map<string, LocatedManifest>();
  private servers?: Map<string | undefined, Workload[]>;
  private metricsAdapters?: MetricsAdapters;

  constructor(readonly manifests: LocatedManifest[]) {
    for (const located of manifests) {
      this.add(located);
    }
  }

  /** All objects with a pod template, and what platforms make of theirs. */
  get workloads(): Workload[] {
    return [...this.workloadsByIdentity.values()];
  }

  /** What the configurations of prometheus-adapter serve. */
  get adapters(): MetricsAdapters {
    this.metricsAdapters ??= new MetricsAdapters(this.objects('/ConfigMap').flatMap((located) => adapterOf(located) ?? []));
    return this.metricsAdapters;
  }

  /** The objects of a group and kind, such as `apps/Deployment`. */
  objects(groupKind: string): LocatedManifest[] {
    return this.byGroupKind.get(groupKind) ?? [];
  }

  /** The workload that an autoscaler scales, or undefined where it is not among the manifests. */
  targetOf({ target, manifest }: AutoscalerNode): Workload | undefined {
    return this.workloadsByIdentity.get(identity(target.apiVersion, target.kind, manifest.metadata.namespace, target.name));
  }

  /** The object that an autoscaler scales, where it is one of a serving platform, pods or not. */
  platformObjectOf({ target, manifest }: AutoscalerNode): LocatedManifest | undefined {
    return this.platformObject(identity(target.apiVersion, target.kind, manifest.metadata.namespace, target.name));
  }

  /** An object of a serving platform by its identity. */
  platformObject(wanted: string): LocatedManifest | undefined {
    return this.platformObjects.get(wanted);
  }

  /** The pods that the metrics of an autoscaler's target may come from: its own, and others of the same platform object. */
  metricSourcesOf(autoscaler: AutoscalerNode): MetricSources {
    const { kind, name } = autoscaler.target;
    const workload = this.targetOf(autoscaler);
    if (workload?.owner !== undefined) {
      const all = this.workloadsByOwner.get(identityOf(workload.owner.manifest)) ?? [];
      const others = all.filter((other) => other !== workload);
      return workload.owner.manifest.kind === 'InferenceService' ? { pods: [workload], beside: others } : { pods: [workload, ...others] };
    }
    const model = workload === undefined && kind === 'Model' ? this.platformObjectOf(autoscaler) : undefined;
    if (model === undefined) {
      return workload === undefined ? { pods: [], missing: `${kind} ${name} is not part of this app` } : { pods: [workload] };
    }
    const servers = this.serversOf(model);
    return servers.length > 0 ? { pods: servers } : { pods: [agentsOf(model)], missing: `the Server of ${nameOf(model.manifest)} is not part of this app` };
  }

  /** Whether a monitor among the manifests makes Prometheus scrape a workload's pods. */
  isScraped(workload: Workload): boolean {
    return this.isReached(workload, scrapesPods, scrapesService);
  }

  /** Whether a monitor picks a workload's pods, and only their platform knows whether it asks for the right port. */
  mayBeScraped(workload: Workload): boolean {
    return workload.openPorts === true && this.isReached(workload, picksPods, picksService);
  }

  private isReached(workload: Workload, pods: typeof scrapesPods, through: typeof scrapesService): boolean {
    const { namespace } = workload.manifest.metadata;
    return this.podMonitors.candidates(namespace, workload.podLabels).some((monitor) => pods(monitor, workload))
      || this.servicesOf(workload).some(({ manifest: service }) => this.serviceMonitors
        .candidates(namespace, service.metadata.labels ?? {}).some((monitor) => through(monitor, service, workload)));
  }

  private servicesOf(workload: Workload): LocatedManifest[] {
    return this.services.candidates(workload.manifest.metadata.namespace, workload.podLabels)
      .filter(({ manifest }) => selects({ matchLabels: manifest.spec.selector }, workload.podLabels));
  }

  /** The Server that a Model asks for, or those among which Core chooses. */
  private serversOf(model: LocatedManifest): Workload[] {
    const server = serverIdentityOf(model.manifest);
    if (server !== undefined) {
      const found = this.workloadsByIdentity.get(server);
      return found === undefined ? [] : [found];
    }
    this.servers ??= byNamespace(this.objects(`${SELDON2_GROUP}/Server`).flatMap(({ manifest }) => this.workloadsByIdentity.get(identityOf(manifest)) ?? []));
    return this.servers.get(model.manifest.metadata.namespace) ?? [];
  }

  private add(located: LocatedManifest): void {
    const { manifest } = located;
    const groupKind = groupKindOf(manifest);
    push(this.byGroupKind, groupKind, located);
    const platform = PLATFORMS.get(groupKind);
    if (platform !== undefined) {
      this.platformObjects.set(identityOf(manifest), located);
      this.addParts(platform(located));
      return;
    }
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
    }
    if (groupKind === '/Service' && Object.keys(manifest.spec?.selector ?? {}).length > 0) {
      this.services.add([manifest.metadata.namespace], manifest.spec.selector, located);
    }
  }

  private addParts({ workloads, services, autoscalers }: PlatformParts): void {
    for (const workload of workloads) {
      this.workloadsByIdentity.set(identityOf(workload.manifest), workload);
      if (workload.owner !== undefined) {
        push(this.workloadsByOwner, identityOf(workload.owner.manifest), workload);
      }
    }
    services.forEach((service) => this.services.add([service.manifest.metadata.namespace], service.manifest.spec.selector, service));
    this.autoscalers.push(...autoscalers);
  }
}

function byNamespace(workloads: Workload[]): Map<string | undefined, Workload[]> {
  const found = new Map<string | undefined, Workload[]>();
  workloads.forEach((workload) => push(found, workload.manifest.metadata.namespace, workload));
  return found;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
