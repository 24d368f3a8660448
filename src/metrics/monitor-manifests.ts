import { ApiObjectProps, Duration } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { MonitorOptions } from './monitor';
import { Prometheus } from './prometheus';
import { prometheusDuration } from './prometheus-duration';
import { Scrape } from './scrape';
import { ScrapeCertificate, ScrapeTls } from './scrape-tls';
import type {
  PodMonitorSpec, PodMonitorSpecFallbackScrapeProtocol, PodMonitorSpecPodMetricsEndpointsScheme, ServiceMonitorSpec,
  ServiceMonitorSpecEndpointsScheme, ServiceMonitorSpecFallbackScrapeProtocol,
} from '../../imports/monitoring.coreos.com';
import { PodSelector } from '../kubernetes/pod-template';
import { LabelMatcher } from '../promql/label-matcher';

const API_VERSION = 'monitoring.coreos.com/v1';
const DEFAULT_PATH = '/metrics';
/** Labels of the targets of a monitor. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
const ATTACHED = ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance'];

/** The pods that a monitor is written for. */
export interface MonitoredPods {
  readonly name: string;
  /** Undefined where the namespace is only known when the manifests are applied. */
  readonly namespace?: string;
  /** Selects the Service (for a ServiceMonitor) or the pods (for a PodMonitor). */
  readonly selector: PodSelector;
  /** Name of the Service's port (for a ServiceMonitor) or of the container's (for a PodMonitor, which takes its number too). */
  readonly port: string | number;
  readonly endpoint: MetricsEndpoint;
  readonly prometheus: Prometheus;
}

/** The Service that leads to them. */
export interface MonitoredService extends MonitoredPods {
  /** Whether the port is served over TLS by a certificate that nobody vouches for. */
  readonly selfSigned?: boolean;
}

/** A manifest, and how the series that it makes Prometheus scrape are labelled. */
export interface WrittenMonitor {
  readonly manifest: ApiObjectProps;
  readonly scrape: Scrape;
}

/** A ServiceMonitor in the namespace of the Service; its targets carry `namespace` and `service`. */
export function serviceMonitor(pods: MonitoredService, serviceName: string, options: MonitorOptions): WrittenMonitor {
  const tls = pods.endpoint.tls ?? (pods.selfSigned ? { insecureSkipVerify: true } : undefined);
  const spec: ServiceMonitorSpec = {
    selector: pods.selector,
    endpoints: [scrapeEndpoint(pods, tls)],
    fallbackScrapeProtocol: pods.endpoint.fallbackScrapeProtocol as string | undefined as ServiceMonitorSpecFallbackScrapeProtocol | undefined,
  };
  return {
    manifest: { apiVersion: API_VERSION, kind: 'ServiceMonitor', metadata: metadata(pods, options), spec },
    scrape: scrapeOf(pods, LabelMatcher.equal('service', serviceName), [...ATTACHED, 'service']),
  };
}

/** A PodMonitor in the namespace of the pods; its targets carry `namespace` and `job`, which is the monitor's own name. */
export function podMonitor(pods: MonitoredPods, options: MonitorOptions): WrittenMonitor {
  const spec: PodMonitorSpec = {
    selector: pods.selector,
    podMetricsEndpoints: [scrapeEndpoint(pods, pods.endpoint.tls)],
    fallbackScrapeProtocol: pods.endpoint.fallbackScrapeProtocol as string | undefined as PodMonitorSpecFallbackScrapeProtocol | undefined,
  };
  return {
    manifest: { apiVersion: API_VERSION, kind: 'PodMonitor', metadata: metadata(pods, options), spec },
    scrape: scrapeOf(pods, LabelMatcher.equal('job', `${pods.namespace}/${options.name ?? pods.name}`), ATTACHED),
  };
}

function metadata(pods: MonitoredPods, options: MonitorOptions) {
  return {
    name: options.name ?? pods.name,
    namespace: pods.namespace,
    labels: { ...options.labels, ...pods.prometheus.monitorLabels },
  };
}

function scrapeEndpoint({ port, endpoint }: MonitoredPods, tls?: ScrapeTls) {
  const text = (duration?: Duration) => duration && prometheusDuration(duration);
  return {
    ...typeof port === 'string' ? { port } : { portNumber: port },
    path: endpoint.path ?? DEFAULT_PATH,
    interval: text(endpoint.scrapeInterval),
    scrapeTimeout: text(endpoint.scrapeTimeout),
    authorization: endpoint.authorization && { type: endpoint.authorization.type, credentials: { ...endpoint.authorization.credentials } },
    // The schemes of both kinds of monitors are spelled alike, and typed apart.
    ...tls !== undefined && { scheme: 'https' as string as ServiceMonitorSpecEndpointsScheme & PodMonitorSpecPodMetricsEndpointsScheme, tlsConfig: tlsConfig(tls) },
  };
}

/** Undefined where nothing is said but that it is https. */
function tlsConfig({ ca, cert, insecureSkipVerify, keySecret, serverName }: ScrapeTls) {
  const config = { ca: certificate(ca), cert: certificate(cert), insecureSkipVerify, keySecret: keySecret && { ...keySecret }, serverName };
  return Object.values(config).some((value) => value !== undefined) ? config : undefined;
}

function certificate(given?: ScrapeCertificate) {
  return given && { [given._kind]: { ...given._ref } };
}

function scrapeOf(pods: MonitoredPods, own: LabelMatcher, attached: string[]): Scrape {
  const interval = pods.endpoint.scrapeInterval ?? pods.prometheus.scrapeInterval;
  if (pods.namespace === undefined) {
    return { interval, attached };
  }
  const series = [LabelMatcher.equal('namespace', pods.namespace), own];
  return { series, up: series, interval, attached };
}
