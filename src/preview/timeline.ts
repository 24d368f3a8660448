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

  add(point: TimelinePoint): void {
    const last = this.points.at(-1);
    if (last?.desired === point.desired && last.pods === point.pods && last.ready === point.ready) {
      return;
    }
    if (last?.atSeconds === point.atSeconds) {
      this.points.pop();
    }
    this.points.push(point);
  }
}
