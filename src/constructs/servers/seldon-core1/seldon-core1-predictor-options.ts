import { Duration } from 'cdk8s';
import { ContainerProps, ContainerResources, EnvValue } from 'cdk8s-plus-27';
import { Gpu } from '../gpu';
import { ModelPodProps } from '../model-pod';

/** The container that Seldon puts beside the first component of a predictor, and that leads requests through its graph. */
export interface SeldonCore1Executor {
  /**
   * Environment of the executor.
   *
   * @default - what the operator sets
   */
  readonly envVariables?: { [name: string]: EnvValue };

  /**
   * What the executor may use.
   *
   * @default - the operator's, 0.5 CPU and 512 Mi, as request and limit
   */
  readonly resources?: ContainerResources;
}

/** Pods of a predictor, of which Seldon makes one Deployment. */
export interface SeldonCore1Component {
  /**
   * Containers that run nodes of the graph, with the props of cdk8s-plus. Name each as its node, and state its `resources` (`{}` for none). Probes,
   * pull policy and security context have no default of cdk8s-plus here; only privilege escalation is off.
   *
   * Seldon asks the port named `http` (or `grpc`), which the first one is named unless it has a name; without ports it says in
   * `PREDICTIVE_UNIT_HTTP_SERVICE_PORT` where the container has to listen. It gives a container without a liveness probe one that
   * kills it when that port is still closed 70 s after its start: give a model that loads for longer `liveness` or `startup`.
   */
  readonly containers: ContainerProps[];

  /**
   * Accelerators that each replica needs, for the first container.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Last part of the name of the Deployment.
   *
   * @default - the names of the containers
   */
  readonly name?: string;

  /**
   * The pod around the containers; its `containers` are sidecars, which run no node. Seldon sets the security context of pods itself, so
   * that one given here is refused.
   *
   * @default - nothing but the containers
   */
  readonly pod?: ModelPodProps;

  /**
   * Replicas of a component that nothing scales.
   *
   * @default - those of the predictor
   */
  readonly replicas?: number;
}

/** What every predictor can be given. */
export interface SeldonCore1PredictorOptions {
  /**
   * Annotations of its Deployments, pods and Services.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The executor in front of the graph.
   *
   * @default - as the operator writes it
   */
  readonly executor?: SeldonCore1Executor;

  /**
   * Labels of its Deployments and pods. By the label `version`, which is the name of the predictor unless given, the pods of one
   * predictor are told from those of others.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Name of the predictor, unique among those of the SeldonDeployment.
   *
   * @default 'default'
   */
  readonly name?: string;

  /**
   * How long a rollout may make no progress.
   *
   * @default - Kubernetes', 600 s
   */
  readonly progressDeadline?: Duration;

  /**
   * Replicas of its pods, where nothing scales them.
   *
   * @default - Kubernetes', 1
   */
  readonly replicas?: number;

  /**
   * Name of the Service in front of the predictor.
   *
   * @default - Seldon's, `<SeldonDeployment>-<predictor>`
   */
  readonly serviceName?: string;

  /**
   * Whether it gets copies of requests only. Nobody sees its answers.
   *
   * @default - Seldon's, false
   */
  readonly shadow?: boolean;

  /**
   * Whole percent of the requests that it gets, from 0 to 100: those of all predictors but the shadow add up to 100. Of a shadow, how many
   * are copied.
   *
   * @default - all, for the only one
   */
  readonly trafficPercent?: number;
}

/** What a predictor of one container can be given. */
export interface SeldonCore1ContainerPredictorOptions extends SeldonCore1PredictorOptions {
  /**
   * Accelerators that each replica needs, for the container.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * The pod around the container; its `containers` are sidecars. Seldon sets the security context of pods itself, so that one given here
   * is refused.
   *
   * @default - nothing but the container
   */
  readonly pod?: ModelPodProps;
}

/** What a predictor of a graph can be given. */
export interface SeldonCore1GraphPredictorOptions extends SeldonCore1PredictorOptions {
  /**
   * Pods that run the nodes of the graph. The executor goes with the first one, as do servers that come with Seldon Core.
   *
   * @default - one, with what the servers of the graph bring along
   */
  readonly components?: SeldonCore1Component[];
}
