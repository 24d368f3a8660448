/** How long a pod takes. */
export interface PodTimes {
  /** From being made until it is ready. */
  readonly startSeconds: number;
  /** How long its phase is Pending. */
  readonly pendingSeconds: number;
  /** Before it has a sample of CPU, memory or a metric of its own. */
  readonly sampleAfterSeconds: number;
  /** Over how long each sample is taken. */
  readonly sampleWindowSeconds: number;
  /** From being deleted until it is gone. */
  readonly terminateSeconds: number;
}

/** How many pods there can be. */
export interface PodRoom {
  /** A quota: no more pods are made. */
  readonly quota?: number;
  /** Places with what a pod requests, such as GPUs: pods beyond them stay Pending, and those that end hold theirs until they are gone. */
  readonly places?: number;
}

/** A pod of the workload. */
export interface Pod {
  /** When it was given a place, from which its times count; undefined while it waits for one. */
  placedAt?: number;
  isRunning: boolean;
  isReady: boolean;
  /** Held unready by an event. */
  isHeld: boolean;
  /** When its readiness last changed. */
  changedAt: number;
  /** When it is gone; undefined while nobody deleted it. */
  goneAt?: number;
}

/** The pods of one workload over time: in which order they come and go, and what they are at each moment. */
export class Pods {
  /** Those that nobody deleted, oldest first. */
  readonly standing: Pod[] = [];
  /** Those that were deleted and are not gone yet. */
  readonly ending: Pod[] = [];
  /** Running, ready and not deleted: those that take load. */
  ready = 0;
  /** The next moment at which time alone changes a pod. */
  nextChange = Infinity;
  private hasBegun = false;

  constructor(private readonly times: PodTimes, private readonly room: PodRoom, replicas: number, ageSeconds: number) {
    this.make(Math.min(replicas, room.quota ?? Infinity), -ageSeconds);
    this.standing.slice(0, room.places).forEach((pod) => {
      pod.placedAt = -ageSeconds;
    });
    this.settle(0);
    this.hasBegun = true;
  }

  /** All that the API server knows. */
  get all(): readonly Pod[] {
    return this.ending.length === 0 ? this.standing : [...this.standing, ...this.ending];
  }

  /** Running and ready ones, those that are being deleted too. */
  get readyAndEnding(): number {
    let count = this.ready;
    for (const { isReady, isRunning } of this.ending) {
      count += isReady && isRunning ? 1 : 0;
    }
    return count;
  }

  /** Whether a pod has samples at a moment: those that wait or end have none. */
  hasSample({ goneAt, isRunning, placedAt }: Pod, atSeconds: number): boolean {
    return goneAt === undefined && isRunning && placedAt !== undefined && atSeconds >= placedAt + this.times.sampleAfterSeconds;
  }

  /** Lets deleted pods vanish; called before whatever else happens at a moment. */
  vanish(atSeconds: number): void {
    for (let i = this.ending.length - 1; i >= 0; i--) {
      if (this.ending[i].goneAt! <= atSeconds) {
        this.ending.splice(i, 1);
      }
    }
  }

  /** Holds a pod unready, or lets it be ready again; by its place among the standing ones. */
  hold(position: number, isHeld: boolean): void {
    if (position < this.standing.length) {
      this.standing[position].isHeld = isHeld;
    }
  }

  /** Brings all pods to what they are at a moment; until `nextChange` they stay so. */
  settle(atSeconds: number): void {
    this.place(atSeconds);
    this.ready = 0;
    this.nextChange = this.ending.reduce((next, { goneAt }) => Math.min(next, goneAt!), Infinity);
    for (const pod of this.standing) {
      this.bringOn(pod, atSeconds);
      this.ready += pod.isReady && pod.isRunning ? 1 : 0;
    }
  }

  /** Makes the pods that are missing, or deletes the newest of those that are too many. */
  scale(replicas: number, atSeconds: number): void {
    const wanted = Math.min(replicas, this.room.quota ?? Infinity);
    if (wanted === this.standing.length) {
      return;
    }
    this.make(wanted - this.standing.length, atSeconds);
    while (this.standing.length > wanted) {
      this.remove(this.standing.pop()!, atSeconds);
    }
    this.settle(atSeconds);
  }

  private make(count: number, atSeconds: number): void {
    for (let i = 0; i < count; i++) {
      const placedAt = this.room.places === undefined ? atSeconds : undefined;
      this.standing.push({ placedAt, isRunning: false, isReady: false, isHeld: false, changedAt: atSeconds });
    }
  }

  private remove(pod: Pod, atSeconds: number): void {
    if (this.times.terminateSeconds > 0 && pod.placedAt !== undefined) {
      pod.goneAt = atSeconds + this.times.terminateSeconds;
      this.ending.push(pod);
    }
  }

  /** Gives free places to those that wait, oldest first. */
  private place(atSeconds: number): void {
    if (this.room.places === undefined) {
      return;
    }
    let free = this.room.places - this.ending.length - this.standing.filter(({ placedAt }) => placedAt !== undefined).length;
    for (const pod of this.standing) {
      if (free > 0 && pod.placedAt === undefined) {
        pod.placedAt = atSeconds;
        pod.changedAt = atSeconds;
        free--;
      }
    }
  }

  private bringOn(pod: Pod, atSeconds: number): void {
    if (pod.placedAt === undefined) {
      return;
    }
    const [runsAt, startedAt] = [pod.placedAt + this.times.pendingSeconds, pod.placedAt + this.times.startSeconds];
    pod.isRunning = atSeconds >= runsAt;
    const isReady = atSeconds >= startedAt && !pod.isHeld;
    if (isReady !== pod.isReady) {
      // Those that are there from the begin became ready before it.
      pod.changedAt = this.hasBegun ? atSeconds : startedAt;
      pod.isReady = isReady;
    }
    for (const next of [runsAt, startedAt]) {
      if (next > atSeconds) {
        this.nextChange = Math.min(this.nextChange, next);
      }
    }
  }
}
