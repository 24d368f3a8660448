import { Place } from '../../../faults/place';
import { checkProps } from '../../props/check-props';
import { Trigger } from '../../triggers/trigger';

/** How KServe scales a transformer or an explainer by triggers. */
export interface KserveTriggerScalingOptions {
  /** Most replicas. A whole number, at least 1 and at least `minReplicas`. */
  readonly maxReplicas: number;

  /**
   * The triggers of this component, at least one. An OpenTelemetryTrigger reads the container's port named `metrics`, or the first port.
   */
  readonly triggers: Trigger[];

  /**
   * Least replicas. A whole number, at least 0. With 0 at least one trigger must have a value while there are no pods.
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
   * KServe scales it, with an autoscaler of the same class (`keda` or `hpa`) as the model's. This also holds with `externalAutoscaler: true`,
   * where the options of the model's autoscaler apply to the predictor only.
   */
  static onTriggers(options: KserveTriggerScalingOptions): KserveComponentScaling {
    checkProps(Place.named('KserveComponentScaling.onTriggers'), 'KserveTriggerScalingOptions', options);
    return new KserveComponentScaling({ by: 'triggers', options });
  }

  /**
   * A fixed number of replicas, without an autoscaler (class `none`). Needs KServe 0.15.1.
   *
   * @param replicas a whole number, at least 1
   */
  static atReplicas(replicas: number): KserveComponentScaling {
    return new KserveComponentScaling({ by: 'nobody', replicas });
  }

  /**
   * Another autoscaler scales it, and KServe writes none. Use an `AutoscaledModel` with `ModelServer.fromTarget` on the Deployment
   * `<name>-transformer` or `<name>-explainer`. Needs KServe 0.15.1.
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
