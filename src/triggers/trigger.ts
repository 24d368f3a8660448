import { ScaledResource, TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';

/** A reason to change the number of replicas. */
export abstract class Trigger {
  /**
   * The trigger as an entry of a ScaledObject.
   *
   * @internal
   */
  public abstract _toKeda(context: TriggerContext): ScaledObjectSpecTriggers;

  /**
   * The resource of the pods that this trigger follows, if it does.
   *
   * @internal
   */
  public get _scaledResource(): ScaledResource | undefined {
    return undefined;
  }

  /**
   * Who exports the metric of this trigger, where it is not the model's pods.
   *
   * @internal
   */
  public get _exportedElsewhere(): string | undefined {
    return undefined;
  }

  /**
   * Whether this trigger asks Prometheus.
   *
   * @internal
   */
  public get _asksPrometheus(): boolean {
    return false;
  }
}
