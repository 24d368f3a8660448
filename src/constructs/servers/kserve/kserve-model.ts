import { ContainerPort, ContainerResources, EnvFrom, EnvValue, Probe, VolumeMount } from 'cdk8s-plus-27';

/** How a model is asked. */
export enum KserveProtocol {
  /** KServe's V1 protocol, with paths such as `/v1/models/<model>:predict`. */
  V1 = 'v1',
  /** The Open Inference Protocol, with paths such as `/v2/models/<model>/infer`. */
  V2 = 'v2',
  /** KServe's V1 protocol over gRPC. */
  GRPC_V1 = 'grpc-v1',
  /** The Open Inference Protocol over gRPC. */
  GRPC_V2 = 'grpc-v2',
}

/**
 * A model that a runtime of the cluster serves. `args` are appended to those of the runtime; any other field of the container replaces that
 * of the runtime.
 *
 * @see https://kserve.github.io/website/docs/model-serving/predictive-inference/frameworks/overview (0.20)
 */
export interface KserveModel {
  /**
   * Arguments after those of the runtime.
   *
   * @default - none
   */
  readonly args?: string[];

  /**
   * ConfigMaps and Secrets whose keys become environment variables of the server.
   *
   * @default - none
   */
  readonly envFrom?: EnvFrom[];

  /**
   * Environment variables, beside those of the runtime.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /** Format of the model, such as `sklearn`, `huggingface` or `triton`. KServe chooses a runtime that serves it. */
  readonly format: string;

  /**
   * Version of the format, such as `1`.
   *
   * @default - any that the runtime takes
   */
  readonly formatVersion?: string;

  /**
   * Container image of the server, instead of that of the runtime.
   *
   * @default - that of the runtime
   */
  readonly image?: string;

  /**
   * The probe after whose failure Kubernetes restarts the server.
   *
   * @default - as the runtime has it
   */
  readonly liveness?: Probe;

  /**
   * Ports that the container declares. Port 80 of the Service leads to the first one. Required if the runtime serves at another port than
   * 8080.
   *
   * @default - none: port 80 leads to 8080. If metrics have another port, or a PodMonitor scrapes them, `http` (8080) and then `metrics` are
   * declared
   */
  readonly ports?: ContainerPort[];

  /**
   * The protocol of requests to the model.
   *
   * @default - KServe's: V1, and V2 for the format `triton`
   */
  readonly protocolVersion?: KserveProtocol;

  /**
   * The probe after whose success the server gets requests.
   *
   * @default - that of the runtime, else KServe checks whether the first port is open
   */
  readonly readiness?: Probe;

  /** CPU and memory of the server, instead of those of the runtime; `{}` keeps them (KServe's own request and limit 1 CPU and 2Gi). */
  readonly resources: ContainerResources;

  /**
   * Name of the ServingRuntime or ClusterServingRuntime, such as `kserve-mlserver`.
   *
   * @default - one that KServe finds for the format and the protocol
   */
  readonly runtime?: string;

  /**
   * Tag of the runtime's image.
   *
   * @default - that of the runtime
   */
  readonly runtimeVersion?: string;

  /**
   * The probe that delays the other two until the server has started.
   *
   * @default - as the runtime has it
   */
  readonly startup?: Probe;

  /**
   * Where the model is stored, such as `gs://bucket/path`, `s3://...`, `hf://...` or `pvc://claim/path`.
   *
   * @default - none: the image holds the model, or the arguments name it
   */
  readonly storageUri?: string;

  /**
   * Volumes of the container; the pod gets them too.
   *
   * @default - those of the runtime
   */
  readonly volumeMounts?: VolumeMount[];
}
