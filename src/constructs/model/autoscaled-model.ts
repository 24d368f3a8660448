import { ApiObject, ApiObjectProps, Chart } from 'cdk8s';
import { Deployment, INetworkPolicyPeer, IPodSelector, LabelSelector, NetworkPolicyPeerConfig, PodSelectorConfig, Service } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { AutoscaledModelProps } from './autoscaled-model-props';
import {
  checkModel, checkObjectMetadata, checkOwnPods, checkTriggerContainers, ModelBounds, profileOfModel, refuseTriggers, ServedModelProps,
} from './autoscaled-model-rules';
import { ModelTriggers } from './model-triggers';
import { ModelVertical, SizedModel } from './model-vertical';
import { serviceAt } from './service-address';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { INJECTED_CONTAINERS } from '../../platforms/annotations';
import { SCALED_OBJECT } from '../../platforms/keda/names';
import { checkInjected, KnownContainers } from '../../platforms/kubernetes/injected-containers';
import { HORIZONTAL_POD_AUTOSCALER } from '../../platforms/kubernetes/kinds';
import { groupOf } from '../../platforms/kubernetes/names';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { SERVER_NAME_LABEL } from '../../platforms/seldon-core2/names';
import { sayCluster } from '../../synth/construct-metadata';
import { ignoreCheck } from '../../synth/ignored-check';
import { validateAtSynth } from '../../synth/synth-validation';
import { WrittenObject } from '../../synth/written-object';
import { Autoscaler } from '../autoscalers/autoscaler';
import { VerticalScalingProps } from '../autoscalers/vertical-scaling';
import { checkWakes } from '../autoscalers/wakes';
import { Cluster } from '../cluster/cluster';
import { writeLoadTest } from '../load-test/load-test';
import { LoadTestProps } from '../load-test/load-test-props';
import { ModelEndpoint } from '../load-test/model-endpoint';
import { DashboardProps } from '../observability/dashboard-props';
import { ModelDashboard } from '../observability/model-dashboard';
import { Observability } from '../observability/observability';
import { ObservabilityProps } from '../observability/observability-props';
import { ModelExplanation } from '../preview/model-explanation';
import { ModelPreview } from '../preview/model-preview';
import { explanationsOf, previewOfModel } from '../preview/preview-of-model';
import { PreviewProps } from '../preview/preview-props';
import { checkedId } from '../props/check-made';
import { checkProps, checkPropsOf, checkValue } from '../props/check-props';
import { adaptedServer } from '../servers/adapted-server';
import { KserveObjects } from '../servers/kserve/kserve-server-props';
import { KserveLlmObjects } from '../servers/kserve-llm/kserve-llm-server-props';
import type { ModelServer } from '../servers/model-server';
import { addObjectMetadata, ObjectMetadata } from '../servers/object-metadata';
import { podDisruptionBudget } from '../servers/pod-disruption-budget-manifest';
import { SeldonCore1Objects } from '../servers/seldon-core1/seldon-core1-server-props';
import { SeldonCore2Objects } from '../servers/seldon-core2/seldon-core2-server-props';
import { ServedModel, ServerContext } from '../servers/served-model';
import { adaptedTrigger } from '../triggers/adapted-trigger';
import { CronTrigger, CronTriggerProps } from '../triggers/cron-trigger';
import type { Trigger } from '../triggers/trigger';
import { ITrigger } from '../triggers/trigger-config';

const DEFAULT_MIN_REPLICAS = 1;

/** What is asked of a model, but for where it is refused. */
interface AskedModel {
  readonly server: ModelServer;
  readonly bounds: ModelBounds;
  readonly model: Omit<ServerContext, 'place'>;
}

/** The id of what watches a model. */
const OBSERVABILITY = 'Observability';
const DASHBOARD = 'Dashboard';

/**
 * A model server with all that makes it scale: workload, Service, monitor and autoscaler, which agree with each other.
 *
 * To set anything else, patch what it has written: `ApiObject.of(model.deployment)` has `addJsonPatch`. Patches are applied last.
 *
 * @example
 * new AutoscaledModel(chart, 'chat', {
 *   server: ModelServer.deployment({
 *     container: { image: 'registry.example.com/vllm:0.11.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(4) } } },
 *     metrics: MetricCatalog.vllm().endpoint,
 *   }),
 *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
 *   maxReplicas: 8,
 *   triggers: [VllmTrigger.inFlightRequests({ perReplica: 24 })],
 * });
 */
export class AutoscaledModel extends Construct implements INetworkPolicyPeer, IPodSelector {
  /** The object whose replicas the autoscaler changes. */
  public readonly target: ScaleTarget;

  /** The object that scales: a ScaledObject, a HorizontalPodAutoscaler, or the object of a platform that scales by itself. */
  public readonly autoscaler: ApiObject;

  /** The Deployment, where the server writes one. */
  public readonly deployment?: Deployment;

  /** The objects of KServe that serve the model; undefined for other servers. */
  public readonly kserve?: KserveObjects;

  /** The objects of KServe that serve the large language model; undefined for other servers. */
  public readonly kserveLlm?: KserveLlmObjects;

  /** The ServiceMonitor or PodMonitor, where this library writes one. */
  public readonly monitor?: ApiObject;

  /** The PodDisruptionBudget, where one was asked for. */
  public readonly podDisruptionBudget?: ApiObject;

  /** The objects of Seldon Core 1 that serve the model; undefined for other servers. */
  public readonly seldonCore1?: SeldonCore1Objects;

  /** The objects of Seldon Core 2 that serve the model; undefined for other servers. */
  public readonly seldonCore2?: SeldonCore2Objects;

  /** The Service, where the server has one that this library writes. */
  public readonly service?: Service;

  /** Name of the model. Objects without a name of their own have it, too. */
  public readonly name: string;

  /** Namespace of the model's objects; undefined where only `kubectl apply` decides it. */
  public readonly namespace?: string;

  private vertical?: ModelVertical;
  private served: ServedModel;
  private containers: KnownContainers;
  private readonly asked: AskedModel;
  private readonly triggers: ModelTriggers;
  private readonly injectedContainers: string[];
  private readonly objectMetadata: ObjectMetadata;
  private readonly cluster: ClusterProfile;

  constructor(scope: Construct, id: string, props: AutoscaledModelProps) {
    super(scope, checkedId('AutoscaledModel', scope, id));
    checkPropsOf(Place.of(this), 'AutoscaledModelProps', props, { server: (props?.server as ModelServer | undefined)?._given, autoscaler: props?.autoscaler?._given });
    validateAtSynth(this);
    const place = Place.keeping(this);
    const { autoscaler = Autoscaler.keda(), maxReplicas, minReplicas = DEFAULT_MIN_REPLICAS } = props;
    this.triggers = new ModelTriggers(this, props.triggers?.map(adaptedTrigger), {
      needsTrigger: autoscaler._takesTriggers, rewrite: (at) => this.rewrite(at),
    });
    const prometheus = props.prometheus ?? Cluster._prometheusOf(this);
    this.cluster = Cluster._profileOf(this);
    this.name = props.name ?? id;
    const toServe = { name: this.name, namespace: props.namespace ?? Chart.of(this).namespace, minReplicas, maxReplicas, prometheus };
    const server = adaptedServer(place.at('server'), this, props.server, toServe);
    const known = { ...props, server };
    sayCluster(this, { profile: profileOfModel(this.cluster, { ...known, autoscaler }), by: Cluster.of(this) });
    this.namespace = props.namespace ?? server._namespace(place.at('server')) ?? Chart.of(this).namespace;
    this.injectedContainers = props.injectedContainers ?? [];
    this.objectMetadata = { labels: props.labels, annotations: props.annotations };
    const { name, namespace, cluster } = this;
    this.asked = {
      server,
      bounds: { name, namespace, minReplicas, sleeps: autoscaler._sleeps(minReplicas) },
      model: { scope: this, name, namespace, prometheus, cluster, minReplicas, maxReplicas, autoscaler, triggers: this.triggers.all },
    };
    place.attempt(() => {
      checkModel(place, this.asked.bounds, known);
      checkWakes(place, this.asked.bounds, this.triggers.all);
    });

    this.served = place.need(() => server._serve(this, { ...this.asked.model, place }));
    this.target = this.served.target;
    this.deployment = this.served.deployment;
    this.service = this.served.service;
    this.monitor = this.served.monitor;
    this.kserve = this.served.kserve;
    this.kserveLlm = this.served.kserveLlm;
    this.seldonCore1 = this.served.seldonCore1;
    this.containers = this.containersByNow;
    place.attempt(() => this.checkMetadata(place, known));
    place.attempt(() => checkInjected(place.at('injectedContainers'), this.containers));
    place.attempt(() => this.checkFollowed(place));
    this.podDisruptionBudget = place.attempt(() => this.disruptionBudget(place.at('podDisruptionBudget'), props));
    const { alsoScaled } = this.served;
    this.autoscaler = this.served.autoscaler ?? new WrittenObject(this, 'Autoscaler', this.autoscalerManifest(place));
    const serverAutoscaler = alsoScaled && new WrittenObject(this, 'ServerAutoscaler', this.autoscalerManifest(place, alsoScaled));
    this.checkAsked(place);
    this.seldonCore2 = this.served.seldonCore2 && { ...this.served.seldonCore2, serverAutoscaler };
    place.throwRefused();
    this.sayInjected(this.autoscaler);
    addObjectMetadata(this, this.objectMetadata);
    // KEDA refuses a CPU trigger on what is not there yet; all of the model follows, to be read in order. Across charts a dependency would
    // rename their files.
    const { workload } = this.served;
    if (workload !== undefined && workload.chart === this.autoscaler.chart) {
      [this.monitor, this.podDisruptionBudget, this.autoscaler].forEach((object) => object?.addDependency(workload));
    }
  }

  /**
   * Adds a trigger, beside those in the props. Fails at once for a trigger that the autoscaler cannot follow, and at synth for triggers that do
   * not fit together.
   *
   * @returns the model
   */
  public scaleOn(trigger: ITrigger): AutoscaledModel {
    checkValue(Place.of(this).at('scaleOn'), 'ITrigger', trigger);
    const adapted = adaptedTrigger(trigger);
    return this.addTrigger(adapted, `scaleOn(${adapted._title})`);
  }

  /**
   * Keeps at least a number of replicas at certain times, by a CronTrigger. For `Autoscaler.keda()`.
   *
   * @returns the model
   */
  public scaleOnSchedule(schedule: CronTriggerProps): AutoscaledModel {
    const call = 'scaleOnSchedule';
    checkProps(Place.of(this).at(call), 'CronTriggerProps', schedule);
    return this.addTrigger(new CronTrigger(schedule), call);
  }

  private addTrigger(trigger: Trigger, call: string): AutoscaledModel {
    if (!this.asked.model.autoscaler._takesTriggers) {
      refuseTriggers(Place.of(this).at(call), [trigger]);
    }
    this.triggers.add(trigger, call);
    return this;
  }

  /** Writes anew what depends on the triggers. */
  private rewrite(place: Place): void {
    const { bounds, model, server } = this.asked;
    const before = new Set(this.node.children);
    place.attempt(() => checkWakes(place, bounds, this.triggers.all));
    if (server._readsTriggers) {
      this.served = place.need(() => server._serve(this, { ...model, place }));
    }
    this.containers = this.containersByNow;
    place.attempt(() => this.checkFollowed(place));
    const { alsoScaled, autoscaler } = this.served;
    if (autoscaler === undefined) {
      WrittenObject.write(this, 'Autoscaler', this.autoscalerManifest(place));
    }
    if (alsoScaled !== undefined) {
      WrittenObject.write(this, 'ServerAutoscaler', this.autoscalerManifest(place, alsoScaled));
    }
    // Credentials of a trigger come before what uses them.
    const added = this.node.children.filter((child) => !before.has(child));
    this.autoscaler.node.addDependency(...added);
    this.checkAsked(place);
    this.vertical?.rewrite(place.at('scaleVertically'), this.sized);
    addObjectMetadata(this, this.objectMetadata);
  }

  /** What scales the target, or `also`, with the triggers so far. */
  private autoscalerManifest(place: Place, also?: ScaleTarget): ApiObjectProps {
    const { model } = this.asked;
    const { autoscaler, triggers } = model;
    const { coldStart, describedObject, scrape, target } = this.served;
    const { ownEndpoint } = this;
    const service = ownEndpoint && serviceAt(ownEndpoint, this.namespace);
    const scaled = { ...model, place, scrape, containerNames: this.containers.containers, describedObject, coldStart, service };
    const context = also === undefined ? { ...scaled, target } : { ...scaled, name: also.name, target: also };
    return place.need(() => autoscaler._takesTriggers && triggers.length === 0 ? autoscaler._header(context) : autoscaler._manifest(context));
  }

  /** Checks once more what is known of triggers of one's own when they were asked; what was said before is said once. */
  private checkAsked(place: Place): void {
    place.attempt(() => this.checkFollowed(place));
    place.attempt(() => checkWakes(place, this.asked.bounds, this.triggers.all));
  }

  private checkFollowed(place: Place): void {
    checkTriggerContainers(place.at('triggers'), this.triggers.all, this.containers);
  }

  /** The containers of the pods as they are by now; to tell them, a workload of somebody else is rendered. */
  private get containersByNow(): KnownContainers {
    return { containers: this.served.containerNames?.(), injected: this.injectedContainers };
  }

  /** The ScaledObject that this library writes; undefined where a platform writes its own, or where an HPA scales. */
  public get scaledObject(): ApiObject | undefined {
    return this.autoscalerOf(SCALED_OBJECT);
  }

  /** The HorizontalPodAutoscaler that this library writes; undefined where KEDA or a platform makes its own. */
  public get hpa(): ApiObject | undefined {
    return this.autoscalerOf(HORIZONTAL_POD_AUTOSCALER);
  }

  /**
   * Address at which programs in the cluster ask the model, such as `http://model.ml.svc:8000`; undefined where it is not known here. With an
   * HttpAddOnTrigger it is that of the interceptor, which wants one of its hosts.
   */
  public get url(): string | undefined {
    return this.endpoint?.url;
  }

  /**
   * Labels by which the pods of the model differ from all others in its namespace; undefined where they are not known here, or where labels alone
   * do not tell.
   */
  public get podLabels(): { [key: string]: string } | undefined {
    const { matchExpressions = [], matchLabels } = this.served.podSelector ?? {};
    return matchExpressions.length > 0 || matchLabels === undefined ? undefined : { ...matchLabels };
  }

  /**
   * The pods of the model, for what in cdk8s-plus selects pods, such as a NetworkPolicy or a Service.
   *
   * Fails where their labels are not known here.
   */
  public toPodSelectorConfig(): PodSelectorConfig {
    const labels = this.podLabels ?? Place.of(this).at('podLabels').refuse('are not known: no selector can be written for the pods', undefined,
      'set selectorLabels of ModelServer.fromTarget or fromWorkload, or write the selector by hand');
    return { labelSelector: LabelSelector.of({ labels }) };
  }

  /** The pods of the model, as a peer in a NetworkPolicy of cdk8s-plus. */
  public toNetworkPolicyPeerConfig(): NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The pods of the model, as a selector of cdk8s-plus, such as for a NetworkPolicy. */
  public toPodSelector(): IPodSelector | undefined {
    return this;
  }

  private autoscalerOf(groupKind: string): ApiObject | undefined {
    const { apiVersion, kind } = this.autoscaler;
    return `${groupOf(apiVersion)}/${kind}` === groupKind ? this.autoscaler : undefined;
  }

  /** The VerticalPodAutoscaler, once `scaleVertically` was called. */
  public get verticalAutoscaler(): ApiObject | undefined {
    return this.vertical?.object;
  }

  /**
   * What the autoscaler does: its arithmetic, what values lead to how many replicas, how fast, and what happens without a metric. It is that
   * of the manifests as they would be written now. It is about `target`; `explanations` has all that the model scales.
   *
   * Fails where a platform scales by rules of its own.
   */
  public get explanation(): ModelExplanation {
    return this.explanations[0];
  }

  /**
   * Explanations of all that the model scales, one for each object. A model has several where pods that prefill scale apart from those that
   * decode, and where a Server of Seldon Core 2 scales beside its Model. That of `target` is the first one.
   *
   * Fails where a platform scales by rules of its own.
   */
  public get explanations(): ModelExplanation[] {
    return explanationsOf(Place.of(this).at('explanation'), this.autoscalers, this.cluster);
  }

  /**
   * What the autoscaler would do over a load, second by second, as the controllers of Kubernetes and KEDA do it: a unit test of its scaling.
   *
   * Fails where a metric depends on the number of pods and `signals` does not say how.
   */
  public preview(props: PreviewProps): ModelPreview {
    return previewOfModel(Place.of(this).at('preview'), this.autoscalers, this.cluster, props);
  }

  /** All objects that scale; the one of `target` is the first. */
  private get autoscalers(): ApiObject[] {
    const also = this.seldonCore2?.serverAutoscaler;
    return [this.autoscaler, ...also === undefined ? [] : [also]];
  }

  /**
   * Watches the model's autoscaler by a PrometheusRule: alerts on what fails without a word, and recording rules of what its triggers ask. What
   * an alert means, and what to do, is in docs/alerts.md.
   */
  public observability(props: ObservabilityProps = {}): Observability {
    checkProps(Place.of(this).at('observability'), 'ObservabilityProps', props);
    if (this.node.tryFindChild(OBSERVABILITY) !== undefined) {
      Place.of(this).at('observability').refuse('was called before, and the alerts of a model are written once', undefined, 'call it once');
    }
    const observability = new Observability(this, OBSERVABILITY, { name: `${this.name}-autoscaling`, ...props });
    addObjectMetadata(observability, this.objectMetadata);
    return observability;
  }

  /**
   * Draws the model's autoscaler in a Grafana dashboard: replicas, signals against their targets and what they ask for, KEDA, pending pods and
   * GPU-hours. What its panels show is in docs/dashboards.md.
   */
  public dashboard(props: DashboardProps = {}): ModelDashboard {
    checkProps(Place.of(this).at('dashboard'), 'DashboardProps', props);
    if (this.node.tryFindChild(DASHBOARD) !== undefined) {
      Place.of(this).at('dashboard').refuse('was called before, and the dashboard of a model is written once', undefined, 'call it once');
    }
    const dashboard = new ModelDashboard(this, DASHBOARD, { name: `${this.name}-autoscaling-dashboard`, ...props });
    addObjectMetadata(dashboard, this.objectMetadata);
    return dashboard;
  }

  /**
   * Sizes the model's pods with a VerticalPodAutoscaler, which has to be installed in the cluster.
   *
   * Fails when it would move a resource on which a trigger scales the replicas; by default that resource is left out.
   *
   * @returns the VerticalPodAutoscaler
   */
  public scaleVertically(props: VerticalScalingProps = {}): ApiObject {
    checkProps(Place.of(this).at('scaleVertically'), 'VerticalScalingProps', props);
    const place = Place.of(this).at('scaleVertically');
    if (this.vertical !== undefined) {
      place.refuse('was called before, and several VerticalPodAutoscalers on one pod are undefined', undefined, 'call it once');
    }
    checkOwnPods(place, this.served, 'write a VerticalPodAutoscaler as an ApiObject whose targetRef is the Server');
    this.containers = this.containersByNow;
    this.vertical = new ModelVertical(place, this, this.sized, props);
    const { object } = this.vertical;
    this.sayInjected(object);
    addObjectMetadata(object, this.objectMetadata);
    return object;
  }

  /** What a VerticalPodAutoscaler has to know of the model by now. */
  private get sized(): SizedModel {
    const { cluster, containers, name, namespace, target } = this;
    return { cluster, containers, name, namespace, target, triggers: this.triggers.all };
  }

  private disruptionBudget(place: Place, { podDisruptionBudget: props }: AutoscaledModelProps): ApiObject | undefined {
    const { name, namespace, served } = this;
    if (props === undefined) {
      return undefined;
    }
    checkOwnPods(place, served, `write a PodDisruptionBudget for the Server as an ApiObject: its pods carry the label ${SERVER_NAME_LABEL}`);
    return new WrittenObject(this, 'PodDisruptionBudget', podDisruptionBudget(place, props, { name, namespace, podSelector: served.podSelector }));
  }

  private checkMetadata(place: Place, { prometheus = Cluster._prometheusOf(this), server }: ServedModelProps): void {
    const { deployment, monitor, podSelector } = this.served;
    checkObjectMetadata(place, this.objectMetadata, {
      ...monitor !== undefined && prometheus?.monitorLabels,
      ...deployment !== undefined && podSelector?.matchLabels,
    });
    server._checkMetadata(place, this.objectMetadata);
  }

  /** Tells the checks of containers that the pod template does not show. */
  private sayInjected(object: ApiObject): void {
    if (this.injectedContainers.length > 0) {
      object.metadata.addAnnotation(INJECTED_CONTAINERS, this.injectedContainers.join(','));
    }
  }

  /**
   * Sends requests to the model once: a Job that runs k6 for a given time, and that nothing starts again. The Job cannot be changed later: delete
   * it before you apply another one of its name.
   *
   * @returns the Job
   */
  public loadTest(props: LoadTestProps = {}): ApiObject {
    checkProps(Place.of(this).at('loadTest'), 'LoadTestProps', props);
    const place = Place.of(this).at('loadTest');
    const { construct, job } = writeLoadTest(place, this, { name: this.name, namespace: this.namespace, endpoint: this.endpoint }, props);
    addObjectMetadata(construct, this.objectMetadata);
    return job;
  }

  /** Where the model is asked, by way of what stands in front of it; undefined where that is not known. */
  private get endpoint(): ModelEndpoint | undefined {
    const front = this.triggers.all.map((trigger) => trigger._front).find((each) => each !== undefined);
    return front === undefined ? this.ownEndpoint : { ...this.ownEndpoint, ...front, ownCertificate: undefined };
  }

  /** Where the model itself is asked; undefined where that is not known. */
  private get ownEndpoint(): ModelEndpoint | undefined {
    if (this.served.endpoint !== undefined || this.service === undefined) {
      return this.served.endpoint;
    }
    const host = this.namespace === undefined ? this.service.name : `${this.service.name}.${this.namespace}.svc`;
    return { url: `http://${host}:${this.service.port}` };
  }

  /**
   * Keeps a check from reporting this model, by an annotation on all objects that it writes, then or later.
   *
   * @param checkId id of the check, as its message shows it, or the beginning that several have: `auth` for all of `auth-missing`, `auth-source` ...
   * @param reason why, for the people on call; it is printed at synth
   */
  public ignoreCheck(checkId: string, reason: string): void {
    ignoreCheck(this, checkId, reason);
  }
}
