import { listIn, objectIn, textIn } from './manifest';
import { MonitorNode } from './monitor';
import { portNumbers } from './monitor-reach';
import { ReachingEndpoint, Scraping } from './scraping';
import { ServiceNode } from './service';
import { Workload } from './workload';
import { groupOf } from '../platforms/kubernetes/names';
import { DEFAULT_METRICS_PATH, MONITORING_GROUP } from '../platforms/prometheus-operator/servers';

/** The labels that tell what made Prometheus scrape a target; the others tell the pod. */
const SCRAPE_LABELS = ['job', 'service', 'endpoint'] as const;

/** A port of pods that Prometheus scrapes, as one monitor has it, through one Service where it is a ServiceMonitor. */
export interface ScrapeTarget {
  readonly monitor: MonitorNode;
  readonly service?: ServiceNode;
  readonly ports: number[];
  readonly path: string;
  readonly isTls: boolean;
  /** What its series have of SCRAPE_LABELS. */
  readonly labels: { readonly [label: string]: string | undefined };
  /** Labels that its series have beside those of all targets. */
  readonly added: string[];
}

/** One port and path of pods that one Prometheus scrapes twice, so that each series is there twice. */
export interface ScrapedTwice {
  readonly workload: Workload;
  readonly targets: [ScrapeTarget, ScrapeTarget];
  readonly port: number;
  /** The labels in which the two series differ, or may. */
  readonly differing: string[];
}

/** What of a workload's pods is scraped twice. Two scrapes whose labels are all alike write into one series, and are none of it. */
export function scrapedTwiceOf(scraping: Scraping, workload: Workload): ScrapedTwice[] {
  const endpoints = scraping.scrapedEndpoints(workload);
  const targets = endpoints.length < 2 ? [] : endpoints.flatMap((each) => targetOf(each, workload) ?? []);
  return targets.flatMap((one, i) => targets.slice(i + 1).flatMap((other): ScrapedTwice[] => {
    const port = one.ports.find((each) => other.ports.includes(each));
    const isSame = port !== undefined && one.path === other.path && one.isTls === other.isTls;
    const differing = SCRAPE_LABELS.filter((label) => one.labels[label] !== other.labels[label]);
    return isSame && differing.length > 0 && scraping.isTakenWith(one.monitor, other.monitor, workload)
      ? [{ workload, targets: [one, other], port, differing: [...differing, ...one.added, ...other.added] }] : [];
  }));
}

/** Undefined where it is not known which series are stored, or by which labels. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go. */
function targetOf({ endpoint, monitor, service }: ReachingEndpoint, workload: Workload): ScrapeTarget | undefined {
  if (groupOf(monitor.manifest.apiVersion) !== MONITORING_GROUP || !endpoint.storesAll) {
    return undefined;
  }
  const { jobLabel, podTargetLabels, targetLabels } = objectIn(monitor.manifest.spec);
  const { name, namespace } = monitor.manifest.metadata;
  const [usual, labels] = service === undefined ? [`${namespace}/${name}`, workload.podLabels] : [service.manifest.metadata.name, service.manifest.metadata.labels ?? {}];
  const job = labels[textIn(jobLabel) ?? ''] || usual;
  const { isTls, path = DEFAULT_METRICS_PATH, port, sets, targetPort } = endpoint;
  return {
    monitor,
    service,
    ports: portNumbers(monitor, endpoint, service === undefined ? [] : [service], workload),
    path,
    isTls,
    labels: { job, service: service?.manifest.metadata.name, endpoint: port ?? (targetPort === undefined ? undefined : String(targetPort)) },
    added: [...sets, ...[...listIn(podTargetLabels), ...listIn(targetLabels)].flatMap((label) => textIn(label)?.replace(/[^a-zA-Z0-9_]/g, '_') ?? [])],
  };
}
