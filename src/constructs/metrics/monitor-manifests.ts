import { ApiObjectProps } from 'cdk8s';
import { MetricsEndpoint } from './metrics-endpoint';
import { MonitorOptions } from './monitor';
import { Prometheus } from './prometheus';
import { Scrape } from './scrape';
import { ScrapeCertificate, ScrapeTls } from './scrape-tls';
import type {
  PodMonitorSpec, PodMonitorSpecFallbackScrapeProtocol, PodMonitorSpecPodMetricsEndpoints, PodMonitorSpecPodMetricsEndpointsRelabelingsAction,
  PodMonitorSpecPodMetricsEndpointsScheme, ServiceMonitorSpec, ServiceMonitorSpecEndpointsScheme, ServiceMonitorSpecFallbackScrapeProtocol,
} from '../../../imports/monitoring.coreos.com';
import { POD_TARGET_LABELS, TARGET_LABELS } from '../../model-servers/series-owner';
import { PodSelector } from '../../platforms/kubernetes/pod-template';
import { DEFAULT_METRICS_PATH, MONITORING_GROUP } from '../../platforms/prometheus-operator/servers';
import { prometheusDuration } from '../../promql/duration';
import { LabelMatcher } from '../../promql/label-matcher';

const API_VERSION = `${MONITORING_GROUP}/v1`;

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

/** Where one container of the pods serves metrics beside the port that all are asked at. */
export interface ContainerEndpoint {
  readonly container: string;
  readonly port: number;
  readonly path: string;
  /** Name of a port that the container declares, where it does not declare that of its metrics; none is found by a number that nothing declares. */
  readonly declared?: string;
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
    scrape: scrapeOf(pods, LabelMatcher.equal('service', serviceName), TARGET_LABELS),
  };
}

/** A PodMonitor in the namespace of the pods; its targets carry `namespace` and `job`, which is the monitor's own name. */
export function podMonitor(pods: MonitoredPods, options: MonitorOptions, others: ContainerEndpoint[] = []): WrittenMonitor {
  const spec: PodMonitorSpec = {
    selector: pods.selector,
    podMetricsEndpoints: [scrapeEndpoint(pods, pods.endpoint.tls), ...others.map((other) => containerEndpoint(pods, other))],
    fallbackScrapeProtocol: pods.endpoint.fallbackScrapeProtocol as string | undefined as PodMonitorSpecFallbackScrapeProtocol | undefined,
  };
  return {
    manifest: { apiVersion: API_VERSION, kind: 'PodMonitor', metadata: metadata(pods, options), spec },
    scrape: scrapeOf(pods, LabelMatcher.equal('job', `${pods.namespace}/${options.name ?? pods.name}`), POD_TARGET_LABELS),
  };
}

function metadata(pods: MonitoredPods, options: MonitorOptions) {
  return {
    name: options.name ?? pods.name,
    namespace: pods.namespace,
    labels: { ...options.labels, ...pods.prometheus.monitorLabels },
  };
}

function scrapeEndpoint({ port, endpoint, prometheus }: MonitoredPods, tls?: ScrapeTls) {
  return {
    ...typeof port === 'string' ? { port } : { portNumber: port },
    path: endpoint.path ?? DEFAULT_METRICS_PATH,
    // Said although it may be the default: queries count on it.
    interval: prometheusDuration(endpoint.scrapeInterval ?? prometheus.scrapeInterval),
    scrapeTimeout: endpoint.scrapeTimeout && prometheusDuration(endpoint.scrapeTimeout),
    authorization: endpoint.authorization && { type: endpoint.authorization.type, credentials: { ...endpoint.authorization.credentials } },
    // The schemes of both kinds of monitors are spelled alike, and typed apart.
    ...tls !== undefined && { scheme: 'https' as string as ServiceMonitorSpecEndpointsScheme & PodMonitorSpecPodMetricsEndpointsScheme, tlsConfig: tlsConfig(tls) },
  };
}

/**
 * One container's own metrics, over plain HTTP. A port that the container does not declare is no target, so that the target of another one
 * is asked there. Source: prometheus 3.5 discovery/kubernetes/pod.go; istio samples/addons/extras/prometheus-operator.yaml does the same.
 */
function containerEndpoint(pods: MonitoredPods, { container, declared, path, port }: ContainerEndpoint): PodMonitorSpecPodMetricsEndpoints {
  const { scrapeInterval, scrapeTimeout } = pods.endpoint;
  const endpoint = { scrapeInterval, scrapeTimeout, path };
  if (declared === undefined) {
    return scrapeEndpoint({ ...pods, endpoint, port });
  }
  return {
    ...scrapeEndpoint({ ...pods, endpoint, port: declared }),
    relabelings: [
      { action: 'keep' as string as PodMonitorSpecPodMetricsEndpointsRelabelingsAction, sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: container },
      { sourceLabels: ['__address__'], regex: '(.+):[0-9]+', replacement: `$1:${port}`, targetLabel: '__address__' },
    ],
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
