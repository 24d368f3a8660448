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
 * How the pods of a predictor are scraped: the executor and each node, on the ports that share one name. A Triton that the operator runs is
 * also scraped at port 8002 and path `/metrics`, which the operator does not declare.
 */
export interface SeldonCore1Metrics {
  /**
   * Containers of the scaled predictor that serve metrics at another port or path, by the container's name. Fails for a server that comes
   * with Seldon Core, because the operator writes its ports.
   *
   * @default - containers that declare the metrics port of the server that a trigger is named after, such as 8002 for a TritonTrigger
   */
  readonly containers?: { [name: string]: SeldonCore1ContainerMetrics };

  /**
   * Path of the metrics: the Helm value `executor.prometheus.path` of the operator.
   *
   * @default '/prometheus'
   */
  readonly path?: string;

  /**
   * Name of the ports: the Helm value `executor.metricsPortName` of the operator.
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

/** The Deployment that the autoscaler scales, of those that Seldon makes for a SeldonDeployment: one for each component of each predictor. */
export interface SeldonCore1ScaledPart {
  /**
   * Index of the component in its predictor, from 0. The executor runs in component 0.
   *
   * @default 0
   */
  readonly component?: number;

  /**
   * Name of the predictor whose component is scaled.
   *
   * @default - the first one
   */
  readonly predictor?: string;
}

/**
 * A model that Seldon Core 1 serves.
 *
 * - `Autoscaler.keda()` needs an operator installed with the Helm value `keda.enabled=true`, which is not its default: otherwise the operator
 *   creates no ScaledObject, reports no error, and the model never scales. See `kedaEnabled`.
 * - One model scales one Deployment, `scaled`. Other predictors and components keep the `replicas` that they state. To scale them too, add
 *   models with `ModelServer.fromTarget`.
 * - The operator replaces names of more than 63 characters by a hash. An operator installed with `DEPLOYMENT_NAME_AS_PREFIX=true` gives other
 *   names, which `externalAutoscaler` and `ModelServer.fromTarget` do not find.
 * - With `minReplicas: 0` Seldon reports a sleeping model as not ready, and creates its Istio routes only after it was ready once.
 */
export interface SeldonCore1ServerProps {
  /** Versions of the model that share its requests; the first one is scaled unless `scaled` says otherwise. */
  readonly predictors: SeldonCore1Predictor[];

  /**
   * Annotations in the `spec` of the SeldonDeployment, which Seldon copies to all Deployments and pods.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Whether the ScaledObject or HorizontalPodAutoscaler is an object of its own instead of a part of the SeldonDeployment. Every trigger and
   * option then works. KEDA refuses a CPU or memory trigger until Seldon has created the Deployment: apply again then.
   *
   * @default false
   */
  readonly externalAutoscaler?: boolean;

  /**
   * The Helm value `keda.enabled` of the operator's installation, which no manifest shows. With false the operator ignores a `kedaSpec` and
   * reports no error. Fails for false with `Autoscaler.keda()`, unless `externalAutoscaler` is true.
   *
   * @default - `seldonCore1.kedaEnabled` of the Cluster, else assumed to be true; the operator's own default is false
   */
  readonly kedaEnabled?: boolean;

  /**
   * Labels on the SeldonDeployment itself, such as those by which your tools select it.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Ports and paths at which the pods are scraped.
   *
   * @default - those of the operator's defaults, if the model has a Prometheus
   */
  readonly metrics?: SeldonCore1Metrics;

  /**
   * How Prometheus scrapes the pods of the scaled predictor. Fails for Monitor.service(), because a ServiceMonitor renames a label of the
   * executor's metrics.
   *
   * @default Monitor.pod()
   */
  readonly monitor?: Monitor;

  /**
   * The protocol of requests to the model.
   *
   * @default - Seldon's, SELDON
   */
  readonly protocol?: SeldonCore1Protocol;

  /**
   * Predictor and component that the autoscaler scales.
   *
   * @default - the first component of the first predictor
   */
  readonly scaled?: SeldonCore1ScaledPart;

  /**
   * The transport of requests to the nodes of graphs.
   *
   * @default - Seldon's, REST
   */
  readonly transport?: SeldonCore1Transport;

  /**
   * Version of Seldon Core 1 in the cluster, from 1.14 to 1.19. Fails for a feature that this version lacks, because the cluster would drop
   * it without an error.
   *
   * @default - as the Cluster says by `versions.seldonCore1`, else 1.19
   */
  readonly seldonCore1Version?: string;
}

/** The objects of Seldon Core 1 that serve a model. */
export interface SeldonCore1Objects {
  /** The SeldonDeployment that is written. */
  readonly seldonDeployment: ApiObject;
}
