import { autoscalerInput, isAtLeast } from './autoscaler-input';
import { inThousandths } from './hpa-arithmetic';
import { DEFAULT_HPA_CONTROLLER, HpaController } from './hpa-input';
import { ofReadable } from './measured-query';
import { Requests } from './pod-metric';
import { Preview, preview, PreviewRequest, PreviewSubject } from './preview';
import { signalTitles } from './signal-titles';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { Query } from '../graph/scaling-trigger';
import { Workload } from '../graph/workload';
import { meaningOf } from '../model-servers/metric-meanings';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { levelOf } from '../promql/level';

const MILLIS_PER_SECOND = 1000;
/** Resources of which an HPA reads the use. */
const USED = ['cpu', 'memory'];

/** What is known around an autoscaler. */
export interface PreviewSurroundings {
  readonly cluster?: ClusterProfile;
  /** What it scales; without it nothing is known of what the pods request. */
  readonly workload?: Workload;
}

/** What an autoscaler of a graph would do over a load. */
export function previewOf(node: AutoscalerNode, request: PreviewRequest, surroundings: PreviewSurroundings = {}): Preview {
  return preview(previewSubjectOf(node, surroundings), inCluster(request, surroundings.cluster));
}

/** A request with what the cluster says of pods and scrapes, where nobody else does. */
export function inCluster(request: PreviewRequest, cluster: ClusterProfile = UNKNOWN_CLUSTER): PreviewRequest {
  const startMillis = cluster.podStartupMillis;
  const scrapeMillis = cluster.prometheus?.[0]?.scrapeIntervalMillis;
  return {
    ...scrapeMillis !== undefined && { scrapeSeconds: scrapeMillis / MILLIS_PER_SECOND },
    ...request,
    pods: { ...startMillis !== undefined && { startSeconds: startMillis / MILLIS_PER_SECOND }, ...request.pods },
  };
}

export function previewSubjectOf(node: AutoscalerNode, { cluster = UNKNOWN_CLUSTER, workload }: PreviewSurroundings = {}): PreviewSubject {
  const autoscaler = autoscalerInput(node, cluster);
  const queries = new Map([...queriesOf(node, autoscaler)].map(([metric, { text }]) => [metric, text]));
  // A workload that states no replicas begins with one, from which an HPA scales to zero: of a zero that it did not set it does nothing.
  const least = autoscaler.keda?.minReplicas ?? Math.max(autoscaler.hpa.minReplicas, workload?.replicas === 0 ? 0 : 1);
  return {
    autoscaler,
    controller: controllerOf(cluster),
    requests: workload === undefined ? { containers: {} } : requestsOf(workload, node.manifest.metadata.namespace, cluster),
    replicas: Math.min(Math.max(workload?.replicas ?? least, least), autoscaler.hpa.maxReplicas),
    levels: levelsOf(autoscaler, queries),
    queries,
    titles: signalTitles(node, autoscaler),
  };
}

/** How the cluster runs the HPA controller, its defaults where nothing is stated. */
export function controllerOf(cluster: ClusterProfile): HpaController {
  const { hpa = {} } = cluster;
  const seconds = (millis: number | undefined, otherwise: number) => millis === undefined ? otherwise : millis / MILLIS_PER_SECOND;
  return {
    syncPeriodSeconds: seconds(hpa.syncPeriodMillis, DEFAULT_HPA_CONTROLLER.syncPeriodSeconds),
    tolerance: hpa.tolerance ?? DEFAULT_HPA_CONTROLLER.tolerance,
    downscaleStabilizationSeconds: seconds(hpa.downscaleStabilizationMillis, DEFAULT_HPA_CONTROLLER.downscaleStabilizationSeconds),
    cpuInitializationSeconds: seconds(hpa.cpuInitializationMillis, DEFAULT_HPA_CONTROLLER.cpuInitializationSeconds),
    initialReadinessSeconds: seconds(hpa.initialReadinessMillis, DEFAULT_HPA_CONTROLLER.initialReadinessSeconds),
    scalesToZero: hpa.featureGates?.includes('HPAScaleToZero') || isAtLeast(cluster, 'Kubernetes', '1.37'),
  };
}

/** What a pod requests of what an HPA reads; a limit alone is a request too, and so is what a LimitRange gives. */
function requestsOf({ containers, podResources }: Workload, namespace: string | undefined, { limitRanges = [] }: ClusterProfile): Requests {
  const range = limitRanges.find((each) => (each.namespace ?? namespace) === namespace);
  const amounts = (resources: Workload['podResources'], otherwise: { readonly [resource: string]: unknown }) => Object.fromEntries(USED.map((resource) => {
    const amount = quantityValue(resources?.requests[resource]) ?? quantityValue(resources?.limits[resource]) ?? quantityValue(otherwise[resource]);
    return [resource, amount === undefined ? undefined : inThousandths(amount)];
  }));
  return {
    containers: Object.fromEntries(containers.map(({ name, resources }) => [name, amounts(resources, { cpu: range?.cpu, memory: range?.memory })])),
    ...podResources !== undefined && { pod: amounts(podResources, {}) },
  };
}

/** The queries of the triggers that ask Prometheus, by the metrics that they are. */
export function queriesOf({ triggers }: AutoscalerNode, { keda }: PreviewSubject['autoscaler']): Map<string, Query> {
  return new Map(keda?.triggers.flatMap(({ metric, of }, i): [string, Query][] => {
    const query = triggers[of ?? i]?.query;
    return metric === undefined || query === undefined ? [] : [[metric, query]];
  }));
}

/** Metrics that are said of one pod, are compared as they are, or are asked for by a query that yields a level. */
function levelsOf({ hpa }: PreviewSubject['autoscaler'], queries: ReadonlyMap<string, string>): Set<string> {
  const compared = hpa.metrics.filter(({ kind, targetType }) => kind === 'pods' || targetType === 'Value').map(({ name }) => name);
  const asked = [...queries].filter(([, query]) => ofReadable(query, (tree) => levelOf(query, tree, meaningOf)) !== undefined);
  return new Set([...compared, ...asked.map(([metric]) => metric)]);
}
