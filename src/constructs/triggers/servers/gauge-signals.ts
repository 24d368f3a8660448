import { CacheUsageSignalOptions, RequestsSignalOptions, ShareSignalOptions, WaitingRequestsSignalOptions } from './gauge-signal-options';
import { apiName, checkSignal, Signal } from './signal';
import { Place } from '../../../faults/place';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { targetShare } from '../measure';
import { MetricType } from '../trigger-options';

/** Source: vllm-project/production-stack helm/values.yaml (a6c01db). */
const WAITING_PER_REPLICA = 5;
/** Our own. */
const CACHE_USAGE_PERCENT = 80;
/** What is full has no room for more load to show. */
const MOST_PERCENT = 99;

/** How a sum of gauges is called where there are several, and conditions without which it counts too much. */
interface RequestsOf {
  readonly name?: string;
  readonly conditions?: LabelMatcher[];
}

/** The sum of gauges over the pods, shared among the replicas; several of them need a name. */
export function requests(known: ServerMetrics, metrics: string[], options: RequestsSignalOptions, { name, conditions }: RequestsOf = {}): Signal {
  checkSignal(known, 'RequestsSignalOptions', options);
  return {
    known,
    options,
    metrics,
    conditions,
    measure: (_place, found) => ({
      shape: 'gauge',
      series: found[0].name,
      metricName: name ?? apiName(found[0].name),
      query: (writer) => {
        const sums = found.map((metric) => writer.aggregate('sum', writer.select(metric.name)));
        return sums.length === 1 ? sums[0] : `(${sums.join(' + ')})`;
      },
      target: options.perReplica,
      targetField: 'perReplica',
      metricType: MetricType.AVERAGE_VALUE,
    }),
  };
}

/** Waiting requests of a language model. */
export function waitingRequests(known: ServerMetrics, metric: string, options: WaitingRequestsSignalOptions, conditions?: LabelMatcher[]): Signal {
  checkSignal(known, 'WaitingRequestsSignalOptions', options);
  return requests(known, [metric], { ...options, perReplica: options.perReplica ?? WAITING_PER_REPLICA }, { conditions });
}

/** The share of the KV cache in use. */
export function cacheUsage(known: ServerMetrics, metric: string, options: CacheUsageSignalOptions): Signal {
  checkSignal(known, 'CacheUsageSignalOptions', options);
  return share(known, metric, { ...options, targetPercent: options.targetPercent ?? CACHE_USAGE_PERCENT });
}

/**
 * A share of each replica. Summed over the replicas and compared as a total it is their mean, which KServe takes too; of the
 * several series of one pod (engines, GPUs) the mean counts.
 */
export function share(known: ServerMetrics, metric: string, options: ShareSignalOptions): Signal {
  checkSignal(known, 'ShareSignalOptions', options);
  return {
    known,
    options,
    metrics: [metric],
    measure: (place, [{ name }]) => ({
      shape: 'gauge',
      series: name,
      metricName: apiName(name),
      query: (writer) => writer.aggregate('sum', writer.aggregate('avg', writer.select(name), ['instance'])),
      ...shareTarget(place, options),
    }),
  };
}

/** How much of what fits a replica is in use, where it says both: in replicas that would be full, shared among the replicas. */
export function usedOf(known: ServerMetrics, [used, most]: string[], options: ShareSignalOptions, name: string): Signal {
  checkSignal(known, 'ShareSignalOptions', options);
  return {
    known,
    options,
    metrics: [used, most],
    measure: (place, found) => ({
      shape: 'gauge',
      series: found[0].name,
      metricName: name,
      query: (writer) => `${writer.aggregate('sum', writer.select(found[0].name))} / ${writer.aggregate('avg', writer.select(found[1].name))}`,
      ...shareTarget(place, options),
    }),
  };
}

function shareTarget(place: Place, { targetPercent }: ShareSignalOptions) {
  return {
    target: targetShare(place.at('targetPercent'), targetPercent, MOST_PERCENT), targetField: 'targetPercent', metricType: MetricType.AVERAGE_VALUE,
  };
}
