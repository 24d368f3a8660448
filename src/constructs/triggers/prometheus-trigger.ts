import { checkHpaOptions, HpaSignal } from './hpa-signal';
import { KserveMetric } from './kserve-metric';
import { kservePrometheus } from './prometheus-kserve';
import { checkAvailableAtZero, PrometheusQuery, prometheusTrigger } from './prometheus-query';
import { checkIdle, checkRawQuery, RawQuery } from './raw-query';
import { Trigger } from './trigger';
import { KedaTriggerContext, TriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { ScaledObjectSpecTriggers } from '../../../imports/keda.sh';
import { Place } from '../../faults/place';
import { checkMadeByFactory } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** A query whose result is a total over the pods. */
export interface PrometheusTotalOptions extends PrometheusTriggerOptions {
  /**
   * What one replica takes of the total, in the unit of the query. At least 0.001, with three decimals at most.
   */
  readonly perReplica: number;

  /**
   * The query, in PromQL (or MetricsQL, where `dialect` of the Prometheus says so); emitted as it is. Its result has to be one series: a
   * query that may yield several is refused. So is a rate over fewer than two scrapes, where it is known how often the Prometheus scrapes;
   * what is no total for sure: an average, a quantile, a share of a whole pool or another level, which belongs in `PrometheusTrigger.level`;
   * and what MetricCatalog or the model's monitor prove to mean nothing, such as a counter without its rate or a label that is not there.
   */
  readonly query: string;
}

/** A query whose result is a level: a latency, a ratio, a share. */
export interface PrometheusLevelOptions extends PrometheusTriggerOptions {
  /**
   * The query, in PromQL (or MetricsQL, where `dialect` of the Prometheus says so); emitted as it is. Its result has to be one series: a
   * query that may yield several is refused. So is a rate over fewer than two scrapes, where it is known how often the Prometheus scrapes;
   * a total such as a sum of rates, which belongs in `PrometheusTrigger.total`; a quantile or a mean that is NaN without requests, unless
   * `ignoreNullValues` is true; and what MetricCatalog or the model's monitor prove to mean nothing.
   */
  readonly query: string;

  /** The level to hold, in the unit of the query. At least 0.001, with three decimals at most, and below the largest value of a metric that MetricCatalog has. */
  readonly target: number;
}

/**
 * Scales on any PromQL query. Which of the two it is decides the arithmetic: a total is divided among the replicas,
 * a level is not.
 *
 * @see https://keda.sh/docs/2.20/scalers/prometheus/
 */
export class PrometheusTrigger extends Trigger {
  /**
   * A total over the pods, such as requests per second or waiting requests: replicas = total / perReplica.
   *
   * @example
   * model.scaleOn(PrometheusTrigger.total({
   *   query: 'sum(rate(http_requests_total{namespace="ml",service="model"}[2m]))',
   *   perReplica: 20,
   * }));
   */
  static total(options: PrometheusTotalOptions): PrometheusTrigger {
    checkProps(Place.named('PrometheusTrigger.total'), 'PrometheusTotalOptions', options);
    const { query, perReplica } = options;
    return new PrometheusTrigger({ query, target: perReplica, targetField: 'perReplica', metricType: MetricType.AVERAGE_VALUE }, options);
  }

  /**
   * A level that does not add up over the pods, such as a latency: replicas = current replicas * level / target.
   *
   * @example
   * model.scaleOn(PrometheusTrigger.level({
   *   query: 'avg(queue_wait_seconds{namespace="ml",service="model"})',
   *   target: 0.5,
   * }));
   */
  static level(options: PrometheusLevelOptions): PrometheusTrigger {
    checkProps(Place.named('PrometheusTrigger.level'), 'PrometheusLevelOptions', options);
    const { query, target } = options;
    return new PrometheusTrigger({ query, target, targetField: 'target', metricType: MetricType.VALUE }, options);
  }

  private constructor(private readonly query: PrometheusQuery, private readonly options: PrometheusTriggerOptions) {
    super();
    checkMadeByFactory(this, options !== undefined, query);
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    return this.options;
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const raw = this.check(context);
    if (this.options.ignoreNullValues !== true) {
      checkIdle(context, context.place.at('query'), raw);
    }
    return prometheusTrigger(context, this.query, this.options);
  }

  /** @internal */
  public override _toHpa(context: TriggerContext): HpaSignal {
    const { place } = context;
    this.check(context, true);
    checkHpaOptions(context, this.options);
    const metricName = this.options.name ?? place.at('name').refuse('is needed: it names the metric that the adapter serves', undefined, 'give one, such as "waiting_requests"');
    return { source: 'query', metricName, ...this.query };
  }

  /** @internal */
  public override _toKserve(context: KedaTriggerContext): KserveMetric {
    this.check(context);
    return kservePrometheus(context, this.query, this.options);
  }

  private check(context: TriggerContext, inRule = false): RawQuery {
    const { place } = context;
    const { availableAtZero, prometheus = context.prometheus } = this.options;
    const raw = { ...this.query, availableAtZero, prometheus, inRule };
    checkAvailableAtZero(place, availableAtZero);
    checkRawQuery(context, {
      query: place.at('query'), target: place.at(raw.targetField), prometheus: place.at('prometheus'), availableAtZero: place.at('availableAtZero'),
    }, raw);
    return raw;
  }
}
