import { CollectedSeries, collectedSeries } from './collected-series';
import { KserveMetric } from './kserve-metric';
import { OpenTelemetryTriggerOptions, OperationOverTime } from './open-telemetry-trigger-options';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { hostPortFaults } from '../../platforms/keda/server-address';

/** A name that the collector scrapes, and the add-on finds. Source: kedify/otel-add-on v0.1.4 metric/simple_parser.go and its admission policy. */
const METRIC_NAME = /^[a-zA-Z][a-zA-Z0-9_:]*$/;
/** What takes all that the add-on takes. */
export const EXTERNAL = 'set externalAutoscaler: true in ModelServer.kserve, with a collector of your own, since KServe writes none then';
const WAY_OUT = `leave it out, or ${EXTERNAL}`;

/** What KServe does not hand on, and why. Source: kserve v0.20 reconcilers/keda/keda_reconciler.go, getKedaMetrics. */
const REFUSED = {
  availableAtZero: 'cannot be: the collector is a sidecar of the pods, and goes with them',
  clampMax: 'is not handed to KEDA by KServe',
  clampMin: 'is not handed to KEDA by KServe',
  labels: 'are those that KServe adds, namespace and deployment',
  name: 'is not handed to KEDA by KServe',
  useCachedMetrics: 'is not handed to KEDA by KServe',
} as const;

/** A metric of a collector sidecar as KServe's own scaling takes it: KServe sums it over the component's pods. */
export function kservePodMetric(place: Place, options: OpenTelemetryTriggerOptions, value: string): KserveMetric {
  const { metric, operationOverTime, scalerAddress } = options;
  for (const [option, why] of Object.entries(REFUSED)) {
    const given = options[option as keyof typeof REFUSED];
    if (given !== undefined) {
      place.at(option).refuse(why, given, WAY_OUT);
    }
  }
  checkName(place.at('metric'), metric);
  const series = collectedSeries(metric);
  checkSeries(place, metric, series, operationOverTime);
  if (scalerAddress !== undefined) {
    refuseAll(place.at('scalerAddress'), hostPortFaults(scalerAddress));
  }
  return {
    type: 'PodMetric',
    podmetric: {
      metric: {
        backend: 'opentelemetry',
        // The collector filters before the add-on takes a histogram apart, and then knows it by the name of the whole.
        metricNames: [metric, ...series.family === undefined ? [] : [series.family]],
        ...operationOverTime !== undefined && { operationOverTime },
        query: metric,
        ...scalerAddress !== undefined && { serverAddress: scalerAddress },
      },
      target: { type: 'Value', value },
    },
  };
}

function checkName(place: Place, metric: string): void {
  if (!METRIC_NAME.test(metric)) {
    place.refuse('is no name of a metric alone, and KServe puts it into sum(...{...})', metric, 'use letters, digits, "_" and ":", a letter first; no function, no braces and no range');
  }
  if (metric.endsWith('_bucket')) {
    place.refuse('is not kept by the add-on, which has of a histogram count and sum alone', metric, 'use externalAutoscaler: true in ModelServer.kserve and a LatencyTrigger');
  }
}

/** Refuses a metric that the add-on does not keep, and an operation that makes no total of it. */
function checkSeries(place: Place, metric: string, { kind }: CollectedSeries, operationOverTime?: OperationOverTime): void {
  const at = place.at('operationOverTime');
  const rate = operationOverTime === OperationOverTime.RATE;
  if (kind === 'family') {
    place.at('metric').refuse('is a histogram or a summary, of which the add-on keeps count and sum alone: it would be 0', metric,
      `use ${metric}_count and OperationOverTime.RATE`);
  }
  if (kind === 'counted' && !rate) {
    at.refuse(`has to be a rate: ${metric} only grows, and more than maxReplicas would be asked for soon`, operationOverTime, 'set OperationOverTime.RATE');
  }
  if (kind === 'gauge' && rate) {
    at.refuse(`is for what only grows, and ${metric} goes up and down`, operationOverTime, 'leave it out, or use OperationOverTime.AVG');
  }
}
