import { Outages } from './outages';
import { Measured, SignalValue } from './signal-load';

/** How long Prometheus takes the last sample of a series for its value. Source: prometheus v3.14 cmd/prometheus, query.lookback-delta. */
const LOOKBACK_SECONDS = 300;
/** How far derived queries look back for the least of their values (docs/queries.md). */
const LEAST_OF_SECONDS = 600;

/** What one scrape of all targets gave. */
interface Scrape {
  readonly atSeconds: number;
  /** What was counted until then, and the value at that moment; NaN where there are no targets. */
  readonly count: number;
  readonly value: number;
  /** The value of a derived query right after it, and what it would be if every target answered. */
  readonly lawful: number;
  readonly full: number;
}

/** What Prometheus would have answered of a signal: by its scrapes, the range of the query, and what was out. */
export class Scrapes {
  private readonly scrapes: Scrape[] = [];
  private count = 0;
  private passed?: number;

  /** What adds up over the targets is less while some are lost; a level is that of the others. */
  constructor(
    private readonly value: SignalValue, private readonly measured: Measured, private readonly outages: Outages, private readonly addsUp: boolean,
  ) {}

  /** Time passes with as many ready pods; before the begin there were as many as at it. */
  pass(atSeconds: number, ready: number): void {
    const { scrapeSeconds } = this.measured;
    this.passed ??= -scrapeSeconds * Math.ceil(this.kept / scrapeSeconds);
    // Scrapes and syncs have nothing to do with each other: those here are half an interval off.
    const offset = Math.floor(scrapeSeconds / 2);
    let next = (Math.floor((this.passed - offset) / scrapeSeconds) + 1) * scrapeSeconds + offset;
    for (; next <= atSeconds; next += scrapeSeconds) {
      this.countUntil(next, ready);
      this.scrape(next, ready);
    }
    this.countUntil(atSeconds, ready);
  }

  /** The answer at a moment; NaN for one without a value, undefined for none. */
  answer(atSeconds: number): number | undefined {
    if (this.outages.hasNoPrometheus(atSeconds)) {
      return undefined;
    }
    if (this.measured.keepsLaws) {
      const last = this.scrapes.at(-1);
      return last !== undefined && atSeconds - last.atSeconds <= this.measured.scrapeSeconds ? last.lawful : NaN;
    }
    return this.measured.windowSeconds === undefined ? this.sum(atSeconds, LOOKBACK_SECONDS, (scrapes) => scrapes.at(-1)?.value)
      : this.sum(atSeconds, this.measured.windowSeconds, slopeOf);
  }

  private get kept(): number {
    const { keepsLaws, scrapeSeconds, windowSeconds = LOOKBACK_SECONDS } = this.measured;
    return Math.max(windowSeconds, keepsLaws ? LEAST_OF_SECONDS : 0) + scrapeSeconds;
  }

  /** Over the targets that answer, by what the scrapes of each of them in a range give. */
  private sum(atSeconds: number, rangeSeconds: number, of: (scrapes: Scrape[]) => number | undefined): number {
    const isGauge = this.measured.windowSeconds === undefined;
    const range = this.scrapes.filter((scrape) => scrape.atSeconds > atSeconds - rangeSeconds && !Number.isNaN(scrape.count));
    let [sum, shares] = [0, 0];
    for (const { share, answers } of this.outages.groups(atSeconds - rangeSeconds, atSeconds)) {
      // A target that does not answer, or is gone, has its last sample marked as stale.
      const last = this.scrapes.at(-1);
      const isStale = isGauge && last !== undefined && (Number.isNaN(last.count) || !answers(last.atSeconds));
      const value = isStale ? undefined : of(range.filter((scrape) => answers(scrape.atSeconds)));
      if (value !== undefined) {
        sum += share * value;
        shares += share;
      }
    }
    return shares === 0 ? NaN : this.addsUp ? sum : sum / shares;
  }

  private countUntil(atSeconds: number, ready: number): void {
    const from = this.passed!;
    if (this.measured.windowSeconds !== undefined) {
      for (let second = from; second < atSeconds; second++) {
        const value = this.value(second, ready);
        this.count += Number.isNaN(value) ? 0 : value;
      }
    }
    this.passed = Math.max(from, atSeconds);
  }

  private scrape(atSeconds: number, ready: number): void {
    if (this.outages.hasNoPrometheus(atSeconds)) {
      return;
    }
    const hasTargets = !(this.measured.byPods && ready === 0);
    const scraped = { atSeconds, count: hasTargets ? this.count : NaN, value: hasTargets ? this.value(atSeconds, ready) : NaN };
    this.scrapes.push({ ...scraped, ...this.measured.keepsLaws ? this.lawful(scraped) : { lawful: NaN, full: NaN } });
    while (this.scrapes[0].atSeconds < atSeconds - this.kept) {
      this.scrapes.shift();
    }
  }

  /** Derived queries take pairs of scrapes, count a target that is lost as the mean of the others, and no more than the least of ten minutes. */
  private lawful(scraped: Pick<Scrape, 'atSeconds' | 'count' | 'value'>): Pick<Scrape, 'lawful' | 'full'> {
    const { atSeconds, value } = scraped;
    const answering = this.outages.answering(atSeconds);
    const values = this.measured.windowSeconds === undefined ? [value] : this.slopes(scraped, this.measured.windowSeconds);
    if (answering === 0 || values.length === 0) {
      return { lawful: NaN, full: NaN };
    }
    const full = values.reduce((sum, each) => sum + each, 0) / values.length;
    const recent = this.scrapes.filter((each) => each.atSeconds >= atSeconds - LEAST_OF_SECONDS && !Number.isNaN(each.full));
    const least = recent.reduce((lowest, each) => Math.min(lowest, each.full), full);
    return { full, lawful: this.addsUp ? Math.max(full * answering, least) : full };
  }

  /** The rates between scrapes that follow each other, within a range. */
  private slopes(scraped: Pick<Scrape, 'atSeconds' | 'count'>, windowSeconds: number): number[] {
    const slopes: number[] = [];
    let later = scraped;
    for (let i = this.scrapes.length - 1; i >= 0 && this.scrapes[i].atSeconds > scraped.atSeconds - windowSeconds; i--) {
      const earlier = this.scrapes[i];
      const seconds = later.atSeconds - earlier.atSeconds;
      const slope = (later.count - earlier.count) / seconds;
      if (!Number.isNaN(slope) && seconds <= this.measured.scrapeSeconds && this.outages.answering(earlier.atSeconds, later.atSeconds) > 0) {
        slopes.push(slope);
      }
      later = earlier;
    }
    return slopes;
  }
}

/** The rate between the first and the last scrape of a range; undefined with fewer than two. */
function slopeOf(scrapes: Scrape[]): number | undefined {
  const [first, last] = [scrapes.at(0), scrapes.at(-1)];
  return first === undefined || last === undefined || first === last ? undefined : (last.count - first.count) / (last.atSeconds - first.atSeconds);
}
