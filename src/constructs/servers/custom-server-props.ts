import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { Monitor } from '../metrics/monitor';

/** A model server of a kind that this library does not know, such as a custom resource whose operator runs the pods. */
export interface CustomServerProps {
  /**
   * Address at which programs in the cluster ask the model.
   *
   * @default - not known: `model.url` is undefined, and a load test needs a `url`
   */
  readonly endpoint?: CustomServerEndpoint;

  /**
   * Where the pods serve metrics. Needs `pods`, and `port`, which the container has to declare: a PodMonitor finds declared ports only. By its
   * number the port is found by prometheus-operator 0.79 or later.
   *
   * @default - nowhere: nothing that this library writes scrapes the model
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * What makes Prometheus scrape the pods. `Monitor.service()` needs a Service that this library does not know, and is refused.
   *
   * @default Monitor.pod()
   */
  readonly monitor?: Monitor;

  /**
   * The pods that the autoscaler adds and removes.
   *
   * @default - not known: a monitor, a PodDisruptionBudget and `model.podLabels` need them
   */
  readonly pods?: CustomServerPods;

  /**
   * The object that the autoscaler scales, in the namespace of the model. Its kind needs a scale subresource: `subresources.scale` in its
   * CustomResourceDefinition, with `labelSelectorPath`, without which an HPA sets no replicas.
   */
  readonly target: ScaleTarget;
}

/** The pods of a model server that an operator runs. */
export interface CustomServerPods {
  /**
   * Names of the containers, for triggers and VerticalPodAutoscalers that name one.
   *
   * @default - not known: any name is taken
   */
  readonly containers?: string[];

  /** Labels by which the model's pods differ from all others in the namespace. At least one. */
  readonly labels: { [key: string]: string };
}

/** Where a model is asked that an operator runs. */
export interface CustomServerEndpoint {
  /**
   * Headers by which a gateway finds the model.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: string };

  /**
   * Name by which the server knows the model in requests.
   *
   * @default - not known: the request of a load test names it
   */
  readonly modelName?: string;

  /** Address with scheme and port, such as `http://chat.ml.svc:8000`, without a slash at its end. */
  readonly url: string;
}
