import { ScaledObjectSpecTriggers } from '../../../../imports/keda.sh';
import { MetricAtZero } from '../../../model-servers/catalog-metric';
import { gatewayMetric } from '../../../model-servers/gateway-metrics';
import { StatedBuckets } from '../../../model-servers/stated-buckets';
import { Prometheus } from '../../metrics/prometheus';
import { checkMadeByFactory } from '../../props/check-made';
import { HpaSignal } from '../hpa-signal';
import { KserveMetric } from '../kserve-metric';
import { PrometheusTrigger } from '../prometheus-trigger';
import { Trigger } from '../trigger';
import { KedaTriggerContext, TriggerContext } from '../trigger-context';
import { PrometheusTriggerOptions, TriggerOptions } from '../trigger-options';

/** A query on the series of a process in front of the model's pods, and what its result is held at. */
export interface GatewayQuery {
  readonly query: string;
  readonly target: number;
  /** Whether it does not add up over the pods. */
  readonly isLevel?: boolean;
}

/** One signal of a process in front of the model's pods. */
export interface GatewaySignal {
  /** Who exports the metric, also while the model has no pods. */
  readonly gateway: string;
  /** The metric that decides. */
  readonly metric: string;
  readonly options: TriggerOptions & { readonly prometheus?: Prometheus; readonly activationThreshold?: number };
  /** Bounds that somebody stated for the buckets of the metric. */
  readonly buckets?: number[];
  /** What to use in the place of a metric that is 1 without pods. */
  readonly instead?: string;
  query(context: TriggerContext): GatewayQuery;
}

/**
 * A trigger on the metrics of a process in front of the model's pods, such as a router. The catalogue tells whether the metric counts the
 * requests that come while the model has no pods: only then it wakes the model.
 *
 * @internal
 */
export abstract class GatewayTrigger extends Trigger {
  constructor(private readonly signal: GatewaySignal) {
    super();
    checkMadeByFactory(this, typeof signal?.query === 'function', signal);
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    const { gateway, options: { activationThreshold, name, prometheus, useCachedMetrics } } = this.signal;
    return { activationThreshold, name, prometheus, useCachedMetrics, ignoreNullValues: false, availableAtZero: gateway };
  }

  /** @internal */
  public override get _statedBuckets(): StatedBuckets | undefined {
    const { buckets, metric } = this.signal;
    return buckets && { histogram: metric, bounds: buckets };
  }

  /** @internal */
  public override get _wakes(): boolean {
    return this.atZero === MetricAtZero.ALIVE;
  }

  /** @internal */
  public override _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    this.checkSleep(context);
    return this.trigger(context)._toKeda(context);
  }

  /** @internal */
  public override _toHpa(context: TriggerContext): HpaSignal {
    return this.trigger(context)._toHpa(context);
  }

  /** @internal */
  public override _toKserve(context: KedaTriggerContext): KserveMetric {
    this.checkSleep(context);
    return this.trigger(context)._toKserve(context);
  }

  private get atZero(): MetricAtZero | undefined {
    return gatewayMetric(this.signal.metric)?.metric.atZero;
  }

  /** What a formula says of it is not known here. */
  private checkSleep({ inFormula, place, sleeps }: KedaTriggerContext): void {
    if (sleeps && !inFormula && this.atZero === MetricAtZero.ONE) {
      place.refuse('is 1 for a pool without pods, so that it would be active for ever, and the model would never sleep', this.signal.metric,
        `keep a replica, or use ${this.signal.instead}`);
    }
  }

  private trigger(context: TriggerContext): PrometheusTrigger {
    const { isLevel, query, target } = this.signal.query(context);
    const asked = { ...this._prometheusOptions, query };
    return isLevel ? PrometheusTrigger.level({ ...asked, target }) : PrometheusTrigger.total({ ...asked, perReplica: target });
  }
}
