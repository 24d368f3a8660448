import { ApiObjectProps } from 'cdk8s';
import { AutoscalerContext, AutoscalerKind } from './autoscaler-context';
import { KedaAutoscaler } from './keda-autoscaler';
import { KedaOptions } from './keda-options';

/** Who changes the number of replicas. */
export class Autoscaler {
  /**
   * KEDA: a ScaledObject, from which KEDA makes a HorizontalPodAutoscaler. Needs KEDA 2.12 to 2.20 in the cluster.
   *
   * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/
   */
  static keda(options: KedaOptions = {}): Autoscaler {
    return new Autoscaler(new KedaAutoscaler(options));
  }

  private constructor(private readonly kind: AutoscalerKind) {}

  /** @internal */
  public _manifest(context: AutoscalerContext): ApiObjectProps {
    return this.kind.manifest(context);
  }

  /** @internal */
  public _sleeps(minReplicas: number): boolean {
    return this.kind.sleeps(minReplicas);
  }
}
