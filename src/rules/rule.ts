import { Severity } from './severity';
import { ClusterProfile } from '../cluster/cluster-profile';
import { VersionSpan } from '../faults/fault';
import { Fix, Repair } from '../faults/fix';
import { LocatedManifest } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export { Severity } from './severity';

/** Something that a rule found in the manifests. */
export interface Finding {
  /** The object at fault. */
  readonly at: LocatedManifest;
  /** Other objects whose annotation can also say to ignore it. */
  readonly alsoAt?: LocatedManifest[];
  /** Where in the object, such as `spec.replicas`. */
  readonly field?: string;
  /** What is wrong there. */
  readonly problem: string;
  /** What stands there. */
  readonly got: string;
  /** What follows from it, where the problem does not say. */
  readonly effect?: string;
  /** What to do about it, in words for whoever wrote the object. */
  readonly fix: Fix;
  /** The same as changes of the object, from `field` on, where that is mechanical. */
  readonly repair?: Repair;
  /** What findings of this rule have in common that one mistake makes: they are reported as one. */
  readonly cause?: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** The versions of a product that have the fault, where not all do. */
  readonly only?: VersionSpan;
}

/** A fact that a rule needs and nobody stated. */
export interface Unknown {
  readonly at: LocatedManifest;
  readonly alsoAt?: LocatedManifest[];
  /** What cannot be told without it, and how to state it. */
  readonly missing: string;
}

/** One fault that autoscaling suffers from. */
export interface Rule {
  /** Its name for good: the word in messages and in annotations that ignore it. */
  readonly id: string;
  readonly severity: Severity;
  /** The fault and what it does, in one sentence. */
  readonly says: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
  /** The code or document upstream that proves it, with its version. */
  readonly source: string;
  find(graph: ScalingGraph, cluster: ClusterProfile): Iterable<Finding | Unknown>;
}
