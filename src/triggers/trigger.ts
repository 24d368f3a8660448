import { PrometheusTriggerOptions } from './prometheus-trigger-options';
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
   * What this trigger was told of Prometheus, if it asks one.
   *
   * @internal
   */
  public get _prometheusOptions(): PrometheusTriggerOptions | undefined {
    return undefined;
  }

  /**
   * Whether this trigger can tell that a model without pods is wanted.
   *
   * @internal
   */
  public get _wakes(): boolean {
    return this._scaledResource === undefined
      && (this._prometheusOptions === undefined || this._prometheusOptions.availableAtZero !== undefined);
  }
}
