import { METRICS_APIS, MetricsApi } from './kinds';

/** A metric that is asked of a metrics API, and who serves it. */
export interface ServedMetricOf {
  readonly api: MetricsApi;
  /** Undefined where nobody says it. */
  readonly who?: string;
}

/** A metric of the same API that somebody else serves: a cluster has one server of each. */
export function servedByAnother<T extends ServedMetricOf>({ api, who }: ServedMetricOf, all: T[]): T | undefined {
  return all.find((other) => other.api === api && other.who !== who);
}

/** `external.metrics.k8s.io, which has one server in a cluster`. */
export function oneServerText(api: MetricsApi): string {
  return `${METRICS_APIS[api]}, which has one server in a cluster`;
}
