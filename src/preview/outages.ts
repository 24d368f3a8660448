/** Something that whoever measures misses for a while. */
export interface Outage {
  /** Targets: a share of those that Prometheus scrapes does not answer; their load goes on. Prometheus: it neither scrapes nor answers. Metrics server: the HPA gets no answer, while KEDA goes on polling. */
  readonly of: 'targets' | 'prometheus' | 'metrics server';
  readonly fromSeconds: number;
  /** The first second in which it is over. */
  readonly toSeconds: number;
  /** Of the targets; all of them unless it is given. */
  readonly share?: number;
}

/** What is out at which moments. */
export class Outages {
  private readonly ofTargets: Outage[];
  private readonly ofPrometheus: Outage[];
  private readonly ofServer: Outage[];

  constructor(outages: readonly Outage[]) {
    [this.ofTargets, this.ofPrometheus, this.ofServer] = (['targets', 'prometheus', 'metrics server'] as const)
      .map((what) => outages.filter((outage) => outage.of === what));
  }

  /** Whether Prometheus neither scrapes nor answers. */
  hasNoPrometheus(atSeconds: number): boolean {
    return this.ofPrometheus.some((outage) => isDuring(outage, atSeconds));
  }

  /** Whether the HPA gets no answer from the metrics APIs. */
  hasNoServer(atSeconds: number): boolean {
    return this.ofServer.some((outage) => isDuring(outage, atSeconds));
  }

  /** The share of the targets that answers a scrape at each of some moments. */
  answering(...moments: number[]): number {
    const lost = this.ofTargets.filter((outage) => moments.some((atSeconds) => isDuring(outage, atSeconds)));
    return Math.max(0, 1 - lost.reduce((sum, { share = 1 }) => sum + share, 0));
  }

  /** Groups of targets by the outages that they have within a range, as shares of all. */
  groups(fromSeconds: number, toSeconds: number): { readonly share: number; readonly answers: (atSeconds: number) => boolean }[] {
    const touched = this.ofTargets.filter((outage) => outage.fromSeconds <= toSeconds && outage.toSeconds > fromSeconds);
    let rest = 1;
    const groups = touched.map((outage) => {
      const share = Math.min(rest, outage.share ?? 1);
      rest -= share;
      return { share, answers: (atSeconds: number) => !isDuring(outage, atSeconds) };
    });
    return rest > 0 ? [{ share: rest, answers: () => true }, ...groups] : groups;
  }
}

function isDuring({ fromSeconds, toSeconds }: Outage, atSeconds: number): boolean {
  return atSeconds >= fromSeconds && atSeconds < toSeconds;
}
