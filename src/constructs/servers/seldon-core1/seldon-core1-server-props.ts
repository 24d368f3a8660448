import { ApiObject, Duration } from 'cdk8s';
import { SeldonCore1Predictor } from './seldon-core1-predictor';
import { SeldonCore1Protocol, SeldonCore1Transport } from './seldon-core1-protocol';
import { Monitor } from '../../metrics/monitor';

/** Where one container serves its own metrics. */
export interface SeldonCore1ContainerMetrics {
  /** Port of the metrics, which the container declares in its `ports`: a PodMonitor finds no other. From 1 to 65535. */
  readonly port: number;

  /**
   * Path of the metrics, with a slash first.
   *
   * @default '/metrics'
   */
  readonly path?: string;
}

/**
 * How the pods of a predictor are scraped: the executor and each node, on their ports of one name. TRITON is scraped at port 8002,
 * `/metrics`, too, where the operator runs it without declaring that port.
 */
export interface SeldonCore1Metrics {
  /**
   * Containers of the scaled predictor that serve metrics elsewhere, by name. Servers that come with Seldon Core are refused: the operator
   * writes their ports.
   *
   * @default - those that declare the port of a server that a trigger is named after, such as 8002 with a TritonTrigger
   */
  readonly containers?: { [name: string]: SeldonCore1ContainerMetrics };

  /**
   * Path of the metrics, where the operator was installed with another `executor.prometheus.path`.
   *
   * @default '/prometheus'
   */
  readonly path?: string;

  /**
   * Name of the ports, where the operator was installed with another `executor.metricsPortName`.
   *
   * @default 'metrics'
   */
  readonly portName?: string;

  /**
   * How often Prometheus scrapes the pods.
   *
   * @default - the scrape interval of the Prometheus; the monitor then sets none
   */
  readonly scrapeInterval?: Duration;

  /**
   * How long one scrape may take, at most the scrape interval.
   *
   * @default - the timeout of the Prometheus; the monitor then sets none
   */
  readonly scrapeTimeout?: Duration;
}

/** Which Deployment of a SeldonDeployment is scaled. */
export interface SeldonCore1ScaledPart {
  /**
   * Position of the component among those of its predictor, from 0. The first one holds the executor.
   *
   * @default 0
   */
  readonly component?: number;

  /**
   * Name of the predictor.
   *
   * @default - the first one
   */
  readonly predictor?: string;
}

/**
 * A model that Seldon Core 1 serves.
 *
 * The operator has to be installed with `keda.enabled=true` for `Autoscaler.keda()`, which is not its default: without it, it makes no
 * ScaledObject and says so nowhere, and nothing scales. See `kedaEnabled`. Names of more than 63 characters are replaced by a hash, as the
 * operator does by default: one installed with `DEPLOYMENT_NAME_AS_PREFIX=true` gives other names, and `externalAutoscaler` and
 * `ModelServer.fromTarget` then miss the Deployment. One model scales one Deployment, `scaled`; other predictors and components keep the
 * replicas that they state, or scale as models of their own through `ModelServer.fromTarget`. A model that sleeps (`minReplicas: 0`) is not
 * ready to Seldon, which makes its routes through Istio when it was ready once.
 */
export interface SeldonCore1ServerProps {
  /** Versions of the model that share its requests; the first one is scaled unless `scaled` says otherwise. */
  readonly predictors: SeldonCore1Predictor[];

  /**
   * Annotations of the SeldonDeployment's spec, which Seldon copies to all Deployments and pods.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether the ScaledObject or HorizontalPodAutoscaler is written beside the SeldonDeployment instead of into it, so that every trigger
   * and option works. With KEDA a trigger on CPU or memory is refused until Seldon has made the Deployment: apply it again then.
   *
   * @default false
   */
  readonly externalAutoscaler?: boolean;

  /**
   * The Helm value `keda.enabled` with which the operator was installed. No manifest can say it: without it a `kedaSpec` has no effect and
   * nothing tells. False is refused with `Autoscaler.keda()`, unless with `externalAutoscaler`.
   *
   * @default - as the Cluster says by `seldonCore1.kedaEnabled`, else not stated and taken for true; the operator's own default is false
   */
  readonly kedaEnabled?: boolean;

  /**
   * Labels of the SeldonDeployment.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * How the pods are scraped.
   *
   * @default - as the operator's defaults have it, where the model has a Prometheus
   */
  readonly metrics?: SeldonCore1Metrics;

  /**
   * What makes Prometheus scrape the pods of the scaled predictor. Monitor.service() is refused: it renames a label of the executor's
   * metrics.
   *
   * @default Monitor.pod()
   */
  readonly monitor?: Monitor;

  /**
   * How the model is asked.
   *
   * @default - Seldon's, SELDON
   */
  readonly protocol?: SeldonCore1Protocol;

  /**
   * Predictor and component whose replicas the triggers change.
   *
   * @default - the first component of the first predictor
   */
  readonly scaled?: SeldonCore1ScaledPart;

  /**
   * What the nodes of graphs are asked by.
   *
   * @default - Seldon's, REST
   */
  readonly transport?: SeldonCore1Transport;

  /**
   * The Seldon Core that runs in the cluster, from 1.14 to 1.19: what it does not have is refused, since it would be dropped in silence.
   *
   * @default - as the Cluster says by `versions.seldonCore1`, else 1.19
   */
  readonly seldonCore1Version?: string;
}

/** What Seldon Core 1 has of a model. */
export interface SeldonCore1Objects {
  /** The SeldonDeployment that is written. */
  readonly seldonDeployment: ApiObject;
}
