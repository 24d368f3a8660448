import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';
import { Trigger } from '../../triggers/trigger';

/** How KServe scales a transformer or an explainer by triggers. */
export interface KserveTriggerScalingOptions {
  /** Most replicas, at least 1. */
  readonly maxReplicas: number;

  /**
   * Why this component scales, at least one. An OpenTelemetryTrigger asks the port of the container that is named `metrics`, else the
   * first.
   */
  readonly triggers: Trigger[];

  /**
   * Least replicas. With 0 a trigger has to be able to wake the component without pods.
   *
   * @default 1
   */
  readonly minReplicas?: number;
}

/** Who decides how many replicas a component has: one of the three. */
export type ComponentScaler =
  | { readonly by: 'triggers'; readonly options: KserveTriggerScalingOptions }
  | { readonly by: 'nobody'; readonly replicas: number }
  | { readonly by: 'somebody else' };

/** How many replicas a transformer or an explainer has, and who says so. */
export class KserveComponentScaling {
  /**
   * KServe scales it, in the class of the model's autoscaler (`keda` or `hpa`), where the server has `externalAutoscaler: true` too: the
   * options of the autoscaler are those of the predictor then.
   */
  static onTriggers(options: KserveTriggerScalingOptions): KserveComponentScaling {
    checkProps(Place.named('KserveComponentScaling.onTriggers'), 'KserveTriggerScalingOptions', options);
    return new KserveComponentScaling({ by: 'triggers', options });
  }

  /** So many replicas, at least 1, without scaling: the autoscaler class `none` for this component. Needs KServe 0.15.1. */
  static atReplicas(replicas: number): KserveComponentScaling {
    return new KserveComponentScaling({ by: 'nobody', replicas });
  }

  /**
   * Something else scales it, and KServe nothing: an `AutoscaledModel` of `ModelServer.fromTarget` on the Deployment `<name>-transformer`
   * or `<name>-explainer`. Needs KServe 0.15.1.
   */
  static external(): KserveComponentScaling {
    return new KserveComponentScaling({ by: 'somebody else' });
  }

  private constructor(
    /** @internal */
    public readonly _scaler: ComponentScaler,
  ) {}

  /** @internal */
  public get _triggers(): Trigger[] {
    return this._scaler.by === 'triggers' ? this._scaler.options.triggers : [];
  }
}
