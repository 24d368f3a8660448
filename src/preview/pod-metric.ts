import { holds, Tolerance, wholePercent, wholeReplicas } from './hpa-arithmetic';
import { HpaController, PodMetric, Proposal } from './hpa-input';
import { Pod, Pods, PodTimes } from './pods';
import { Samples } from './signals';

/** The whole of a request, in percent: what a pod without a sample is taken to use where fewer replicas are asked for. */
const WHOLE_REQUEST = 100;

/** Amounts by the names of resources, in thousandths. */
export type Amounts = { readonly [resource: string]: number | undefined };

/** What each pod requests. */
export interface Requests {
  readonly containers: { readonly [name: string]: Amounts };
  /** What the pod as a whole requests, in place of the sum over its containers. */
  readonly pod?: Amounts;
}

/** What a proposal is worked out with. */
export interface PodMetricSituation {
  readonly atSeconds: number;
  readonly replicas: number;
  readonly pods: Pods;
  readonly times: PodTimes;
  readonly requests: Requests;
  readonly tolerance: Tolerance;
  readonly controller: HpaController;
}

/** Pods by what an HPA thinks of them. */
interface Groups {
  /** Sum of the samples of those that count, and how many they are. */
  readonly sum: number;
  readonly ready: number;
  readonly unready: number;
  readonly missing: number;
}

/**
 * The replicas that the values of the pods ask for; undefined where they cannot be compared.
 *
 * Source: kubernetes v1.36 pkg/controller/podautoscaler/replica_calculator.go, GetResourceReplicas, calcPlainMetricReplicas.
 */
export function podMetricProposal(metric: PodMetric, samples: Samples, situation: PodMetricSituation): Proposal | undefined {
  const { replicas, tolerance } = situation;
  const request = metric.targetType === 'Utilization' ? requestOf(metric, situation.requests) : undefined;
  const groups = grouped(metric, samples, situation);
  if (groups.ready === 0 || (metric.targetType === 'Utilization' && !request)) {
    return undefined;
  }
  const value = average(groups.sum, groups.ready, request);
  const ratio = value / metric.target;
  const counts = groups.missing === 0 && !(groups.unready > 0 && ratio > 1) ? undefined : filled(metric, groups, ratio, request);
  if (counts === undefined) {
    return { value, replicas: holds(tolerance, ratio) ? replicas : wholeReplicas(ratio * groups.ready) };
  }
  const assumed = average(counts.sum, counts.pods, request) / metric.target;
  if (holds(tolerance, assumed) || (ratio < 1 && assumed > 1) || (ratio > 1 && assumed < 1)) {
    return { value, replicas };
  }
  const proposed = wholeReplicas(assumed * counts.pods);
  return { value, replicas: (proposed > replicas && assumed < 1) || (proposed < replicas && assumed > 1) ? replicas : proposed };
}

/** What a pod requests of what a metric is a share of. Undefined where a container that counts requests nothing of the resource. */
export function requestOf({ resource = '', container }: PodMetric, { containers, pod }: Requests): number | undefined {
  if (container !== undefined) {
    return containers[container]?.[resource];
  }
  let sum = 0;
  for (const amounts of Object.values(containers)) {
    const request = amounts[resource];
    if (request === undefined) {
      return pod?.[resource];
    }
    sum += request;
  }
  return pod?.[resource] ?? sum;
}

/** In percent of the request where there is one, else the amount, without its decimals in either case. */
function average(sum: number, pods: number, request: number | undefined): number {
  return request === undefined ? Math.trunc(sum / pods) : wholePercent(sum, request * pods);
}

/** With what is assumed of the pods that do not count: nothing on the way up, all of it on the way down. */
function filled({ target, targetType }: PodMetric, groups: Groups, ratio: number, request = 0): { readonly sum: number; readonly pods: number } {
  const { sum, ready, unready, missing } = groups;
  if (ratio > 1) {
    return { sum, pods: ready + missing + unready };
  }
  const each = targetType === 'Utilization' ? Math.trunc((request * Math.max(WHOLE_REQUEST, target)) / WHOLE_REQUEST) : target;
  return ratio < 1 ? { sum: sum + missing * each, pods: ready + missing } : { sum, pods: ready };
}

function grouped({ resource }: PodMetric, samples: Samples, situation: PodMetricSituation): Groups {
  const groups = { sum: 0, ready: 0, unready: 0, missing: 0 };
  const { atSeconds, pods } = situation;
  pods.standing.forEach((pod, position) => {
    const sample = pod.isRunning && pods.hasSample(pod, atSeconds) ? samples(pod, position) : undefined;
    if (!pod.isRunning) {
      groups.unready++;
    } else if (sample === undefined) {
      groups.missing++;
    } else if (resource === 'cpu' && isStarting(pod, situation)) {
      groups.unready++;
    } else {
      groups.ready++;
      groups.sum += sample;
    }
  });
  return groups;
}

/** Whether the CPU of a pod is that of its start: young and not ready for a whole sample, or never ready at all. */
function isStarting({ placedAt = 0, isReady, changedAt }: Pod, { atSeconds, times, controller }: PodMetricSituation): boolean {
  return atSeconds < placedAt + controller.cpuInitializationSeconds ? !isReady || atSeconds < changedAt + times.sampleWindowSeconds
    : !isReady && changedAt < placedAt + controller.initialReadinessSeconds;
}
