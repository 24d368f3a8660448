import { Duration } from 'cdk8s';
import { LatencySignalOptions, LevelSignalOptions, MeanLatencySignalOptions } from './rate-signal-options';
import { apiName, checkSignal, Signal, SignalOptions } from './signal';
import { Place } from '../../../faults/place';
import { CatalogMetric, CatalogMetricType, CatalogMetricUnit } from '../../../model-servers/catalog-metric';
import { ServerMetrics } from '../../../model-servers/server-metrics';
import { LabelMatcher } from '../../../promql/label-matcher';
import { checkStated, checkWithin } from '../latency-buckets';
import { LatencyTarget, latencyTarget, latencyText } from '../latency-target';
import { meanOf, ratioOf } from '../measure';
import { multiple, multipleName, quantileMeasure } from '../quantile-measure';
import { MetricType } from '../trigger-options';

const UNITS_PER_SECOND: { readonly [unit in CatalogMetricUnit]?: number } = {
  [CatalogMetricUnit.MILLISECONDS]: 1e3, [CatalogMetricUnit.MICROSECONDS]: 1e6,
};

/** A quantile of a latency over all pods. */
export function latency(known: ServerMetrics, metric: string, options: LatencySignalOptions, conditions?: LabelMatcher[]): Signal {
  checkSignal(known, 'LatencySignalOptions', options);
  return {
    known,
    options,
    metrics: [metric],
    buckets: options.buckets,
    conditions,
    measure: (place, [found]) => {
      const { value, times, target } = timeIn(place.at('target'), found, options.target);
      checkStated(place.at('buckets'), options.buckets);
      checkBounds(place.at('target'), { ...found, buckets: options.buckets ?? found.buckets }, options.target, value);
      const measure = quantileMeasure(place, { histogram: found.name, quantile: options.quantile, target, times });
      return { ...measure, metricName: apiName(measure.metricName) };
    },
  };
}

/** The mean of a latency over all pods: time over requests, as two counters or as one summary has them. */
export function meanLatency(known: ServerMetrics, metrics: string[], options: MeanLatencySignalOptions): Signal {
  checkSignal(known, 'MeanLatencySignalOptions', options);
  return mean(known, metrics, options, (place, time) => timeIn(place.at('target'), time, options.target));
}

/** The mean of what is no time. */
export function meanLevel(known: ServerMetrics, metric: string, options: LevelSignalOptions): Signal {
  checkSignal(known, 'LevelSignalOptions', options);
  return mean(known, [metric], options, () => ({ times: 1, target: options.target }));
}

/** The time of one thing over that of another, as two counters have them, of which the other one counts as one unit per second at least. */
export function timeRatio(known: ServerMetrics, metrics: string[], options: LevelSignalOptions, name: string): Signal {
  checkSignal(known, 'LevelSignalOptions', options);
  return {
    known,
    options,
    metrics,
    measure: (_place, [time, other]) => ({
      shape: 'level',
      series: time.name,
      events: other.name,
      metricName: name,
      query: (writer) => ratioOf(time.name, other.name, 1, writer),
      target: options.target,
      targetField: 'target',
      metricType: MetricType.VALUE,
    }),
  };
}

function mean(known: ServerMetrics, metrics: string[], options: SignalOptions, targetOf: (place: Place, of: CatalogMetric) => Pick<LatencyTarget, 'times' | 'target'>): Signal {
  return {
    known,
    options,
    metrics,
    measure: (place, [of, ...by]) => {
      const [sum, count] = of.type === CatalogMetricType.COUNTER ? [of.name, by[0].name] : [`${of.name}_sum`, `${of.name}_count`];
      const { times, target } = targetOf(place, of);
      return {
        shape: 'level',
        series: sum,
        events: count,
        metricName: multipleName(times, `${apiName(of.name.replace(/_total$/, ''))}_mean`),
        query: (writer) => multiple(times, meanOf(sum, count, writer)),
        target,
        targetField: 'target',
        metricType: MetricType.VALUE,
      };
    },
  };
}

/** A time in the unit of a metric of times. */
function timeIn(place: Place, { unit }: CatalogMetric, time: Duration): LatencyTarget {
  return latencyTarget(place, time, unitsPerSecond(unit));
}

function unitsPerSecond(unit: CatalogMetricUnit): number {
  return UNITS_PER_SECOND[unit] ?? 1;
}

/** Refuses a target beyond the buckets of a metric. */
function checkBounds(place: Place, metric: CatalogMetric, target: Duration, value: number): void {
  const { buckets, name, unit } = metric;
  if (buckets !== undefined) {
    checkWithin(place, {
      histogram: name,
      got: latencyText(target),
      value,
      bounds: buckets,
      text: (bound) => `${Number((bound / unitsPerSecond(unit)).toPrecision(4))} s`,
    }, ', or state its buckets where the server was given others');
  }
}
