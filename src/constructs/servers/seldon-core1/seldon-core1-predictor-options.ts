import { Duration } from 'cdk8s';
import { ContainerProps, ContainerResources, EnvValue } from 'cdk8s-plus-27';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/**
 * Settings of the executor: the container that receives the requests of a predictor and calls the nodes of its graph. Seldon Core 1 adds it to the
 * pods of the first component.
 */
export interface SeldonCore1Executor {
  /**
   * Environment variables of the executor, by name, beside those that the operator sets.
   *
   * @default - those of the operator alone
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * CPU and memory that the executor requests, and may use at most. A trigger on CPU or memory counts its requests too.
   *
   * @default - the operator's, 0.5 CPU and 512 Mi, as request and limit
   */
  readonly resources?: ContainerResources;
}

/** A group of pods of a predictor, for which Seldon Core 1 makes one Deployment. */
export interface SeldonCore1Component {
  /**
   * Containers that run nodes of the graph, at least one, with the props of cdk8s-plus. Each needs the name of its node, and `resources` (`{}` for
   * none). Probes, pull policy and security context have no default of cdk8s-plus here; only privilege escalation is off.
   *
   * The executor sends requests to the port named `http` (or `grpc`). The first port gets this name unless it has one. A container without ports
   * must listen on the port in its environment variable `PREDICTIVE_UNIT_HTTP_SERVICE_PORT`. Seldon adds a liveness probe to a container that has
   * none, and this probe restarts the container if the port is still closed 70 s after its start. If the model takes longer to load, set `liveness`
   * or `startup`.
   */
  readonly containers: ContainerProps[];

  /**
   * Accelerators that each replica needs, such as GPUs; the first container gets them.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Last part of the name of the Deployment, after the names of the SeldonDeployment and the predictor and the index of the component.
   *
   * @default - the names of the containers
   */
  readonly name?: string;

  /**
   * Settings of the pods, such as volumes and node selectors. Its `containers` are sidecars, which run no node. Fails for a security context of the
   * pod, because Seldon sets it.
   *
   * @default - no settings beside the containers
   */
  readonly pod?: ModelPodProps;

  /**
   * Number of pods, at least 0. Only for a component that no autoscaler scales; fails for the one that the model scales.
   *
   * @default - those of the predictor
   */
  readonly replicas?: number;
}

/** Options that all predictors of a SeldonDeployment have. */
export interface SeldonCore1PredictorOptions {
  /**
   * Annotations that Seldon puts on the Deployments, pods and Services of the predictor.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Environment and resources of the executor, the container that calls the nodes of the graph.
   *
   * @default - as the operator writes it
   */
  readonly executor?: SeldonCore1Executor;

  /**
   * Labels that Seldon puts on the Deployments and pods of the predictor. Queries tell the pods of predictors apart by the label `version`, whose
   * value must be unique among the predictors.
   *
   * @default - `version` alone, the name of the predictor
   */
  readonly labels?: { [key: string]: string };

  /**
   * Name of the predictor, which must be unique within the SeldonDeployment.
   *
   * @default 'default'
   */
  readonly name?: string;

  /**
   * How long a rollout may take without progress before Kubernetes reports it as failed (`progressDeadlineSeconds`).
   *
   * @default - Kubernetes', 600 s
   */
  readonly progressDeadline?: Duration;

  /**
   * Number of pods of each component that neither states its own `replicas` nor is scaled. At least 0.
   *
   * @default - Kubernetes', 1
   */
  readonly replicas?: number;

  /**
   * Name of the Service that leads to the predictor (annotation `seldon.io/svc-name`). Must be a DNS label, unique within the SeldonDeployment.
   *
   * @default - Seldon's, `<SeldonDeployment>-<predictor>`
   */
  readonly serviceName?: string;

  /**
   * Whether the predictor gets copies of requests only, and clients never see its answers. At most one predictor may be a shadow, and not the only one.
   *
   * @default - Seldon's, false
   */
  readonly shadow?: boolean;

  /**
   * Share of the requests that the predictor gets, in whole percent from 0 to 100. The shares of all predictors but the shadow must add up to 100.
   * For a shadow, the share of requests that are copied to it.
   *
   * @default - all requests, for the only predictor
   */
  readonly trafficPercent?: number;
}

/** Options of a predictor that runs one container. */
export interface SeldonCore1ContainerPredictorOptions extends SeldonCore1PredictorOptions {
  /**
   * Accelerators that each replica needs, such as GPUs; the container gets them.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Settings of the pods, such as volumes and node selectors. Its `containers` are sidecars. Fails for a security context of the pod, because
   * Seldon sets it.
   *
   * @default - no settings beside the container
   */
  readonly pod?: ModelPodProps;
}

/** Options of a predictor that runs an inference graph. */
export interface SeldonCore1GraphPredictorOptions extends SeldonCore1PredictorOptions {
  /**
   * Groups of pods that run the nodes of the graph, each scaled alone. The executor and the servers that come with Seldon Core run in the first one.
   *
   * @default - one, with the containers of the graph's servers
   */
  readonly components?: SeldonCore1Component[];
}
