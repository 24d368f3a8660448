import { BusyWorkersSignalOptions, RequestRateSignalOptions, TokenRateSignalOptions } from './rate-signal-options';
import { apiName, checkSignal, Signal, SignalOptions } from './signal';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { newestRateOf, rateName } from '../measure';
import { MetricType } from '../trigger-options';

/** What of a metric grows, and the conditions without which it counts too much. */
export interface Growing {
  readonly metric: string;
  /** Which series of a histogram or a summary: `_count` or `_sum`. */
  readonly series?: string;
  readonly conditions?: LabelMatcher[];
}

/** Requests per second over the pods, shared among the replicas. */
export function requestRate(known: ServerMetrics, growing: Growing, options: RequestRateSignalOptions): Signal {
  checkSignal(known, 'RequestRateSignalOptions', options);
  return rate(known, growing, options, { target: options.requestsPerSecondPerReplica, targetField: 'requestsPerSecondPerReplica' });
}

/** Tokens per second over the pods, shared among the replicas. */
export function tokenRate(known: ServerMetrics, metric: string, options: TokenRateSignalOptions): Signal {
  checkSignal(known, 'TokenRateSignalOptions', options);
  return rate(known, { metric }, options, { target: options.tokensPerSecondPerReplica, targetField: 'tokensPerSecondPerReplica' });
}

/** Seconds of work per second: workers that were busy on average. The metric has to count seconds. */
export function busyWorkers(known: ServerMetrics, metric: string, options: BusyWorkersSignalOptions): Signal {
  checkSignal(known, 'BusyWorkersSignalOptions', options);
  return rate(known, { metric, series: '_sum' }, options, { target: options.perReplica, targetField: 'perReplica' });
}

function rate(
  known: ServerMetrics, { metric, series = '', conditions }: Growing, options: SignalOptions,
  target: { readonly target: number; readonly targetField: string },
): Signal {
  return {
    known,
    options,
    metrics: [metric],
    conditions,
    measure: (_place, [{ name }]) => {
      const counter = `${name}${series}`;
      return {
        shape: 'rate',
        series: counter,
        metricName: apiName(rateName(counter)),
        query: (writer) => newestRateOf(counter, writer),
        metricType: MetricType.AVERAGE_VALUE,
        ...target,
      };
    },
  };
}
