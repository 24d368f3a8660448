import { KserveMetric } from './kserve-metric';
import { OpenTelemetryTriggerOptions } from './open-telemetry-trigger-options';
import { Fault, refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { collectedFaults, collectedSeries } from '../../model-servers/collected-series';
import { hostPortFaults } from '../../platforms/keda/server-address';
import { podMetricFaults, wrappedQueryFaults } from '../../platforms/kserve/pod-metric-faults';

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
  const { family } = collectedSeries(metric);
  const asked = {
    backend: 'opentelemetry' as const,
    // The collector filters before the add-on takes a histogram apart, and then knows it by the name of the whole.
    metricNames: [metric, ...family === undefined ? [] : [family]],
    ...operationOverTime !== undefined && { operationOverTime },
    query: metric,
    ...scalerAddress !== undefined && { serverAddress: scalerAddress },
  };
  refuseAll(place, [...wrappedQueryFaults(asked), ...podMetricFaults(asked), ...collectedFaults(asked)].map(ofOption));
  if (scalerAddress !== undefined) {
    refuseAll(place.at('scalerAddress'), hostPortFaults(scalerAddress));
  }
  return { type: 'PodMetric', podmetric: { metric: asked, target: { type: 'Value', value } } };
}

/** A fault of the metric that KServe is given, as one of the option that it comes from. */
function ofOption(each: Fault): Fault {
  return { ...each, pointer: each.pointer.map((part) => part === 'query' ? 'metric' : part) };
}
