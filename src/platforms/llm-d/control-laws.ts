import { Fault, faultAt } from '../../faults/fault';

/*
 * Formulas by which guides of llm-d scale, in the language of KEDA. Each yields how many replicas are wanted, so that it is compared with 1 as
 * AverageValue. Names are those of triggers.
 */

/** What a law of any kind yields is a number of replicas. */
export const REPLICAS_PER_REPLICA = 1;

/** Source: llm-d/llm-d 326cfb68 guides/workload-autoscaling/keda-epp/optimized-baseline/components/overshoot-guard. */
export interface OvershootGuard {
  readonly demand: string;
  readonly demandPerReplica: number;
  readonly pending: string;
  readonly replicas: string;
}

/** Replicas for the demand, less those that are on their way, and never fewer than there are. */
export function overshootGuard({ demand, demandPerReplica, pending, replicas }: OvershootGuard): string {
  const wanted = demandPerReplica === 1 ? demand : `${demand} / ${demandPerReplica}`;
  return `${wanted} <= ${replicas} ? ${wanted} : max(${wanted} - ${pending}, ${replicas})`;
}

/** Source: llm-d/llm-d 560d420e guides/workload-autoscaling/keda-epp-token-aware. */
export interface TokenAware {
  readonly backlog: string;
  readonly secondsPerReplica: number;
  readonly kvCache: string;
  readonly kvCachePerReplica: number;
}

/** Replicas for the prompts that wait or for the caches that are full, whichever are more. */
export function tokenAware({ backlog, kvCache, kvCachePerReplica, secondsPerReplica }: TokenAware): string {
  return `max(${backlog} / ${secondsPerReplica}, ${kvCache} / ${kvCachePerReplica})`;
}

/** Source: llm-d/llm-d 1860df22, d38c9f0c guides/workload-autoscaling/README.slo-aware.md. */
export interface SloBand {
  readonly saturation: string;
  readonly replicas: string;
  readonly readyReplicas: string;
  readonly scaleUpAbovePercent: number;
  readonly scaleDownBelowPercent: number;
  readonly mostPercent: number;
}

/**
 * As many replicas as there are while the latency is in a band of its objective; more above it, but for those that start already; fewer below. What starts
 * counts towards scaling up alone: else it would take pods away in the middle of it.
 */
export function sloBand({ readyReplicas: ready, replicas, saturation, ...percent }: SloBand): string {
  const [up, down, most] = [percent.scaleUpAbovePercent, percent.scaleDownBelowPercent, percent.mostPercent].map((each) => each / 100);
  const cut = `min(${saturation}, ${most})`;
  // KEDA puts a formula into a call, where expr takes no `let`.
  const credited = `(${ready} > 0 && ${ready} < ${replicas} ? ${cut} * ${ready} / ${replicas} : ${cut})`;
  return `${credited} > ${up} ? ${replicas} + ceil(${replicas} * (${credited} / ${up} - 1))`
    + ` : ${cut} < ${down} ? ${replicas} - floor(${replicas} * (1 - ${cut} / ${down})) : ${replicas}`;
}

/** Numbers of a law that are no calibration. */
export function positiveFaults(numbers: { readonly [name: string]: number }): Fault[] {
  return Object.entries(numbers).filter(([, value]) => !(value > 0 && Number.isFinite(value)))
    .map(([name, value]) => faultAt([name], 'must be greater than 0', value, 'measure it on your own model and accelerators: no published number carries over'));
}

/** A band that has no width, or a cut that hides what is above it. */
export function bandFaults({ mostPercent, scaleDownBelowPercent, scaleUpAbovePercent }: Pick<SloBand, 'mostPercent' | 'scaleDownBelowPercent' | 'scaleUpAbovePercent'>): Fault[] {
  return [
    ...scaleDownBelowPercent < scaleUpAbovePercent ? [] : [faultAt(['scaleDownBelowPercent'], `must be less than scaleUpAbovePercent (${scaleUpAbovePercent}): between the two nothing changes, and without a band the replicas go up and down`, scaleDownBelowPercent, 'lower it')],
    ...mostPercent > scaleUpAbovePercent ? [] : [faultAt(['mostPercent'], `must be more than scaleUpAbovePercent (${scaleUpAbovePercent}), or no latency scales up`, mostPercent, 'raise it: llm-d\'s guide uses 200')],
  ];
}
