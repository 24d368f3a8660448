interface Recommendation {
  readonly replicas: number;
  readonly atSeconds: number;
}

/** What an HPA recommended: stabilization windows look back on it. Times only grow. */
export class Recommendations {
  /** Those above all later ones, whatever the window: the largest of a window is one of them. */
  private readonly falling: Recommendation[] = [];
  /** Those below all later ones: the smallest of a window is one of them. */
  private readonly rising: Recommendation[] = [];

  get isEmpty(): boolean {
    return this.falling.length === 0;
  }

  add(replicas: number, atSeconds: number): void {
    const { falling, rising } = this;
    const added = { replicas, atSeconds };
    while (falling.length > 0 && falling[falling.length - 1].replicas <= replicas) {
      falling.pop();
    }
    while (rising.length > 0 && rising[rising.length - 1].replicas >= replicas) {
      rising.pop();
    }
    falling.push(added);
    rising.push(added);
  }

  /** The largest of a number and what was recommended at or after a moment. */
  largestSince(seconds: number, replicas: number): number {
    let largest = replicas;
    for (let i = this.falling.length - 1; i >= 0 && this.falling[i].atSeconds >= seconds; i--) {
      largest = Math.max(largest, this.falling[i].replicas);
    }
    return largest;
  }

  /** The largest of a number and what was recommended after a moment. */
  largestAfter(seconds: number, replicas: number): number {
    let largest = replicas;
    for (let i = this.falling.length - 1; i >= 0 && this.falling[i].atSeconds > seconds; i--) {
      largest = Math.max(largest, this.falling[i].replicas);
    }
    return largest;
  }

  /** The smallest of a number and what was recommended after a moment. */
  smallestAfter(seconds: number, replicas: number): number {
    let smallest = replicas;
    for (let i = this.rising.length - 1; i >= 0 && this.rising[i].atSeconds > seconds; i--) {
      smallest = Math.min(smallest, this.rising[i].replicas);
    }
    return smallest;
  }
}
