/** A target, and what happens to it: times are in seconds, and what is `down` or restarts is not scraped from the one to the other. */
export interface SimulatedTarget {
  /** When Prometheus discovers it; by default it was always there. */
  readonly since?: number;
  /** When it is deleted, and with it its target. */
  readonly until?: number;
  /** While its exporter does not answer, whatever the server does. */
  readonly down?: [number, number][];
  /** While its process is gone: its counters begin anew after it. */
  readonly restarts?: [number, number][];
  /** Events per second that it takes, at a time. */
  readonly perSecond: (time: number) => number;
}

/** A Prometheus that scrapes them. */
export interface SimulatedScrapes {
  readonly seconds: number;
  readonly interval: number;
  /** When its scrapes come within each interval. */
  readonly phase: number;
  readonly targets: SimulatedTarget[];
  /** While Prometheus itself is away: it leaves gaps, and marks nothing as stale. */
  readonly away?: [number, number][];
}

/** What a target shows at a time, by the series: of its process since it began. Series that are left out are not there yet. */
export type Exported = (at: {
  readonly events: number;
  readonly perSecond: number;
  readonly target: number;
}) => { readonly [series: string]: number };

/** Intervals after its last scrape at which Prometheus shows that a target is gone. Source: prometheus 3.5 scrape/scrape.go, endOfRunStaleness. */
const INTERVALS_UNTIL_GONE = 2;

/** The samples of all series, one token a second, in the notation of promtool's tests: `up` of each target, and what it exports. */
export function simulate(scrapes: SimulatedScrapes, up: (target: number) => string, exported: Exported): { [series: string]: string } {
  const all: { [series: string]: string[] } = {};
  const token = (series: string, time: number, value: string) => {
    all[series] ??= new Array<string>(scrapes.seconds + 1).fill('_');
    all[series][time] = value;
  };
  scrapes.targets.forEach((target, i) => {
    const shown = new Set<string>();
    const mark = (time: number) => {
      shown.forEach((series) => token(series, time, 'stale'));
      shown.clear();
    };
    let last = -1;
    for (let time = scrapes.phase; time <= scrapes.seconds; time += scrapes.interval) {
      if (time < (target.since ?? 0) || within(scrapes.away, time)) {
        continue;
      }
      if (time >= (target.until ?? Infinity)) {
        break;
      }
      last = time;
      const answers = !within(target.down, time) && !within(target.restarts, time);
      token(up(i), time, answers ? '1' : '0');
      const now = answers ? exported({ events: eventsOf(target, time), perSecond: target.perSecond(time), target: i }) : {};
      [...shown].filter((series) => !(series in now)).forEach((series) => {
        token(series, time, 'stale');
        shown.delete(series);
      });
      Object.entries(now).forEach(([series, value]) => {
        token(series, time, String(value));
        shown.add(series);
      });
    }
    const gone = last + INTERVALS_UNTIL_GONE * scrapes.interval;
    if (target.until !== undefined && last >= 0 && gone <= scrapes.seconds) {
      shown.add(up(i));
      mark(gone);
    }
  });
  return Object.fromEntries(Object.entries(all).map(([series, tokens]) => [series, tokens.join(' ')]));
}

function within(spans: [number, number][] = [], time: number): boolean {
  return spans.some(([from, to]) => time >= from && time < to);
}

/** What its process has counted: since it was there, or since it last began anew. */
function eventsOf({ since = 0, restarts = [], perSecond }: SimulatedTarget, time: number): number {
  const began = Math.max(since, ...restarts.map(([, to]) => to).filter((to) => to <= time));
  let events = 0;
  for (let second = began; second < time; second += 1) {
    events += perSecond(second);
  }
  return events;
}
