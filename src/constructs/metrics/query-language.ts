import { Prometheus, QueryDialect } from './prometheus';
import { Fault } from '../../faults/fault';
import { bothWords } from '../../faults/fix';
import { Place } from '../../faults/place';
import { syntaxFaults } from '../../promql/syntax-faults';
import { normalisedFaults, PrometheusVersion, prometheusVersionOf, versionFaults } from '../../promql/version-faults';

/** The version of a Prometheus as it was stated; undefined where it was not. Refuses what is none. */
export function versionOf(place: Place, prometheus?: Prometheus): PrometheusVersion | undefined {
  const text = prometheus?._options.prometheusVersion;
  if (text === undefined) {
    return undefined;
  }
  return prometheusVersionOf(text) ?? place.refuse('is no version of Prometheus that is known here (2.x to 3.x)', text,
    'write it as \'2.55\' or \'3.5\', or leave it out for the newest');
}

/** What a stated version refuses in a query; without one what the newest finds nothing by, since functions of older ones may be meant. */
export function refusedByVersion(query: string, version?: PrometheusVersion): Fault[] {
  return (version === undefined ? normalisedFaults(query) : versionFaults(query, version))
    .map((each) => version === undefined ? { ...each, fix: bothWords`${each.fix}, or state prometheusVersion: '2.55' on the Prometheus where it is one of 2.x` } : each);
}

/** Whether a query can only be read by a server of another language than PromQL, of which it was stated that it has one. */
export function isForeign(query: string, prometheus?: Prometheus): boolean {
  return speaksMetricsQl(prometheus) && syntaxFaults(query).length > 0;
}

/** Whether a server takes MetricsQL, in which a rate reads one sample before its range too, and NaN is no value. */
export function speaksMetricsQl(prometheus?: Prometheus): boolean {
  return prometheus?._options.dialect === QueryDialect.METRICS_QL;
}
