import { ExplainedRow, ExplainedSignal, Explanation } from './explanation';
import { kedaMetricsOf } from '../graph/keda-hpa';
import { KedaTrigger, ScaledJobNode } from '../graph/keda-options';
import { kedaActivationOf } from '../graph/keda-targets';
import { nameOf, numberIn, objectIn, textIn } from '../graph/manifest';
import { podsOfJob } from '../graph/replica-pods';
import { requestedByReplica, times, unknownRequests } from '../graph/requested';
import { ScalingGraph } from '../graph/scaling-graph';
import { DEFAULT_SECONDS } from '../platforms/keda/times-faults';

/** Most Jobs at a time where nobody states them. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledjob_types.go, defaultScaledJobMaxReplicaCount. */
const DEFAULT_MAX_JOBS = 100;
/** Jobs of which the table shows how much they take. */
const COUNTS = [1, 2, 5, 10, 100];
/** How many Jobs a poll starts of those that the triggers ask for. Source: kedacore/keda v2.20 pkg/scaling/executor/scale_jobs.go, GetEffectiveMaxScale. */
const STRATEGIES: { readonly [strategy: string]: string | undefined } = {
  default: 'Each poll starts as many as the triggers ask for, less those that run.',
  accurate: 'Each poll starts as many as the triggers ask for, less those that are pending: for sources that no longer count what a Job has taken.',
  eager: 'Each poll starts as many as there is room for below the maximum, but no more than the triggers ask for.',
  custom: 'Each poll starts as many as the triggers ask for, less customScalingQueueLengthDeduction and a share of those that run.',
};
/** What several triggers make together. Source: kedacore/keda v2.20 pkg/scaling/scaledjob/metrics.go, IsScaledJobActive. */
const TOGETHER: { readonly [calculation: string]: string | undefined } = {
  max: 'The trigger with the largest value counts.',
  min: 'The active trigger with the smallest value counts.',
  avg: 'The average of the active triggers counts.',
  sum: 'The sum of the active triggers counts.',
};

/** What a ScaledJob does, as far as that goes: it scales no replicas, and how long its Jobs take is nobody's to know. */
export function explainScaledJob(scaledJob: ScaledJobNode, graph: ScalingGraph): Explanation {
  const { manifest, stated, triggers } = scaledJob;
  const { maxReplicaCount, minReplicaCount, pollingInterval, scalingStrategy } = stated;
  const maxReplicas = numberIn(maxReplicaCount) ?? DEFAULT_MAX_JOBS;
  const { multipleScalersCalculation, strategy } = objectIn(scalingStrategy);
  const missing: string[] = [];
  const signals = triggers.flatMap((trigger, i) => signalsOf(trigger, i, { maxReplicas, namespace: manifest.metadata.namespace, missing }));
  const pods = podsOfJob(scaledJob);
  return {
    name: nameOf(manifest),
    target: `Jobs of ${nameOf(manifest)}`,
    controller: 'KEDA',
    bounds: { minReplicas: numberIn(minReplicaCount) ?? 0, maxReplicas },
    ...triggers.length > 1 && { together: TOGETHER[textIn(multipleScalersCalculation) ?? 'max'] ?? TOGETHER.max },
    signals,
    zero: [
      `KEDA looks every ${numberIn(pollingInterval) ?? DEFAULT_SECONDS.pollingInterval} s. ${STRATEGIES[textIn(strategy) ?? 'default'] ?? STRATEGIES.default}`,
      'A Job that runs is never stopped: what is too many ends by itself.',
    ],
    atMaximum: times(maxReplicas, requestedByReplica(pods, graph)),
    missing: [...missing, ...unknownRequests(pods, graph)],
    notMeasured: [],
  };
}

interface Around {
  readonly maxReplicas: number;
  readonly namespace?: string;
  readonly missing: string[];
}

function signalsOf(trigger: KedaTrigger, i: number, { maxReplicas, missing, namespace }: Around): ExplainedSignal[] {
  return kedaMetricsOf(trigger, i, namespace).flatMap(({ name = `s${i}`, target = 0, type }): ExplainedSignal[] => {
    if (type !== 'External' || !(target > 0)) {
      missing.push(type === 'External' ? `${trigger.path}: its target is not known from the manifest` : `${trigger.path}: KEDA starts no Jobs by ${trigger.type}`);
      return [];
    }
    const { query } = trigger.metadata;
    return [{
      metric: name,
      ...typeof query === 'string' && { query },
      reads: 'a total',
      targetType: 'AverageValue',
      target,
      formula: `jobs = min(${maxReplicas}, ceil(${name} / ${target}))`,
      table: tableOf(target, kedaActivationOf(trigger.type, trigger.said) ?? 0, maxReplicas),
      lost: ['No Job is started by it.'],
    }];
  });
}

/** Jobs that a value asks for while none runs. */
function tableOf(target: number, activation: number, maxReplicas: number): ExplainedRow[] {
  const counts = [...COUNTS.filter((count) => count < maxReplicas), maxReplicas, 1.5 * maxReplicas];
  const values = [0, activation, ...counts.map((count) => count * target)];
  return [...new Set(values)].sort((one, other) => one - other)
    .map((value) => ({ value, from: 0, replicas: value > activation ? Math.min(maxReplicas, Math.ceil(value / target)) : 0 }));
}
