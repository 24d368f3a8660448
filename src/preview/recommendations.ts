/** The longest window that the API server takes. Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go. */
const LONGEST_WINDOW_SECONDS = 3600;
/** How many forgotten ones are kept before the list is cut. */
const SLACK = 64;

/** What an HPA recommended lately: stabilization windows look back on it. Times only grow. */
export class Recommendations {
  private readonly times: number[] = [];
  private readonly replicas: number[] = [];

  get isEmpty(): boolean {
    return this.times.length === 0;
  }

  add(replicas: number, atSeconds: number): void {
    this.times.push(atSeconds);
    this.replicas.push(replicas);
    const old = this.times.length > SLACK ? this.times.findIndex((time) => time >= atSeconds - LONGEST_WINDOW_SECONDS) : 0;
    if (old > SLACK) {
      this.times.splice(0, old);
      this.replicas.splice(0, old);
    }
  }

  /** The largest of a number and what was recommended at or after a moment. */
  largestSince(seconds: number, replicas: number): number {
    let largest = replicas;
    for (let i = this.times.length - 1; i >= 0 && this.times[i] >= seconds; i--) {
      largest = Math.max(largest, this.replicas[i]);
    }
    return largest;
  }

  /** The largest of a number and what was recommended after a moment. */
  largestAfter(seconds: number, replicas: number): number {
    let largest = replicas;
    for (let i = this.times.length - 1; i >= 0 && this.times[i] > seconds; i--) {
      largest = Math.max(largest, this.replicas[i]);
    }
    return largest;
  }

  /** The smallest of a number and what was recommended after a moment. */
  smallestAfter(seconds: number, replicas: number): number {
    let smallest = replicas;
    for (let i = this.times.length - 1; i >= 0 && this.times[i] > seconds; i--) {
      smallest = Math.min(smallest, this.replicas[i]);
    }
    return smallest;
  }
}
