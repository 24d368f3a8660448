import { ContainerPort, ContainerResources, EnvFrom, EnvValue, Probe, VolumeMount } from 'cdk8s-plus-27';

/** How a model is asked. */
export enum KserveProtocol {
  /** Paths such as `/v1/models/<model>:predict`. */
  V1 = 'v1',
  /** The Open Inference Protocol, with paths such as `/v2/models/<model>/infer`. */
  V2 = 'v2',
  /** V1 over gRPC. */
  GRPC_V1 = 'grpc-v1',
  /** V2 over gRPC. */
  GRPC_V2 = 'grpc-v2',
}

/**
 * A model that a runtime of the cluster serves. What is given of the container is added to that of the runtime: arguments come after
 * its own, other fields replace them.
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
   * Sources of environment variables.
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

  /** Format of the model, by which KServe looks for a runtime: `sklearn`, `huggingface`, `triton` and so on. */
  readonly format: string;

  /**
   * Version of the format, such as `1`.
   *
   * @default - any that the runtime takes
   */
  readonly formatVersion?: string;

  /**
   * Image of the server.
   *
   * @default - that of the runtime
   */
  readonly image?: string;

  /**
   * When the server is taken for dead.
   *
   * @default - as the runtime has it
   */
  readonly liveness?: Probe;

  /**
   * Ports that the container declares, of which the first becomes port 80 of the Service. To be given where the runtime serves at
   * another port than 8080.
   *
   * @default - none: port 80 leads to 8080. Where the metrics are at another port, or a PodMonitor asks for them, `http` (8080) is
   * declared, and after it `metrics`
   */
  readonly ports?: ContainerPort[];

  /**
   * The protocol by which the model is asked.
   *
   * @default - KServe's: v1, for triton v2
   */
  readonly protocolVersion?: KserveProtocol;

  /**
   * When the server can be asked.
   *
   * @default - as the runtime has it, else KServe asks whether the first port is open
   */
  readonly readiness?: Probe;

  /** What the server needs, over what the runtime says (of KServe's own: 1 CPU and 2Gi, requests and limits); `{}` leaves it at that. */
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
   * When the server is up.
   *
   * @default - as the runtime has it
   */
  readonly startup?: Probe;

  /**
   * Where the model is stored, such as `gs://bucket/path`, `s3://...`, `hf://...` or `pvc://claim/path`.
   *
   * @default - nowhere: the server brings it along, or loads it by its arguments
   */
  readonly storageUri?: string;

  /**
   * Volumes of the container; the pod gets them too.
   *
   * @default - those of the runtime
   */
  readonly volumeMounts?: VolumeMount[];
}
