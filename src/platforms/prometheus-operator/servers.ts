/** Where Prometheus and its operator ask a target unless they are told. Source: prometheus v3.14 config, metrics_path. */
export const DEFAULT_METRICS_PATH = '/metrics';

/** The API group of the Prometheus operator. */
export const MONITORING_GROUP = 'monitoring.coreos.com';
/** Rules that Prometheus evaluates. */
export const PROMETHEUS_RULE = { apiVersion: `${MONITORING_GROUP}/v1`, kind: 'PrometheusRule' } as const;

/** What scrapes by monitors: where its object selects them, and what it does where nothing is said. */
export interface ServerKind {
  /** What the fields of its selectors begin with, by the kind of the monitor: `serviceMonitor` for `serviceMonitorSelector`. */
  readonly selectors: { readonly [monitor: string]: string };
  /** How often it scrapes unless it is told, in milliseconds. */
  readonly scrapeMillis?: number;
  /** Whether selectors that are absent mean what they mean to the operator of Victoria Metrics. */
  readonly isVictoriaMetrics?: boolean;
}

/** How often a Prometheus custom resource scrapes that sets no scrapeInterval. Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/prometheus_types.go. */
export const OPERATOR_SCRAPE_MILLIS = 30_000;
/** How often a PodMonitoring is scraped that sets no interval. Source: GoogleCloudPlatform/prometheus-engine pkg/operator/apis/monitoring/v1/pod_types.go. */
export const GOOGLE_SCRAPE_MILLIS = 60_000;

const inGroup = (group: string): ServerKind => ({
  selectors: { [`${group}/ServiceMonitor`]: 'serviceMonitor', [`${group}/PodMonitor`]: 'podMonitor' },
  scrapeMillis: OPERATOR_SCRAPE_MILLIS,
});
const COREOS = inGroup(MONITORING_GROUP);
const RHOBS = inGroup('monitoring.rhobs');
const VICTORIA: ServerKind = {
  selectors: { 'operator.victoriametrics.com/VMServiceScrape': 'serviceScrape', 'operator.victoriametrics.com/VMPodScrape': 'podScrape' },
  isVictoriaMetrics: true,
};

/**
 * Objects that say which monitors are scraped, by group and kind.
 *
 * Sources: prometheus-operator v0.93 pkg/prometheus/resource_selector.go; rhobs/observability-operator; VictoriaMetrics/operator
 * api/operator/v1beta1/vmagent_types.go.
 */
export const SERVERS: { readonly [groupKind: string]: ServerKind } = {
  [`${MONITORING_GROUP}/Prometheus`]: COREOS,
  [`${MONITORING_GROUP}/PrometheusAgent`]: COREOS,
  'monitoring.rhobs/Prometheus': RHOBS,
  'monitoring.rhobs/PrometheusAgent': RHOBS,
  'operator.victoriametrics.com/VMAgent': VICTORIA,
};
