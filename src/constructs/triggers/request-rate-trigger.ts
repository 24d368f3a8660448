import { checkCounter } from './counter-rules';
import { DerivedTrigger } from './derived-trigger';
import { Measure, newestRateOf, rateName } from './measure';
import { DerivedTriggerOptions, MetricType } from './trigger-options';
import { Place } from '../../faults/place';
import { mayBeBornLate } from '../../model-servers/collected-series';
import { checkProps } from '../props/check-props';

/** Which counter is watched, and how many requests a replica takes. */
export interface RequestRateTriggerProps extends DerivedTriggerOptions {
  /** Name of the counter of requests, such as `http_requests_total`. Fails when MetricCatalog has the name, and of nothing that counts. */
  readonly counter: string;

  /** Requests per second that one replica takes. At least 0.001, with three decimals at most. */
  readonly requestsPerSecondPerReplica: number;
}

/**
 * Scales on the rate of requests over all pods of the model, shared among its replicas.
 *
 * Without requests the query is 0, also before the first one. While no pod is scraped it has no value, which is an error that keeps the
 * replicas, and when scrapes are back it is what a full window would say. Of several pods, each one that is lost counts as the mean of
 * the others, and all together for no more than the least of the last ten minutes. Behind `Monitor.external` only the series themselves tell whether they are there. `docs/queries.md` explains the query and
 * what it costs.
 *
 * Under `Autoscaler.hpa()` it is a metric of each pod, named `<counter>_per_second` without `_total` or `_count` unless the trigger has
 * a name.
 *
 * @example
 * model.scaleOn(new RequestRateTrigger({ counter: 'http_requests_total', requestsPerSecondPerReplica: 20 }));
 */
export class RequestRateTrigger extends DerivedTrigger {
  constructor(private readonly props: RequestRateTriggerProps) {
    super();
    checkProps(Place.named('RequestRateTrigger'), 'RequestRateTriggerProps', props);
  }

  /** @internal */
  protected override get _options(): DerivedTriggerOptions {
    return this.props;
  }

  /** @internal */
  protected override _measure(place: Place): Measure {
    const { counter, requestsPerSecondPerReplica } = this.props;
    checkCounter(place.at('counter'), counter);
    return {
      shape: 'rate',
      series: counter,
      metricName: rateName(counter),
      bornLate: mayBeBornLate(counter),
      query: (writer) => newestRateOf(counter, writer),
      target: requestsPerSecondPerReplica,
      targetField: 'requestsPerSecondPerReplica',
      metricType: MetricType.AVERAGE_VALUE,
    };
  }
}
