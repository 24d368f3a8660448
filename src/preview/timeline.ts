/** What there was from a moment on, until the next one. */
export interface TimelinePoint {
  readonly atSeconds: number;
  /** The replicas that are asked for. */
  readonly desired: number;
  /** Pods that are there, those that end too. */
  readonly pods: number;
  /** Those that take load. */
  readonly ready: number;
}

/** The replicas over time, one point for each change. */
export class Timeline {
  readonly points: TimelinePoint[] = [];

  add(atSeconds: number, desired: number, pods: number, ready: number): void {
    const last = this.points.at(-1);
    if (last?.desired === desired && last.pods === pods && last.ready === ready) {
      return;
    }
    if (last?.atSeconds === atSeconds) {
      this.points.pop();
    }
    this.points.push({ atSeconds, desired, pods, ready });
  }
}

/** The replicas that were asked for over time, and those that the workload's status told: the same, some time later. */
export class ReplicaHistory {
  private readonly times = [-Infinity];
  private readonly replicas: number[];
  /** The one that the status told last. */
  private told = 0;

  constructor(start: number, private readonly lagSeconds: number) {
    this.replicas = [start];
  }

  get current(): number {
    return this.replicas[this.replicas.length - 1];
  }

  set(replicas: number, atSeconds: number): void {
    this.times.push(atSeconds);
    this.replicas.push(replicas);
  }

  /** `status.replicas` at a moment; times only grow. */
  status(atSeconds: number): number {
    while (this.told + 1 < this.times.length && this.times[this.told + 1] <= atSeconds - this.lagSeconds) {
      this.told++;
    }
    return this.replicas[this.told];
  }
}
