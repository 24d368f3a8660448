import { Duration } from 'cdk8s';
import { ContainerProps, DeploymentStrategy } from 'cdk8s-plus-27';
import { Gpu } from './gpu';
import { ModelPodProps } from './model-pod';
import { ModelServiceProps } from './model-service';
import { MetricsEndpoint } from '../metrics/metrics-endpoint';
import { Monitor } from '../metrics/monitor';

/** A model server in a plain Deployment. */
export interface DeploymentServerProps {
  /**
   * Annotations of the Deployment itself; those of the pods are in `pod.metadata`.
   *
   * @default - those of the model
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Longest time that the model takes to start: the startup probe allows it, in steps of 10 s. The startup probe asks what the readiness or
   * liveness probe asks; without either, whether the first port is open.
   *
   * @default - no startup probe but the container's own
   */
  readonly coldStart?: Duration;

  /**
   * The container that serves the model, with the props of cdk8s-plus. State its `resources` (`{}` for none). Probes, pull policy and security
   * context have no default of cdk8s-plus here; only privilege escalation is off.
   */
  readonly container: ContainerProps;

  /**
   * Accelerators, such as GPUs, that each replica gets.
   *
   * @default - none
   */
  readonly gpu?: Gpu;

  /**
   * Labels of the Deployment itself, beside its selector labels; those of the pods are in `pod.metadata`. Fails when one differs from a
   * selector label.
   *
   * @default - those of the model
   */
  readonly labels?: { [key: string]: string };

  /**
   * Where the container serves metrics.
   *
   * @default - nowhere: nothing scrapes the model
   */
  readonly metrics?: MetricsEndpoint;

  /**
   * Time for which a new pod has to be ready before the Deployment counts it.
   *
   * @default - Kubernetes', 0 s
   */
  readonly minReady?: Duration;

  /**
   * What makes Prometheus scrape the pods, where there are metrics.
   *
   * @default Monitor.service()
   */
  readonly monitor?: Monitor;

  /**
   * The pod around the container.
   *
   * @default - nothing but the container
   */
  readonly pod?: ModelPodProps;

  /**
   * Time in which a rollout has to make progress before it counts as failed. It has to be longer than `coldStart` and `minReady`.
   *
   * @default - Kubernetes', 600 s; where `coldStart` or `minReady` is longer than 5 minutes, that time and 5 minutes more
   */
  readonly progressDeadline?: Duration;

  /**
   * Labels that select the model's pods; all its objects carry them. The selector of a Deployment cannot be changed later: to adopt an existing
   * Deployment, give its labels.
   *
   * @default - `app.kubernetes.io/name: <name>`
   */
  readonly selectorLabels?: { [key: string]: string };

  /**
   * The Service of the model, which has every port of the container.
   *
   * @default - a ClusterIP Service, where the container has ports
   */
  readonly service?: ModelServiceProps;

  /**
   * How a rollout replaces pods.
   *
   * @default - Kubernetes', a rolling update by 25 %
   */
  readonly strategy?: DeploymentStrategy;
}
