import { AutoscalerNode } from './autoscaler';
import { listIn, objectIn, textIn } from './manifest';
import { MonitorNode } from './monitor';
import { ScalingGraph } from './scaling-graph';
import { Workload } from './workload';
import { serverVersionOf } from '../model-servers/model-servers';
import { KnownTarget } from '../model-servers/query-faults';
import { SCRAPED_BY } from '../platforms/annotations';
import { groupOf } from '../platforms/kubernetes/names';
import { Fields } from '../platforms/kubernetes/untyped';
import { MONITORING_GROUP } from '../platforms/prometheus-operator/servers';
import { LabelMatcher } from '../promql/label-matcher';
import { NAME_LABEL } from '../promql/vocabulary';

/** Relabelings that set the label they name, and none besides. Source: prometheus v3.14 model/relabel/relabel.go. */
const SETS_ONE_LABEL = ['replace', 'hashmod', 'lowercase', 'uppercase'];
/** Relabelings that only choose among targets or series. */
const CHOOSES = ['keep', 'drop', 'keepequal', 'dropequal'];

/**
 * Fields of an endpoint with relabelings: of the Prometheus operator, of VictoriaMetrics and of Google. Sources: prometheus-operator v0.93
 * pkg/apis/monitoring/v1; VictoriaMetrics/operator api/operator/v1beta1; GoogleCloudPlatform/prometheus-engine pkg/operator/apis/monitoring/v1.
 */
const RELABELINGS = ['relabelings', 'metricRelabelings', 'relabelConfigs', 'metricRelabelConfigs', 'metricRelabeling'];

/** What the manifests tell of the series of an autoscaler's pods, and of the servers in them. */
export function seriesKnownOf(graph: ScalingGraph, autoscaler: AutoscalerNode): KnownTarget {
  const { pods } = graph.metricSourcesOf(autoscaler);
  // Of what somebody else scrapes or exports it is not known how it is labelled.
  const isOfOthers = (autoscaler.scrapedBy ?? autoscaler.manifest.metadata.annotations?.[SCRAPED_BY] ?? '').trim() !== '';
  const scraped = isOfOthers ? [] : pods.filter((workload) => graph.isScraped(workload));
  const monitors = [...new Set(scraped.flatMap((workload) => graph.scraping.monitorsOf(workload)))];
  const versions = new Map(pods.flatMap(({ containers }) => containers.flatMap(({ stated }) => stated?.image ?? [])).flatMap((image) => {
    const found = serverVersionOf(image);
    return found === undefined ? [] : [[found.server, found.version] as const];
  }));
  return {
    own: monitors.length === 0 ? [] : ownLabels(graph, pods, monitors).filter(({ value }) => value !== ''),
    honorsLabels: monitors.some((monitor) => endpointsOf(monitor).some(({ honorLabels }) => honorLabels === true)),
    added: monitors.length === 0 ? undefined : addedBy(monitors),
    renames: monitors.some((monitor) => relabelingsOf(monitor).some((relabeling) => targetOf(relabeling) === NAME_LABEL)),
    running: (server) => versions.get(server),
  };
}

/** The labels by which the series of all of some pods are told. */
function ownLabels({ scraping }: ScalingGraph, pods: Workload[], monitors: MonitorNode[]): LabelMatcher[] {
  const namespaces = new Set(pods.map(({ manifest }) => manifest.metadata.namespace ?? ''));
  const services = new Set(pods.flatMap((workload) => scraping.servicesOf(workload)).map(({ manifest }) => manifest.metadata.name ?? ''));
  const throughService = monitors.every(({ kind }) => kind === 'ServiceMonitor');
  const [namespace, service] = [namespaces, services].map((names) => names.size === 1 ? [...names][0] : '');
  return [
    LabelMatcher.equal('namespace', namespace),
    ...throughService ? [LabelMatcher.equal('service', service), ...monitors.some(hasJobLabel) ? [] : [LabelMatcher.equal('job', service)]] : [],
    ...monitors.length === 1 ? podMonitorJob(monitors[0]) : [],
  ];
}

/** The job of what a PodMonitor makes Prometheus scrape. Source: prometheus-operator v0.93 pkg/prometheus/promcfg.go, generatePodMonitorConfig. */
function podMonitorJob(monitor: MonitorNode): LabelMatcher[] {
  const { kind, manifest: { apiVersion, metadata: { name, namespace } } } = monitor;
  const keepsJob = !hasJobLabel(monitor) && addedBy([monitor])?.includes('job') === false;
  return kind === 'PodMonitor' && groupOf(apiVersion) === MONITORING_GROUP && keepsJob && namespace !== undefined ? [LabelMatcher.equal('job', `${namespace}/${name}`)] : [];
}

function hasJobLabel({ manifest: { spec } }: MonitorNode): boolean {
  return objectIn(spec).jobLabel !== undefined;
}

/** The labels that monitors add to those of their targets; undefined where they may add any, or rename metrics. */
function addedBy(monitors: MonitorNode[]): string[] | undefined {
  const added = monitors.map((monitor) => {
    const { podTargetLabels, targetLabels } = objectIn(monitor.manifest.spec);
    const set = relabelingsOf(monitor).map(labelsSetBy);
    const copied = [...listIn(podTargetLabels), ...listIn(targetLabels)].flatMap((label) => textIn(label)?.replace(/[^a-zA-Z0-9_]/g, '_') ?? []);
    return set.includes(undefined) ? undefined : [...set.flatMap((labels) => labels ?? []), ...copied];
  });
  return added.includes(undefined) ? undefined : added.flatMap((labels) => labels ?? []);
}

/** Those of all its endpoints. */
function relabelingsOf(monitor: MonitorNode): Fields[] {
  return endpointsOf(monitor).flatMap((endpoint) => RELABELINGS.flatMap((field) => listIn(endpoint[field]))).map(objectIn);
}

function endpointsOf({ manifest }: MonitorNode): Fields[] {
  const { endpoints, podMetricsEndpoints } = objectIn(manifest.spec);
  return listIn(endpoints ?? podMetricsEndpoints).map(objectIn);
}

function labelsSetBy(relabeling: Fields): string[] | undefined {
  const named = String(relabeling.action ?? 'replace').toLowerCase();
  const label = targetOf(relabeling);
  if (CHOOSES.includes(named)) {
    return [];
  }
  return SETS_ONE_LABEL.includes(named) && label !== undefined && label !== NAME_LABEL ? [label] : undefined;
}

function targetOf({ targetLabel, target_label: written }: Fields): string | undefined {
  return textIn(targetLabel) ?? textIn(written);
}
