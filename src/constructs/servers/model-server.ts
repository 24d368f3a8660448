import { Construct, IConstruct } from 'constructs';
import { CustomServer } from './custom-server';
import { CustomServerProps } from './custom-server-props';
import { DeploymentServer } from './deployment-server';
import { DeploymentServerProps } from './deployment-server-props';
import { ExistingServer } from './existing-server';
import { ExistingServerOptions } from './existing-server-options';
import { IModelServer, ModelToServe } from './model-to-serve';
import { PlatformTarget } from './platform-target';
import { checkProps, GivenProps } from '../props/check-props';
import { KserveServer } from './kserve/kserve-server';
import { KserveServerProps } from './kserve/kserve-server-props';
import { KserveLlmServer } from './kserve-llm/kserve-llm-server';
import { KserveLlmServerProps } from './kserve-llm/kserve-llm-server-props';
import { ObjectMetadata } from './object-metadata';
import { SeldonCore1Server } from './seldon-core1/seldon-core1-server';
import { SeldonCore1ServerProps } from './seldon-core1/seldon-core1-server-props';
import { SeldonCore2ModelProps } from './seldon-core2/seldon-core2-model-props';
import { SeldonCore2ModelServer } from './seldon-core2/seldon-core2-model-server';
import { ServedModel, ServerContext, ServerKind } from './served-model';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { checkMadeByFactory } from '../props/check-made';

/** What runs a model, and what it exposes. */
export class ModelServer implements IModelServer {
  /**
   * A container in a plain Deployment, with a Service and a monitor where it has ports and metrics.
   *
   * @example
   * new AutoscaledModel(chart, 'ranking', {
   *   server: ModelServer.deployment({
   *     container: { image: 'registry.example.com/ranking:3.1.0', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } },
   *   }),
   *   maxReplicas: 5,
   *   triggers: [CpuTrigger.utilization(70)],
   * });
   */
  static deployment(props: DeploymentServerProps): ModelServer {
    return new ModelServer(new DeploymentServer(props), { type: 'DeploymentServerProps', props });
  }

  /**
   * A workload of this app that somebody else wrote: of cdk8s-plus in any version, or an `ApiObject` of any kind with a scale, such as
   * a StatefulSet, an Argo Rollout or a LeaderWorkerSet. It has to be complete by then, and must not state replicas.
   *
   * @param workload its construct; within a chart it is applied before the autoscaler
   *
   * @example
   * const deployment = new Deployment(chart, 'deployment', {
   *   containers: [{ image: 'registry.example.com/embeddings:3.0.0', portNumber: 8000, resources: { cpu: { request: Cpu.units(1) } } }],
   * });
   * new AutoscaledModel(chart, 'embeddings', {
   *   server: ModelServer.fromWorkload(deployment),
   *   maxReplicas: 5,
   *   triggers: [CpuTrigger.utilization(70)],
   * });
   */
  static fromWorkload(workload: IConstruct, options: ExistingServerOptions = {}): ModelServer {
    checkProps(Place.named('ModelServer.fromWorkload'), 'ExistingServerOptions', options);
    return new ModelServer(ExistingServer.ofConstruct(workload, options));
  }

  /**
   * A workload that is made elsewhere, such as by Helm, in the namespace of the model. Nothing is known of it but what is
   * said here; KEDA refuses a CPU or memory trigger on a Deployment or StatefulSet that does not exist yet.
   *
   * Fails for a kind that has no scale subresource, such as an InferenceService or a RayService, and says what works for it.
   *
   * @example
   * new AutoscaledModel(chart, 'search', {
   *   server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'search' }, {
   *     metrics: { port: 9114 },
   *     selectorLabels: { 'app.kubernetes.io/instance': 'search' },
   *   }),
   *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
   *   maxReplicas: 5,
   *   triggers: [new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 })],
   * });
   */
  static fromTarget(target: ScaleTarget, options: ExistingServerOptions = {}): ModelServer {
    checkProps(Place.named('ModelServer.fromTarget'), 'ScaleTarget', target);
    checkProps(Place.named('ModelServer.fromTarget'), 'ExistingServerOptions', options);
    return new ModelServer(ExistingServer.ofTarget(target, options));
  }

  /**
   * What runs a model on a platform for language models, and is made elsewhere, such as a component of NVIDIA Dynamo or a LeaderWorkerSet. The
   * labels of its pods are known; state `metrics` where nobody scrapes them yet.
   *
   * @example
   * new AutoscaledModel(chart, 'deepseek', {
   *   server: ModelServer.fromPlatform(PlatformTarget.leaderWorkerSet('deepseek'), { metrics: { port: 8000 } }),
   *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
   *   maxReplicas: 3,
   *   triggers: [VllmTrigger.inFlightRequests({ perReplica: 64 })],
   * });
   */
  static fromPlatform(target: PlatformTarget, options: ExistingServerOptions = {}): ModelServer {
    const place = Place.named('ModelServer.fromPlatform');
    if (target?.target === undefined) {
      place.at('target').refuse('is no PlatformTarget', target, 'write PlatformTarget.leaderWorkerSet(\'chat\') or another of its methods');
    }
    checkProps(place, 'ExistingServerOptions', options);
    return new ModelServer(ExistingServer.ofTarget(target.target, options, target.podLabels));
  }

  /**
   * A model server of a kind that this library does not know, such as a custom resource whose operator runs the pods. Its props tell all that
   * monitors, triggers and results need. To write its object as well, implement IModelServer.
   *
   * Fails for a kind that has no scale subresource, as `fromTarget` does.
   *
   * @example
   * new AutoscaledModel(chart, 'chat', {
   *   server: ModelServer.custom({
   *     target: { apiVersion: 'serving.example.com/v1', kind: 'LlmService', name: 'chat' },
   *     pods: { labels: { 'serving.example.com/llm-service': 'chat' } },
   *     metrics: { port: 8000 },
   *   }),
   *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
   *   maxReplicas: 6,
   *   triggers: [VllmTrigger.waitingRequests()],
   * });
   */
  static custom(props: CustomServerProps): ModelServer {
    return new ModelServer(new CustomServer(props), { type: 'CustomServerProps', props });
  }

  /**
   * A model that Seldon Core 1 (1.14 to 1.19) serves, in a SeldonDeployment. With `Autoscaler.keda()` the operator must be installed with the
   * Helm value `keda.enabled=true`: otherwise it creates no ScaledObject, reports no error, and the model never scales.
   *
   * @see https://docs.seldon.ai/seldon-core-1 (1.18)
   *
   * @example
   * new AutoscaledModel(chart, 'fraud', {
   *   server: ModelServer.seldonCore1({
   *     predictors: [seldonCore1.SeldonCore1Predictor.container({
   *       name: 'classifier', image: 'registry.example.com/fraud:2.0.0', resources: { cpu: { request: Cpu.millis(500) } },
   *     })],
   *   }),
   *   maxReplicas: 5,
   *   triggers: [CpuTrigger.utilization(60)],
   * });
   */
  static seldonCore1(props: SeldonCore1ServerProps): ModelServer {
    return new ModelServer(new SeldonCore1Server(props), { type: 'SeldonCore1ServerProps', props });
  }

  /**
   * A large language model in an LLMInferenceService of KServe, from 0.17, with an autoscaler of this library on the Deployment
   * `<name>-kserve` that KServe makes of it: every trigger and every option works, in all versions. KEDA refuses a CPU or memory trigger
   * until KServe has made the Deployment: apply again then.
   *
   * @see https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-overview (0.20)
   *
   * @example
   * new AutoscaledModel(chart, 'qwen', {
   *   server: ModelServer.kserveLlm({
   *     uri: 'hf://Qwen/Qwen2.5-7B-Instruct',
   *     container: { resources: { cpu: { request: Cpu.units(2) }, memory: { request: Size.gibibytes(16) } } },
   *     gpu: Gpu.nvidia(1),
   *     tls: false,
   *   }),
   *   prometheus: Prometheus.kubePrometheusStack({ release: 'prom', namespace: 'monitoring' }),
   *   maxReplicas: 4,
   *   triggers: [VllmTrigger.inFlightRequests({ perReplica: 16 })],
   * });
   */
  static kserveLlm(props: KserveLlmServerProps): ModelServer {
    return new ModelServer(new KserveLlmServer(props), { type: 'KserveLlmServerProps', props });
  }

  /**
   * A Model of Seldon Core 2 (2.8 to 2.10), and optionally the Server that it runs on. The autoscaler decides what is written, and which
   * Helm values `autoscaling.*` Seldon Core 2 must be installed with:
   *
   * - `Autoscaler.inferenceLag()` writes `minReplicas` and `maxReplicas` on the Model and on the Server. It needs Seldon Core 2.9 and
   *   `autoscalingModelEnabled=true`.
   * - `Autoscaler.hpa()` and `Autoscaler.keda()` write `replicas` on the Model, and `minReplicas` and `maxReplicas` on the Server, which
   *   Seldon Core 2 scales since 2.9. They need Seldon Core 2.8.4, `autoscalingModelEnabled=false` and `autoscalingServerEnabled=true`. Every
   *   apply resets the Model to `replicas` until the autoscaler acts again. A Model has no pods of its own, so CPU, memory and levels cannot
   *   scale it. A total can, such as a RequestRateTrigger on the counter `seldon_model_infer_total`.
   * - The same with `singleModel: true` also writes an autoscaler on the Server, with the triggers of the Model. It needs
   *   `autoscalingServerEnabled=false`.
   *
   * Since 2.10 a missing bound means unlimited, and only those Helm values keep Seldon Core 2 from scaling.
   *
   * @see https://docs.seldon.ai/seldon-core-2/user-guide/scaling (2.10)
   *
   * @example
   * new AutoscaledModel(chart, 'iris', {
   *   server: ModelServer.seldonCore2({
   *     storageUri: 'gs://seldon-models/scv2/samples/mlserver_1.6.0/iris-sklearn',
   *     requirements: ['sklearn'],
   *     autoscalingModelEnabled: true,
   *   }),
   *   autoscaler: Autoscaler.inferenceLag(),
   *   maxReplicas: 3,
   * });
   */
  static seldonCore2(props: SeldonCore2ModelProps): ModelServer {
    return new ModelServer(new SeldonCore2ModelServer(props), { type: 'SeldonCore2ModelProps', props });
  }

  /**
   * An InferenceService of KServe (0.15 to 0.21) in Standard mode. An annotation sets the mode, whatever the default of the cluster, and
   * KServe does not let it change later. KServe creates a Deployment, a Service and an autoscaler, all named `<name>-predictor`.
   *
   * - With `Autoscaler.keda()` KServe writes the ScaledObject. It passes on totals of Prometheus, CPU, memory, metrics of a collector sidecar
   *   and the stabilization windows, and nothing else. A lost metric is an error where the trigger builds its own query; in any other query
   *   it counts as 0 unless `ignoreNullValues` is false. KEDA's CRDs must be in the cluster before KServe starts: otherwise KServe does not
   *   watch its ScaledObjects.
   * - With `Autoscaler.hpa()` KServe writes a HorizontalPodAutoscaler on CPU and memory.
   * - Every other trigger and option needs `externalAutoscaler: true`, and is refused without it.
   *
   * An `OpenTelemetryTrigger` needs the OpenTelemetry operator and the KEDA OTel add-on, 0.0.9 or later. Install the add-on as Helm release
   * `keda-otel-scaler` in namespace `keda`: KServe sends the metrics there unless its configuration names another address.
   *
   * @see https://kserve.github.io/website/docs/model-serving/predictive-inference/autoscaling/keda-autoscaler (0.20)
   *
   * @example
   * new AutoscaledModel(chart, 'iris', {
   *   server: ModelServer.kserve({
   *     predictor: kserve.KservePredictor.model({ format: 'sklearn', storageUri: 'gs://models/iris', resources: { cpu: { request: Cpu.millis(500) } } }),
   *   }),
   *   maxReplicas: 5,
   *   triggers: [CpuTrigger.utilization(50)],
   * });
   */
  static kserve(props: KserveServerProps): ModelServer {
    return new ModelServer(new KserveServer(props), { type: 'KserveServerProps', props });
  }

  private constructor(
    private readonly kind: ServerKind,
    /** @internal */
    public readonly _given?: GivenProps,
  ) {
    checkMadeByFactory(this, typeof kind?.namespace === 'function', kind);
  }

  /**
   * Returns itself, for servers of your own that choose among others.
   *
   * Fails for a name that the objects of the server cannot have.
   */
  public toModelServer(scope: Construct, model: ModelToServe): ModelServer {
    this._checkName(Place.of(scope).at('name'), model.name);
    return this;
  }

  /** @internal */
  public _serve(scope: Construct, context: ServerContext): ServedModel {
    return this.kind.serve(scope, context);
  }

  /** @internal */
  public get _readsTriggers(): boolean {
    return this.kind.readsTriggers ?? false;
  }

  /** @internal */
  public _checkName(place: Place, name: string): void {
    this.kind.checkName(place, name);
  }

  /** @internal */
  public _checkMetadata(place: Place, metadata: ObjectMetadata): void {
    this.kind.checkMetadata?.(place, metadata);
  }

  /** @internal */
  public get _stated(): Partial<ClusterProfile> {
    return this.kind.stated?.() ?? {};
  }

  /** @internal */
  public _namespace(place: Place): string | undefined {
    return this.kind.namespace(place);
  }
}
