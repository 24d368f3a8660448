import { ApiObjectProps } from 'cdk8s';
import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { HpaAutoscaler } from './hpa-autoscaler';
import { HpaOptions } from './hpa-options';
import { KedaAutoscaler } from './keda-autoscaler';
import { KedaOptions } from './keda-options';
import { ClusterProfile } from '../../cluster/cluster-profile';
import { checkMadeByFactory } from '../props/check-made';
import { GivenProps } from '../props/check-props';

/** Who changes the number of replicas. */
export class Autoscaler {
  /**
   * KEDA, by a ScaledObject, from which KEDA makes a HorizontalPodAutoscaler. Needs KEDA 2.12 to 2.21 in the cluster.
   *
   * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/
   *
   * @example
   * new AutoscaledModel(chart, 'worker', {
   *   server,
   *   minReplicas: 0,
   *   maxReplicas: 10,
   *   autoscaler: Autoscaler.keda({ pollingInterval: Duration.seconds(10), cooldownPeriod: Duration.minutes(10) }),
   *   triggers: [new kedaScalers.RedisTrigger({ address: 'redis.ml.svc:6379', listName: 'jobs', listLength: 5 })],
   * });
   */
  static keda(options: KedaOptions = {}): Autoscaler {
    return new Autoscaler(new KedaAutoscaler(options), { type: 'KedaOptions', props: options });
  }

  /**
   * Kubernetes' own HorizontalPodAutoscaler: CPU and memory by metrics-server, metrics of Prometheus by an adapter. Before Kubernetes 1.37 it
   * never scales to zero.
   *
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ (1.36)
   *
   * @example
   * new AutoscaledModel(chart, 'ranking', {
   *   server,
   *   maxReplicas: 10,
   *   autoscaler: Autoscaler.hpa({ behavior: { scaleDown: { stabilizationWindow: Duration.minutes(10) } } }),
   *   triggers: [CpuTrigger.utilization(70)],
   * });
   */
  static hpa(options: HpaOptions = {}): Autoscaler {
    return new Autoscaler(new HpaAutoscaler(options), { type: 'HpaOptions', props: options });
  }

  /**
   * Seldon Core 2 itself, by how many requests its Models have not answered yet. It takes no trigger, no Prometheus and no other autoscaler. Only
   * for `ModelServer.seldonCore2`.
   *
   * @see https://docs.seldon.ai/seldon-core-2/user-guide/scaling (2.9)
   */
  static inferenceLag(): Autoscaler {
    return new Autoscaler(new InferenceLagAutoscaler());
  }

  private constructor(
    /** @internal */
    public readonly _kind: KedaAutoscaler | HpaAutoscaler | InferenceLagAutoscaler,
    /** @internal */
    public readonly _given?: GivenProps,
  ) {
    checkMadeByFactory(this, typeof _kind?.name === 'string', _kind);
  }

  /** @internal */
  public _manifest(context: AutoscalerContext): ApiObjectProps {
    return this._kind.manifest(context);
  }

  /** @internal */
  public _header(context: AutoscalerContext): ApiObjectProps {
    return this._kind.header(context);
  }

  /**
   * Whether it scales by triggers at all.
   *
   * @internal
   */
  public get _takesTriggers(): boolean {
    return this._kind.name !== 'inferenceLag';
  }

  /** @internal */
  public get _stated(): Partial<ClusterProfile> {
    return this._kind.name === 'inferenceLag' ? {} : this._kind.stated();
  }

  /** @internal */
  public _sleeps(minReplicas: number): boolean {
    return this._kind.sleeps(minReplicas);
  }
}

/** Leaves it to Seldon Core 2, which reads the bounds from its own objects. */
class InferenceLagAutoscaler implements AutoscalerKind {
  readonly name = 'inferenceLag';

  sleeps(): boolean {
    return false;
  }

  header(context: AutoscalerContext): never {
    return this.manifest(context);
  }

  manifest({ place, target }: AutoscalerContext): never {
    return place.at('autoscaler').refuse(`scales Models of Seldon Core 2 only, and this is a ${target.kind}`, 'Autoscaler.inferenceLag()',
      'use Autoscaler.keda() or Autoscaler.hpa()');
  }
}
