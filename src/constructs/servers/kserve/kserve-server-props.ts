import { ApiObject } from 'cdk8s';
import { DeploymentStrategy } from 'cdk8s-plus-27';
import { KserveExplainer, KserveTransformer } from './kserve-component';
import { KservePredictor } from './kserve-predictor';
import { MetricsEndpoint } from '../../metrics/metrics-endpoint';
import { Monitor } from '../../metrics/monitor';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/**
 * An InferenceService of KServe in Standard mode, with its predictor, and what stands in front of it.
 *
 * What it has no word for (logger, batcher, canaries) is put into `model.kserve.inferenceService` by
 * `addJsonPatch` of `ApiObject.of(model.kserve.inferenceService)`. Several nodes are not possible: KServe does not scale them.
 */
export interface KserveServerProps {
  /**
   * Annotations of the InferenceService, which all its components get. Those that this library writes itself, and those that have no
   * effect or a bad one in Standard mode, are refused.
   *
   * @default - those that say the deployment mode and the autoscaler class
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What explains answers of the predictor.
   *
   * @default - nothing
   */
  readonly explainer?: KserveExplainer;

  /**
   * Whether this library writes the autoscaler of the predictor, and KServe none: a ScaledObject or HorizontalPodAutoscaler on the
   * Deployment `<name>-predictor`, with every trigger and every option. Needs KServe 0.15.1. KEDA refuses a CPU or memory trigger until
   * KServe has made the Deployment: apply again then. An autoscaler that KServe made before has to be deleted by hand. For an
   * OpenTelemetryTrigger KServe writes no collector then: it needs one of your own.
   *
   * @default - false: KServe writes the autoscaler, with what it can say of one
   */
  readonly externalAutoscaler?: boolean;

  /**
   * Accelerators that each replica of the predictor needs.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Labels of the InferenceService, which all its components get.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Where the predictor serves metrics. `{}` takes port and path from the runtime where that is one of KServe's own: what it really
   * serves, which is not always what it is annotated with. TorchServe has to be told in its config.properties
   * (`metrics_address=http://0.0.0.0:8082`, `metrics_mode=prometheus`), TensorFlow Serving by `--monitoring_config_file`, OpenVINO by
   * `--metrics_enable`; `vllm:` metrics of the Hugging Face runtime are there where vLLM is its backend.
   *
   * A port that the Service of KServe does not lead to by itself is declared in the container, behind the first.
   *
   * @default - nowhere: nothing that this library writes scrapes the predictor
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * What makes Prometheus scrape the predictor, where there are metrics. A ServiceMonitor goes through the Service that KServe makes. A
   * PodMonitor needs a declared port: without `ports` the first is declared as `http` (8080), which renames the Service's port.
   *
   * @default Monitor.service()
   */
  readonly monitor?: Monitor;

  /**
   * The pod around the predictor's container. Labels and annotations of its `metadata` are put on the Deployment, the Service and the
   * autoscaler too.
   *
   * @default - nothing but the container, and what the runtime has
   */
  readonly pod?: ModelPodProps;

  /** What serves predictions. */
  readonly predictor: KservePredictor;

  /**
   * Name of the predictor, beside which canaries have theirs: its objects are named `<name>-<predictorName>-predictor`. Since KServe
   * 0.20, which lets it be changed together with the model's `storageUri` alone.
   *
   * @default - none: `<name>-predictor`
   */
  readonly predictorName?: string;

  /**
   * How pods of the predictor are replaced.
   *
   * @default - Kubernetes', a rolling update by 25 %
   */
  readonly strategy?: DeploymentStrategy;

  /**
   * What stands in front of the predictor.
   *
   * @default - nothing
   */
  readonly transformer?: KserveTransformer;

  /**
   * The KServe that runs in the cluster, from 0.15 to 0.21, with a patch release or for the last of them: what it does not have, or does
   * wrongly, is refused.
   *
   * @default - as the Cluster says by `versions.kserve`, else 0.21
   */
  readonly kserveVersion?: string;
}

/** What KServe has of a model. */
export interface KserveObjects {
  /** The InferenceService that is written. */
  readonly inferenceService: ApiObject;
}
