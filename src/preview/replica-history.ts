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
