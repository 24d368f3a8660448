import { checkMetricName, queryParts } from './derived-query';
import { DerivedTriggerOptions } from './derived-trigger-options';
import { MetricType } from './metric-type';
import { prometheusTrigger } from './prometheus-query';
import { PrometheusTriggerOptions } from './prometheus-trigger-options';
import { Trigger } from './trigger';
import { TriggerContext } from './trigger-context';
import { ScaledObjectSpecTriggers } from '../../imports/keda.sh';
import { Place } from '../place';
import { selector, sumRate } from '../promql/expressions';

/** Which counter is watched, and how many requests a replica takes. */
export interface RequestRateTriggerProps extends DerivedTriggerOptions {
  /** Name of the counter of requests, such as `http_requests_total`. */
  readonly counter: string;

  /** Requests per second that one replica takes. At least 0.001. */
  readonly requestsPerSecondPerReplica: number;
}

/**
 * Scales on the rate of requests over all pods of the model, shared among its replicas.
 *
 * Emits `sum(rate(counter{model}[window])) or 0 * sum(up{model} == 1)`: 0 while the model is scraped and idle, and
 * empty, which is an error, once nothing is scraped any more.
 */
export class RequestRateTrigger extends Trigger {
  constructor(private readonly props: RequestRateTriggerProps) {
    super();
  }

  /** @internal */
  public override get _prometheusOptions(): PrometheusTriggerOptions {
    return this.props;
  }

  /** @internal */
  public _toKeda(context: TriggerContext): ScaledObjectSpecTriggers {
    const { counter, requestsPerSecondPerReplica } = this.props;
    checkCounter(context.place.at('counter'), counter);
    const { series, up, window } = queryParts(context, this.props);
    if (up === undefined && this.props.ignoreNullValues === undefined) {
      context.place.at('ignoreNullValues').refuse('has to be decided: an external monitor does not say by which labels `up` tells idle from lost', undefined,
        'set true where the counter is only there after the first request, and false where it always is, so that losing it is an error');
    }
    const rate = sumRate(counter, series, window);
    return prometheusTrigger(context, {
      query: up === undefined ? rate : `${rate} or 0 * sum(${selector('up', up)} == 1)`,
      target: requestsPerSecondPerReplica,
      targetField: 'requestsPerSecondPerReplica',
      metricType: MetricType.AVERAGE_VALUE,
    }, this.props);
  }
}

function checkCounter(place: Place, counter: string): void {
  checkMetricName(place, counter);
  const part = /_(bucket|sum)$/.exec(counter);
  if (part !== null) {
    place.refuse('counts something else than requests', counter, `use ${counter.slice(0, part.index)}_count`);
  }
}
