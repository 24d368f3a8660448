import { adapterOf } from './adapter-config';
import { ADAPTER_HOLDERS, adapterFlagsIn, valuesManifest } from './adapter-values';
import { AutoscalerNode, autoscalerOf, targetIdentityOf } from './autoscaler';
import { withRoutes } from './interceptor-route';
import { hpaOfOptions, KedaHpa } from './keda-hpa';
import { ScaledJobNode, scaledJobOf } from './keda-options';
import { undecidedComponents } from './kserve-components';
import { controllerOf, groupKindOf, identity, identityOf, LocatedDocument, LocatedManifest, manifestIn, nameOf, objectIn, textIn } from './manifest';
import { MetricsAdapters } from './metrics-adapters';
import { MonitorNode, monitorOf } from './monitor';
import { PlatformParts } from './platform-parts';
import { PLATFORMS } from './platforms';
import { prometheusServerOf } from './prometheus-server';
import { holdsScrapeConfig, readsMonitors } from './scrape-config';
import { Picked, ScrapeInterval, Scraping } from './scraping';
import { agentsOf, serverIdentityOf } from './seldon2';
import { serviceOf } from './service';
import { replicasOf, Workload, workloadOf } from './workload';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { INTERCEPTOR_ROUTE } from '../platforms/http-add-on/names';
import { DEFAULT_MAX_REPLICAS } from '../platforms/keda/bounds-faults';
import { DEPLOYMENT_MODE, INFERENCE_SERVICE } from '../platforms/kserve/names';
import { ROLLOUT } from '../platforms/kubernetes/kinds';
import { groupOf } from '../platforms/kubernetes/names';
import { SELDON_SERVER } from '../platforms/seldon-core2/names';

/** Pods that a metric may come from. */
export interface MetricSources {
  /** The same list for all that share it. */
  readonly pods: Workload[];
  /** Why they are not known for sure. */
  readonly missing?: string;
}

/** A Rollout that has its pods from the template of a workload. */
export interface TemplateUser {
  readonly rollout: LocatedManifest;
  /** Whether it sets the replicas of that to 0. */
  readonly emptiesIt: boolean;
}

/** Manifests without those that the controller of another one of them made. */
function withoutMade(all: LocatedManifest[]): LocatedManifest[] {
  const makers = new Map(all.flatMap((located) => {
    const maker = controllerOf(located.manifest);
    return maker === undefined ? [] : [[located, maker] as const];
  }));
  if (makers.size === 0) {
    return all;
  }
  const known = new Set(all.map(({ manifest }) => identityOf(manifest)));
  return all.filter((located) => !known.has(makers.get(located) ?? ''));
}

/** What scales what, and what scrapes what, in a set of manifests. */
export class ScalingGraph {
  readonly manifests: LocatedManifest[] = [];
  readonly autoscalers: AutoscalerNode[] = [];
  readonly scaledJobs: ScaledJobNode[] = [];
  readonly scraping: Scraping;
  /** The Rollouts that run pods by the template of a workload, by the identity of that. */
  readonly rolledOut = new Map<string, TemplateUser>();
  /** Objects that have the identity of one before them, with that one. */
  readonly repeated: { readonly located: LocatedManifest; readonly first: LocatedManifest }[] = [];
  private readonly byIdentity = new Map<string, LocatedManifest>();
  private readonly byGroupKind = new Map<string, LocatedManifest[]>();
  private readonly workloadsByIdentity = new Map<string, Workload>();
  /** What platforms make, by the identity of its owner. */
  private readonly workloadsByOwner = new Map<string, Workload[]>();
  private readonly annotationsOfNamespaces = new Map<string, { [key: string]: string }>();
  private readonly platformObjects = new Map<string, LocatedManifest>();
  /** What each autoscaler scales, which most rules ask for. */
  private readonly targets = new Map<AutoscalerNode, Workload | 'absent'>();
  private readonly sources = new Map<AutoscalerNode, MetricSources>();
  private allWorkloads?: Workload[];
  private readonly byName = new Map<string, Map<string | undefined, LocatedManifest[]>>();
  private servers?: Map<string | undefined, Workload[]>;
  private metricsAdapters?: MetricsAdapters;
  private scraped?: Workload[];
  private scrapeConfigs?: LocatedManifest[];
  private readers?: LocatedManifest[];
  private picked?: Map<MonitorNode, Picked>;
  private monitorsOfOthers?: MonitorNode[];

  /**
   * Reads the manifests among some documents; what is none has no place in it. Nor has what another one of them made, as in all that
   * `kubectl get` prints: it stands for itself. `cluster` is that of objects which go to no other.
   */
  constructor(documents: LocatedDocument[], cluster: ClusterProfile = UNKNOWN_CLUSTER) {
    this.scraping = new Scraping(cluster);
    const read = documents.flatMap((document) => {
      const manifest = manifestIn(document.manifest);
      const values = manifest === undefined ? valuesManifest(document.manifest) : undefined;
      if (manifest === undefined) {
        return values === undefined ? [] : [{ ...document, manifest: values }];
      }
      return manifest === document.manifest ? [{ ...document, manifest }] : [{ ...document, manifest, written: document.manifest }];
    });
    for (const located of withoutMade(read)) {
      this.manifests.push(located);
      this.add(located);
    }
    this.objects(ROLLOUT).forEach((rollout) => this.addReference(rollout));
    this.autoscalers.splice(0, Infinity, ...withRoutes(this.autoscalers, this.objects(INTERCEPTOR_ROUTE)));
  }

  /** All objects with a pod template, and what platforms make of theirs. */
  get workloads(): Workload[] {
    this.allWorkloads ??= [...this.workloadsByIdentity.values()];
    return this.allWorkloads;
  }

  /** What the configurations of prometheus-adapter serve. */
  get adapters(): MetricsAdapters {
    this.metricsAdapters ??= new MetricsAdapters(
      ADAPTER_HOLDERS.flatMap((kind) => this.objects(kind)).flatMap((located) => adapterOf(located) ?? []),
      this.objects('apps/Deployment').flatMap((located) => adapterFlagsIn(located) ?? []),
    );
    return this.metricsAdapters;
  }

  /** The objects of a group and kind, such as `apps/Deployment`. */
  objects(groupKind: string): LocatedManifest[] {
    return this.byGroupKind.get(groupKind) ?? [];
  }

  /** Those of them that have a name, in whichever namespace. */
  objectsNamed(groupKind: string, name: string): LocatedManifest[] {
    let named = this.byName.get(groupKind);
    if (named === undefined) {
      named = new Map();
      for (const located of this.objects(groupKind)) {
        push(named, located.manifest.metadata.name, located);
      }
      this.byName.set(groupKind, named);
    }
    return named.get(name) ?? [];
  }

  /** Whether something is among the manifests, or made of them, by its identity. */
  has(wanted: string): boolean {
    return this.byIdentity.has(wanted) || this.workloadsByIdentity.has(wanted);
  }

  /** A workload by its identity. */
  workload(wanted: string): Workload | undefined {
    return this.workloadsByIdentity.get(wanted);
  }

  /** The workload that an autoscaler scales, or undefined where it is not among the manifests. */
  targetOf(autoscaler: AutoscalerNode): Workload | undefined {
    let target = this.targets.get(autoscaler);
    if (target === undefined) {
      target = this.workloadsByIdentity.get(targetIdentityOf(autoscaler)) ?? 'absent';
      this.targets.set(autoscaler, target);
    }
    return target === 'absent' ? undefined : target;
  }

  /** The object that an autoscaler scales, where it is one of a serving platform, pods or not. */
  platformObjectOf(autoscaler: AutoscalerNode): LocatedManifest | undefined {
    return this.platformObject(targetIdentityOf(autoscaler));
  }

  /** An object of a serving platform by its identity. */
  platformObject(wanted: string): LocatedManifest | undefined {
    return this.platformObjects.get(wanted);
  }

  /** The HPA that KEDA makes of an autoscaler; undefined where it is not KEDA's, is stopped, or its platform does not tell its options. */
  kedaHpaOf({ scaledObject, pause, hpaName, minReplicas, maxReplicas, manifest }: AutoscalerNode): KedaHpa | undefined {
    if (scaledObject === undefined || hpaName === undefined || pause?.stopped) {
      return undefined;
    }
    const { namespace } = manifest.metadata;
    return hpaOfOptions(scaledObject, { name: hpaName, namespace, minReplicas, maxReplicas: maxReplicas ?? DEFAULT_MAX_REPLICAS });
  }

  /** The pods that the metrics of an autoscaler's target may come from: its own, and others of the same platform object. */
  metricSourcesOf(autoscaler: AutoscalerNode): MetricSources {
    let sources = this.sources.get(autoscaler);
    if (sources === undefined) {
      sources = this.findMetricSources(autoscaler);
      this.sources.set(autoscaler, sources);
    }
    return sources;
  }

  private findMetricSources(autoscaler: AutoscalerNode): MetricSources {
    const workload = this.targetOf(autoscaler);
    if (workload?.owner !== undefined) {
      const all = this.workloadsByOwner.get(identityOf(workload.owner.manifest)) ?? [];
      const others = all.filter((other) => other !== workload);
      return { pods: workload.owner.manifest.kind === 'InferenceService' ? [workload] : [workload, ...others] };
    }
    const model = workload === undefined && autoscaler.target.kind === 'Model' ? this.platformObjectOf(autoscaler) : undefined;
    if (model === undefined) {
      return workload === undefined ? { pods: [], missing: this.unknownPods(autoscaler) } : { pods: [workload] };
    }
    const servers = this.serversOf(model);
    return servers.length > 0 ? { pods: servers } : { pods: [agentsOf(model)], missing: `the Server of ${nameOf(model.manifest)} is not among the manifests` };
  }

  /** Whether a monitor among the manifests reaches a workload's pods; whether a Prometheus takes that monitor is a question of its own. */
  isReached(workload: Workload): boolean {
    return this.scraping.isReached(workload);
  }

  /** Whether a monitor among the manifests makes Prometheus scrape a workload's pods, as far as the manifests tell. */
  isScraped(workload: Workload): boolean {
    return this.scraping.isScraped(workload);
  }

  /**
   * How often the pods of a workload are scraped, by their monitors, the Prometheus objects among the manifests and those of the cluster's
   * profile; undefined where those do not tell.
   */
  scrapeIntervalOf(workload: Workload): ScrapeInterval | undefined {
    return this.scraping.intervalOf(workload);
  }

  /** The workloads that a monitor among the manifests picks, as far as it may reach them. */
  get scrapedWorkloads(): Workload[] {
    this.scraped ??= this.workloads.filter((workload) => this.scraping.isReached(workload) || this.scraping.mayBeScraped(workload));
    return this.scraped;
  }

  /** What a monitor picks among the manifests. */
  pickedBy(monitor: MonitorNode): Picked {
    this.picked ??= this.scraping.picked(this.workloads);
    return this.picked.get(monitor) ?? { workloads: [], services: [] };
  }

  /** Whether a monitor among the manifests looks in a namespace for pods that no manifest describes. */
  hasMonitorOfOthers(namespace: string | undefined): boolean {
    this.monitorsOfOthers ??= this.scraping.monitors.filter((monitor) => this.pickedBy(monitor).workloads.length === 0);
    return this.monitorsOfOthers.some(({ namespaces }) => namespaces === 'any' || namespaces.includes(namespace));
  }

  /** An object that has Prometheus or a collector scrape what no manifest tells; undefined where there is none. */
  get scrapeConfig(): LocatedManifest | undefined {
    this.scrapeConfigs ??= this.manifests.filter(holdsScrapeConfig);
    return this.scrapeConfigs[0];
  }

  /** An object that may have monitors scraped which no Prometheus among the manifests takes; undefined where there is none. */
  get monitorReader(): LocatedManifest | undefined {
    this.readers ??= this.manifests.filter(readsMonitors);
    return this.readers[0];
  }

  /** The namespaces in which a LimitRange can give containers requests on their way into the cluster; which ones, is not looked into. */
  get limitedNamespaces(): Set<string | undefined> {
    return new Set(this.objects('/LimitRange').map(({ manifest }) => manifest.metadata.namespace));
  }

  /** The annotations of a namespace, as far as it is among the manifests. */
  namespaceAnnotations(name: string | undefined): { [key: string]: string } {
    return this.annotationsOfNamespaces.get(name ?? '') ?? {};
  }

  private unknownPods({ target: { apiVersion, kind, name }, manifest: { metadata: { namespace } } }: AutoscalerNode): string {
    const inNamespace = (groupKind: string) =>
      this.objects(groupKind).map(({ manifest }) => manifest).filter(({ metadata }) => metadata.namespace === namespace);
    const present = inNamespace(`${groupOf(apiVersion)}/${kind}`).find(({ metadata }) => metadata.name === name);
    if (present !== undefined) {
      return `the manifest of ${nameOf(present)} does not tell which pods it has`;
    }
    const service = inNamespace(INFERENCE_SERVICE)
      .find((manifest) => undecidedComponents(manifest).some((component) => component.name === name));
    return service === undefined
      ? `${kind} ${name} is not among the manifests`
      : `${nameOf(service)} has no annotation ${DEPLOYMENT_MODE}, and KServe makes ${kind} ${name} in Standard mode only`;
  }

  /** The Server that a Model asks for, or those among which Core chooses. */
  private serversOf(model: LocatedManifest): Workload[] {
    const server = serverIdentityOf(model.manifest);
    if (server !== undefined) {
      const found = this.workloadsByIdentity.get(server);
      return found === undefined ? [] : [found];
    }
    this.servers ??= byNamespace(this.objects(SELDON_SERVER).flatMap(({ manifest }) => this.workloadsByIdentity.get(identityOf(manifest)) ?? []));
    return this.servers.get(model.manifest.metadata.namespace) ?? [];
  }

  private add(located: LocatedManifest): void {
    const { manifest } = located;
    const groupKind = groupKindOf(manifest);
    push(this.byGroupKind, groupKind, located);
    const own = identityOf(manifest);
    const first = this.byIdentity.get(own);
    if (first === undefined) {
      this.byIdentity.set(own, located);
    } else {
      this.repeated.push({ located, first });
    }
    const platform = PLATFORMS.get(groupKind);
    if (platform !== undefined) {
      this.platformObjects.set(own, located);
      this.addParts(platform(located));
      return;
    }
    const workload = workloadOf(located);
    if (workload !== undefined) {
      this.workloadsByIdentity.set(own, workload);
    }
    const autoscaler = autoscalerOf(located);
    if (autoscaler !== undefined) {
      this.autoscalers.push(autoscaler);
    }
    const scaledJob = scaledJobOf(located);
    if (scaledJob !== undefined) {
      this.scaledJobs.push(scaledJob);
    }
    const monitor = monitorOf(located);
    if (monitor !== undefined) {
      this.scraping.addMonitor(monitor);
    }
    const server = prometheusServerOf(located);
    if (server !== undefined) {
      this.scraping.servers.push(server);
    }
    if (groupKind === '/Service') {
      this.scraping.addService(serviceOf(located));
    }
    if (groupKind === '/Namespace') {
      this.scraping.namespaces.set(manifest.metadata.name ?? '', manifest.metadata.labels ?? {});
      this.annotationsOfNamespaces.set(manifest.metadata.name ?? '', manifest.metadata.annotations ?? {});
    }
  }

  /** A Rollout whose pods are those of the template of another workload. */
  private addReference(rollout: LocatedManifest): void {
    const { scaleDown, ...reference } = objectIn(objectIn(rollout.manifest.spec).workloadRef);
    const { apiVersion, kind, name } = reference;
    const wanted = identity(textIn(apiVersion) ?? '', textIn(kind) ?? '', rollout.manifest.metadata.namespace, textIn(name));
    const workload = this.workloadsByIdentity.get(wanted);
    if (workload !== undefined) {
      this.workloadsByIdentity.set(identityOf(rollout.manifest), {
        ...workload, ...rollout, replicas: replicasOf(rollout.manifest), template: workload,
      });
      this.rolledOut.set(wanted, { rollout, emptiesIt: scaleDown !== undefined && scaleDown !== 'never' });
    }
  }

  private addParts({ workloads, services, autoscalers }: PlatformParts): void {
    for (const workload of workloads) {
      this.workloadsByIdentity.set(identityOf(workload.manifest), workload);
      if (workload.owner !== undefined) {
        push(this.workloadsByOwner, identityOf(workload.owner.manifest), workload);
      }
    }
    services.forEach((service) => this.scraping.addService(serviceOf(service)));
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
