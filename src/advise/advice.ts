import { Capacity } from './capacity';
import { Judged } from './trial';

/** What is proposed of an autoscaler, and what it follows from. Only a starting point: it knows one load and one measurement. */
export interface Advice {
  /** The object that scales, as `ScaledObject default/model`. */
  readonly name: string;
  readonly durationSeconds: number;
  /** The goals, in words. */
  readonly goal: string;
  readonly capacity: Capacity;
  /** What the load is at most, and by how much it grows while new pods start, each per second. */
  readonly load: { readonly most: number; readonly growth: number; readonly leadSeconds: number };
  /** The autoscaler as it is. */
  readonly present: Judged;
  /** Undefined where nothing that was tried keeps to the goal. */
  readonly proposal?: Judged;
  readonly settings: readonly AdvisedSetting[];
  readonly tried: readonly TriedTarget[];
  /** What is not proposed, and why. */
  readonly notes: readonly string[];
  /** What is taken for granted of the load and the pods. */
  readonly assumptions: readonly string[];
}

/** A field of the manifest with its present value and the one that is proposed. */
export interface AdvisedSetting {
  /** Where it stands in the manifest, such as `spec.maxReplicaCount`. */
  readonly field: string;
  readonly now: number;
  readonly proposed: number;
  readonly because: string;
}

/** A share of what a pod serves at which pods would be kept. */
export interface TriedTarget {
  readonly share: number;
  /** The load of one pod per second. */
  readonly perPod: number;
  readonly maxReplicas: number;
  /** The rest is undefined where not even all of them from the begin on keep to the goal. */
  readonly minReplicas?: number;
  readonly replicaHours?: number;
  readonly unservedPercent?: number;
}
