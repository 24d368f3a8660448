/** A target, and what happens to it: times are in seconds, and what is `down` or restarts is not scraped from the one to the other. */
export interface SimulatedTarget {
  /** When Prometheus discovers it; by default it was always there. */
  readonly since?: number;
  /** When it is deleted, and with it its target. */
  readonly until?: number;
  /** Seconds by which its scrapes come later than the first ones within each interval; by default none. */
  readonly phase?: number;
  /** Seconds by which a scrape that is due at a time starts late; by default none. */
  readonly late?: (due: number) => number;
  /** While its exporter does not answer, whatever the server does. */
  readonly down?: [number, number][];
  /** While its process is gone: its counters begin anew after it. */
  readonly restarts?: [number, number][];
  /** Events per second that it takes, at a time. */
  readonly perSecond: (time: number) => number;
}

/** A Prometheus that scrapes them. */
export interface SimulatedScrapes {
  /** Seconds from the time 0 on. */
  readonly seconds: number;
  /** Seconds before the time 0, in which all was as it is then. */
  readonly before: number;
  readonly interval: number;
  /** When its first scrapes come within each interval. */
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
    all[series] ??= new Array<string>(scrapes.before + scrapes.seconds + 1).fill('_');
    all[series][scrapes.before + time] = value;
  };
  scrapes.targets.forEach((target, i) => {
    const shown = new Set<string>();
    const mark = (time: number) => {
      shown.forEach((series) => token(series, time, 'stale'));
      shown.clear();
    };
    let last = -Infinity;
    for (let due = (scrapes.phase + (target.phase ?? 0)) % scrapes.interval - scrapes.before; due <= scrapes.seconds; due += scrapes.interval) {
      const time = due + (target.late?.(due) ?? 0);
      if (time > scrapes.seconds) {
        break;
      }
      if (time < (target.since ?? -Infinity) || within(scrapes.away, time)) {
        continue;
      }
      if (time >= (target.until ?? Infinity)) {
        break;
      }
      last = time;
      const answers = !within(target.down, time) && !within(target.restarts, time);
      token(up(i), time, answers ? '1' : '0');
      const now = answers ? exported({ events: eventsOf(target, time, -scrapes.before), perSecond: target.perSecond(time), target: i }) : {};
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
    if (target.until !== undefined && gone > -Infinity && gone <= scrapes.seconds) {
      shown.add(up(i));
      mark(gone);
    }
  });
  return Object.fromEntries(Object.entries(all).map(([series, tokens]) => [series, tokens.join(' ')]));
}

function within(spans: [number, number][] = [], time: number): boolean {
  return spans.some(([from, to]) => time >= from && time < to);
}

/** What its process has counted: since it was there, by default since a first time, or since it last began anew. */
function eventsOf({ since, restarts = [], perSecond }: SimulatedTarget, time: number, first: number): number {
  const began = Math.max(since ?? first, ...restarts.map(([, to]) => to).filter((to) => to <= time));
  let events = 0;
  for (let second = began; second < time; second += 1) {
    events += perSecond(second);
  }
  return events;
}
