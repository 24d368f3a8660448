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
 * To set a field that has no prop here (logger, batcher, canaries), use `addJsonPatch` of `ApiObject.of(model.kserve.inferenceService)`. A
 * predictor on several nodes is not supported, because KServe does not scale it.
 */
export interface KserveServerProps {
  /**
   * Annotations of the InferenceService, which KServe copies to all its components. Fails for those that this library writes itself, and
   * for those that do nothing or harm in Standard mode.
   *
   * @default - the deployment mode and the autoscaler class only
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The explainer of the predictor's answers.
   *
   * @default - nothing
   */
  readonly explainer?: KserveExplainer;

  /**
   * Whether this library writes the autoscaler of the predictor instead of KServe: a ScaledObject or HorizontalPodAutoscaler on the
   * Deployment `<name>-predictor`. Every trigger and every option then works. Needs KServe 0.15.1.
   *
   * KEDA refuses a CPU or memory trigger until KServe has created the Deployment: apply again then. Delete an autoscaler that KServe created
   * before by hand. KServe then adds no collector for an OpenTelemetryTrigger: run your own.
   *
   * @default - false: KServe writes the autoscaler, and what KServe cannot express is refused
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
   * Port (1 to 65535) and path where the predictor serves metrics. `{}` takes both from the runtime, if it is one of KServe's own: those
   * that it really serves, which its annotations do not always name.
   *
   * Some runtimes serve metrics only when told to: TorchServe in its config.properties (`metrics_address=http://0.0.0.0:8082`,
   * `metrics_mode=prometheus`), TensorFlow Serving by `--monitoring_config_file`, OpenVINO by `--metrics_enable`. The Hugging Face runtime
   * has `vllm:` metrics only with vLLM as its backend.
   *
   * A port that KServe's Service does not lead to is declared in the container, after the first port.
   *
   * @default - none: this library writes no monitor for the predictor
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * How Prometheus scrapes the predictor, if `metrics` is given. A ServiceMonitor selects the Service that KServe creates. A PodMonitor needs
   * a declared port: without `ports` the first one is declared as `http` (8080), which renames the port of the Service.
   *
   * @default Monitor.service()
   */
  readonly monitor?: Monitor;

  /**
   * The pod around the predictor's container. KServe copies the labels and annotations of its `metadata` to the Deployment, the Service and
   * the autoscaler too.
   *
   * @default - the container alone, and the pod of the runtime
   */
  readonly pod?: ModelPodProps;

  /** The predictor: the model with a runtime, or the container, that serves predictions. */
  readonly predictor: KservePredictor;

  /**
   * Name of the predictor, to tell it from canaries: its objects are named `<name>-<predictorName>-predictor`. Needs KServe 0.20, which
   * accepts another name only together with another `storageUri` of the model.
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
   * The transformer in front of the predictor.
   *
   * @default - nothing
   */
  readonly transformer?: KserveTransformer;

  /**
   * Version of KServe in the cluster, from 0.15 to 0.21, such as `0.15` (its last patch release) or `0.15.1`. Fails for a feature that this
   * version lacks, or has with a known fault.
   *
   * @default - as the Cluster says by `versions.kserve`, else 0.21
   */
  readonly kserveVersion?: string;
}

/** The objects of KServe that serve a model. */
export interface KserveObjects {
  /** The InferenceService that is written. */
  readonly inferenceService: ApiObject;
}
