import { AutoscalerFacts } from './autoscaler-facts';
import { autoscalerFacts, monitorFacts, serviceFacts, workloadFacts } from './graph-facts-of';
import { KubernetesObject } from './kubernetes-object';
import { MonitorFacts, ServiceFacts } from './monitor-facts';
import { WorkloadFacts } from './workload-facts';
import { ScalingGraph as ManifestGraph } from '../graph/scaling-graph';

const KNOWN = new WeakMap<ManifestGraph, ScalingGraph>();

/** What scales what, and what scrapes what, in a set of objects, with the defaults of Kubernetes, KEDA and the serving platforms filled in. */
export class ScalingGraph {
  /** @internal */
  public static _of(graph: ManifestGraph): ScalingGraph {
    let known = KNOWN.get(graph);
    if (known === undefined) {
      known = new ScalingGraph(graph);
      KNOWN.set(graph, known);
    }
    return known;
  }

  private read: {
    autoscalers?: AutoscalerFacts[]; monitors?: MonitorFacts[]; objects?: KubernetesObject[]; services?: ServiceFacts[]; workloads?: WorkloadFacts[];
  } = {};

  private constructor(private readonly graph: ManifestGraph) {}

  /** All that changes numbers of replicas, such as ScaledObjects and HorizontalPodAutoscalers. */
  public get autoscalers(): AutoscalerFacts[] {
    this.read.autoscalers ??= this.graph.autoscalers.map((each) => autoscalerFacts(this.graph, each));
    return [...this.read.autoscalers];
  }

  /** What has its pods described, and what serving platforms will make of their objects. */
  public get workloads(): WorkloadFacts[] {
    this.read.workloads ??= this.graph.workloads.map(workloadFacts);
    return [...this.read.workloads];
  }

  /** Services, also those that serving platforms will make. */
  public get services(): ServiceFacts[] {
    this.read.services ??= this.graph.scraping.services.map(serviceFacts);
    return [...this.read.services];
  }

  /** All that makes Prometheus scrape pods, such as ServiceMonitors and PodMonitors. */
  public get monitors(): MonitorFacts[] {
    this.read.monitors ??= this.graph.scraping.monitors.map((each) => monitorFacts(this.graph, each));
    return [...this.read.monitors];
  }

  /** All objects, of every kind, as they were written. */
  public get objects(): KubernetesObject[] {
    this.read.objects ??= this.graph.manifests.map(KubernetesObject._of);
    return [...this.read.objects];
  }

  /**
   * The objects of a kind, such as `Deployment`.
   *
   * @param kind the kind
   * @param apiGroup the group of its API version, such as `apps`; the objects of all groups where it is left out
   */
  public objectsOfKind(kind: string, apiGroup?: string): KubernetesObject[] {
    return this.objects.filter((object) => object.kind === kind && (apiGroup === undefined || object.apiGroup === apiGroup));
  }
}
