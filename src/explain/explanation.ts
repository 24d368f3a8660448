/** What an autoscaler does, as data. Seconds and replicas are numbers; sentences are for people. */
export interface Explanation {
  /** The object that says it, as `ScaledObject default/model`. */
  readonly name: string;
  /** What it scales, as `Deployment default/model`. */
  readonly target: string;
  readonly controller: 'HPA' | 'KEDA' | 'Seldon Core 2';
  /** How many pods each replica is, where it is a group of several. */
  readonly podsPerReplica?: number;
  readonly bounds: { readonly minReplicas: number; readonly maxReplicas?: number; readonly idleReplicas?: number };
  /** What joins several signals, in words. */
  readonly together?: string;
  readonly signals: ExplainedSignal[];
  /** Undefined where no HPA acts. */
  readonly speed?: ExplainedSpeed;
  /** How it comes to zero, or idle, and what wakes it. */
  readonly zero: string[];
  /** What all replicas request together at the most; a resource of which nothing is requested is left out. */
  readonly atMaximum: { readonly [resource: string]: number };
  /** What has to be known before more can be told. */
  readonly missing: string[];
  /** What follows documents alone, and was never compared with what its product does. */
  readonly notMeasured: string[];
}

/** One reason to scale. */
export interface ExplainedSignal {
  /** The metric under which the HPA asks for it. */
  readonly metric: string;
  readonly query?: string;
  /** Whose rule answers the HPA, where that is among the manifests: a configuration of prometheus-adapter. */
  readonly servedBy?: string;
  /** A total is shared by the replicas, a level is compared as it is, and a value of each pod is averaged. */
  readonly reads: 'a level' | 'a total' | 'a value of each pod';
  readonly targetType: 'AverageValue' | 'Utilization' | 'Value';
  readonly target: number;
  /** As arithmetic, such as `replicas = ceil(total / 20)`. */
  readonly formula: string;
  /** Where nothing happens, as shares of the target; undefined of Jobs, which no HPA starts. */
  readonly band?: { readonly from: number; readonly to: number };
  readonly table: ExplainedRow[];
  /** What happens while it cannot be read. */
  readonly lost: string[];
}

/** A value that stays the same, while every other signal is 0. */
export interface ExplainedRow {
  /** In the unit of the metric; a percentage for Utilization. */
  readonly value: number;
  /** The replicas that it begins with, and those that it ends with. */
  readonly from: number;
  readonly replicas: number;
  /** What `kubectl get hpa` shows then, as `1500m/2 (avg)`; undefined where no HPA looks at it. */
  readonly shown?: string;
}

/** How fast the replicas change. */
export interface ExplainedSpeed {
  readonly up: string;
  readonly down: string;
  /** The first ten minutes after a load that takes all replicas begins, and after it ends, as seconds and replicas. */
  readonly firstTenMinutesUp: [number, number][];
  readonly firstTenMinutesDown: [number, number][];
}
