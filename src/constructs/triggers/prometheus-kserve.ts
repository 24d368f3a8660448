import { KserveMetric } from './kserve-metric';
import { checkAvailableAtZero, prometheusOf, PrometheusQuery } from './prometheus-query';
import { KedaTriggerContext } from './trigger-context';
import { MetricType, PrometheusTriggerOptions } from './trigger-options';
import { Place } from '../../faults/place';
import { kedaTarget } from '../../platforms/keda/number';
import { authenticationRef } from '../authentication/authentication-construct';
import { prometheusMetadata } from '../metrics/prometheus-metadata';

/** What KServe hands on of the prometheus scaler. Source: kserve v0.20 reconcilers/keda/keda_reconciler.go, getKedaMetrics. */
const METADATA = ['serverAddress', 'namespace', 'authModes'];
const OPTIONS = ['activationThreshold', 'name', 'useCachedMetrics'] as const;
const WAY_OUT = 'leave it out, or set externalAutoscaler: true in ModelServer.kserve';

/** Two series where there is none: KEDA makes an error of them. Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go. */
const LOST = 'or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))';

/**
 * A Prometheus total as KServe's own scaling takes it; refuses all that KServe would drop on its way to KEDA. The target is a plain
 * decimal, which KServe reads as a quantity and KEDA by ParseFloat. KServe hands no ignoreNullValues on, so that no value would count as 0:
 * where it is to be an error, the query has to make one.
 */
export function kservePrometheus(
  context: KedaTriggerContext, { query, target, targetField, metricType }: PrometheusQuery, options: PrometheusTriggerOptions,
  lostIsError = options.ignoreNullValues === false,
): KserveMetric {
  const { place } = context;
  if (metricType !== MetricType.AVERAGE_VALUE) {
    place.at(targetField).refuse('is a level, and KServe has every metric compared as a total that the replicas share', target,
      'set externalAutoscaler: true in ModelServer.kserve');
  }
  checkOptions(place, options);
  const prometheus = prometheusOf(context, options);
  const metadata = prometheusMetadata(place.at('prometheus'), prometheus, context.version);
  const dropped = Object.keys(metadata).find((key) => !METADATA.includes(key));
  if (dropped !== undefined) {
    place.at('prometheus').at(dropped).refuse('is not handed to KEDA by KServe', metadata[dropped], WAY_OUT);
  }
  const authentication = prometheus._options.authentication?._authentication;
  const { name, kind } = authentication === undefined ? {} : authenticationRef(place.at('prometheus.authentication'), authentication, context);
  if (kind !== undefined) {
    place.at('prometheus.authentication').refuse('is a ClusterTriggerAuthentication, and KServe names those of the namespace alone', name,
      'use a TriggerAuthentication, or set externalAutoscaler: true in ModelServer.kserve');
  }
  const { serverAddress, namespace, authModes } = metadata;
  return {
    type: 'External',
    external: {
      metric: { backend: 'prometheus', serverAddress, query: lostIsError ? withError(query) : query, ...namespace !== undefined && { namespace } },
      ...name !== undefined && { authenticationRef: { ...authModes !== undefined && { authModes }, authenticationRef: { name } } },
      target: { type: 'Value', value: kedaTarget(place.at(targetField), target) },
    },
  };
}

function checkOptions(place: Place, options: PrometheusTriggerOptions): void {
  for (const option of OPTIONS) {
    if (options[option] !== undefined) {
      place.at(option).refuse('is not handed to KEDA by KServe', options[option], WAY_OUT);
    }
  }
  checkAvailableAtZero(place, options.availableAtZero);
}

/** A comment at the end would hide what follows. */
function withError(query: string): string {
  return `${query}${/#[^\n"]*$/.test(query) ? '\n' : ' '}${LOST}`;
}
