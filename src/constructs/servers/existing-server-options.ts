import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { Monitor } from '../metrics/monitor';

/** What is to be known of a workload that this library does not write. */
export interface ExistingServerOptions {
  /**
   * Name of the container that serves the model.
   *
   * @default - the first one
   */
  readonly container?: string;

  /**
   * Where that container serves metrics: a port that it declares. Without a `port` it is the one named `metrics`, or else the
   * first one; of a VLLMRuntime it is 8000. A port without a name needs prometheus-operator 0.79 or later.
   *
   * @default - nowhere: nothing that this library writes scrapes the model
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * What makes Prometheus scrape the pods, where there are metrics. Monitor.service() needs a Service that this library does
   * not know, and is refused.
   *
   * @default Monitor.pod()
   */
  readonly monitor?: Monitor;

  /**
   * Labels that select the pods.
   *
   * @default - what the selector of the workload says, where its manifest or its kind is known
   */
  readonly selectorLabels?: { [key: string]: string };
}
