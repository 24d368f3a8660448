import { apiName, checkSignal, Signal } from './signal';
import { CacheUsageSignalOptions, RequestsSignalOptions, ShareSignalOptions, WaitingRequestsSignalOptions } from './signal-options';
import { Place } from '../../../faults/place';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { MetricType } from '../trigger-options';

/** Source: vllm-project/production-stack helm/values.yaml (a6c01db). */
const WAITING_PER_REPLICA = 5;
/** Our own. */
const CACHE_USAGE = 0.8;

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
  return share(known, metric, { ...options, target: options.target ?? CACHE_USAGE });
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
      ...shareTarget(place, options.target),
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
      ...shareTarget(place, options.target),
    }),
  };
}

function shareTarget(place: Place, target: number) {
  if (!(target > 0 && target < 1)) {
    place.at('target').refuse('has to be above 0 and below 1: it is a share', target, 'write 0.8 for 80 %');
  }
  return { target, targetField: 'target', metricType: MetricType.AVERAGE_VALUE };
}
