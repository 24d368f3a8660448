import { answerAt } from './answered-load';
import { inThousandths } from './hpa-arithmetic';
import { curveOf } from './load-shape';
import { Outage, Outages } from './outages';
import { Scrapes } from './scrapes';
import { Measured, SignalLoad, signalValueOf } from './signal-load';
import { Moment, Samples, Signals } from './signals';

/** A signal over the time of a preview. */
interface Source {
  /** Left out where the past does not matter. */
  pass?(atSeconds: number, ready: number): void;
  /** In whole units; NaN where the answer holds no value, undefined where there is no answer. */
  answer(atSeconds: number, ready: number): number | undefined;
}

/** What the metrics APIs answer of a stated load, by the names of the metrics. */
export class LoadSignals implements Signals {
  private readonly sources = new Map<string, Source>();
  private readonly withPast: Source[];
  private readonly outages: Outages;

  constructor(signals: { readonly [metric: string]: SignalLoad }, outages: readonly Outage[]) {
    this.outages = new Outages(outages);
    for (const [name, signal] of Object.entries(signals)) {
      this.sources.set(name, this.sourceOf(signal));
    }
    this.withPast = [...this.sources.values()].filter(({ pass }) => pass !== undefined);
  }

  pass(atSeconds: number, ready: number): void {
    for (const source of this.withPast) {
      source.pass!(atSeconds, ready);
    }
  }

  isServed(atSeconds: number): boolean {
    return !this.outages.hasNoServer(atSeconds);
  }

  total(name: string, { atSeconds, pods }: Moment): number | undefined {
    return this.sources.get(name)?.answer(atSeconds, pods.ready);
  }

  /** Every ready pod has the same; one that is not ready has none of the load. */
  samples(name: string, moment: Moment): Samples | undefined {
    const each = this.total(name, moment);
    if (each === undefined) {
      return undefined;
    }
    const sample = Number.isNaN(each) ? undefined : inThousandths(each);
    return ({ isReady }) => isReady ? sample : 0;
  }

  private sourceOf(signal: SignalLoad): Source {
    if (signal.is === 'answer') {
      return { answer: (atSeconds) => this.outages.hasNoPrometheus(atSeconds) ? undefined : answerAt(signal, atSeconds) };
    }
    const { measured } = signal;
    if (signal.is === 'backlog') {
      const backlog = new Backlog(curveOf(signal.arrivals), signal.servedPerSecondPerPod);
      return measured === undefined ? backlog : new Scrapes((atSeconds, ready) => backlog.after(atSeconds, ready), measured, this.outages, true);
    }
    const value = signalValueOf(signal);
    if (measured === undefined) {
      return { answer: value };
    }
    const scrapes = new Scrapes(value, measured, this.outages, signal.is === 'total');
    return signal.is === 'latency' && Number.isNaN(signal.idleValue) ? new LatencyOfRequests(scrapes, curveOf(signal.load), measured) : scrapes;
  }
}

/** A latency without a value once no request came within the range of its query. */
class LatencyOfRequests implements Source {
  private lastRequestAt = -Infinity;

  constructor(private readonly scrapes: Scrapes, private readonly load: (atSeconds: number) => number, private readonly measured: Measured) {}

  pass(atSeconds: number, ready: number): void {
    this.scrapes.pass(atSeconds, ready);
    if (this.load(atSeconds) > 0) {
      this.lastRequestAt = atSeconds;
    }
  }

  answer(atSeconds: number): number | undefined {
    const answer = this.scrapes.answer(atSeconds);
    const { scrapeSeconds, windowSeconds = scrapeSeconds } = this.measured;
    return answer !== undefined && atSeconds - this.lastRequestAt > windowSeconds ? NaN : answer;
  }
}

/** What waits: what came, without what the ready pods worked off. */
class Backlog implements Source {
  private waiting = 0;
  private passed = 0;

  constructor(private readonly arrivals: (atSeconds: number) => number, private readonly servedPerPod: number) {}

  pass(atSeconds: number, ready: number): void {
    for (; this.passed < atSeconds; this.passed++) {
      const arrived = this.arrivals(this.passed);
      this.waiting = Math.max(0, this.waiting + (Number.isNaN(arrived) ? 0 : arrived) - this.servedPerPod * ready);
    }
  }

  answer(): number {
    return this.waiting;
  }

  /** What waits at a moment until which there were so many ready pods. */
  after(atSeconds: number, ready: number): number {
    this.pass(atSeconds, ready);
    return this.waiting;
  }
}
