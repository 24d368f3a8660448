import { SimulatedScrapes, SimulatedTarget } from './scrapes';

export const INTERVAL = 15;
/** Events per second that all targets take together. */
export const LOAD = 95;
/** Seconds until each scenario has run for more than a window, so that all is as it will be. */
export const SETTLED = 240;

/** What happens to a model, and what its triggers have to say of it. Times are in seconds. */
export interface Scenario extends Pick<SimulatedScrapes, 'targets' | 'away'> {
  /** From the second missed scrape on to the first one that is back: no value is allowed. */
  readonly lost?: [number, number];
  /** When nothing is asked of a trigger: Prometheus is away itself, or there is nobody to ask. */
  readonly silent?: [number, number];
  /** Scrapes beside these at which there may be no value. */
  readonly errors: number;
  /** The least and the most of what a full window says, as factors. */
  readonly least: number;
  readonly most: number;
  /** The most that gauges say, where that is more. */
  readonly mostOfGauges?: number;
}

export const always = (load: number): SimulatedTarget => ({ perSecond: () => load });
export const from = (time: number, before: number, after: number): SimulatedTarget => ({ perSecond: (now) => now < time ? before : after });
const among = (count: number, more: Partial<SimulatedTarget> = {}): SimulatedTarget => ({ ...always(LOAD / count), ...more });
const times = (count: number, of: SimulatedTarget) => Array.from({ length: count }, () => of);
const whileCrashed = (load: number, before: number): SimulatedTarget => ({ perSecond: (now) => now >= 300 && now < 420 ? load : before });
/** Prometheus spreads the scrapes of its targets over the interval. */
const spread = (targets: SimulatedTarget[]) => targets.map((target, i) => ({ ...target, phase: Math.floor(i * INTERVAL / targets.length) }));
const DOWN: [number, number] = [240, 645];

/** A value that is exact but for the rounding of floats. */
const EXACT = { least: 0.999, most: 1.001 };
/** Half of the load, in one of the four scrapes of a window: what pods count before their first scrape, or after their last, is not known. */
const WITHOUT_EDGES = { least: 0.875, most: 1.001 };
/** A restart hides what was counted since the last scrape: one of the four of a window at most. */
const WITHOUT_ONE_SCRAPE = { least: 0.75, most: 1.001 };
/** Two scrapes, and as long again until the next full interval, at which the mean of a rate has its first value. */
const UNTIL_BACK = 3;

export const SCENARIOS: { readonly [title: string]: Scenario } = {
  'nothing happens': { targets: [always(LOAD)], errors: 0, ...EXACT },
  'the only target is lost, and comes back under load': {
    targets: [{ ...always(LOAD), down: [DOWN] }], lost: [255, 645], errors: UNTIL_BACK, ...EXACT,
  },
  'one of two targets is lost': { targets: [among(2, { down: [DOWN] }), among(2)], errors: 0, ...EXACT },
  'one of ten targets is lost': { targets: [among(10, { down: [DOWN] }), ...times(9, among(10))], errors: 0, ...EXACT },
  'nine of ten targets are lost': { targets: [among(10), ...times(9, among(10, { down: [DOWN] }))], errors: 0, ...EXACT },
  'Prometheus restarts': { targets: [always(LOAD)], away: [[240, 300]], silent: [240, 300], errors: UNTIL_BACK - 1, ...EXACT },
  'Prometheus is away for longer than it looks back': {
    targets: times(2, among(2)), away: [[240, 600]], silent: [240, 600], errors: UNTIL_BACK - 1, ...EXACT,
  },
  'one scrape is missed': { targets: [{ ...always(LOAD), down: [[300, 314]] }], errors: 1, ...EXACT },
  'one scrape of one of two targets is missed': { targets: [among(2, { down: [[300, 314]] }), among(2)], errors: 0, ...EXACT },
  'the only pod restarts within one scrape': { targets: [{ ...always(LOAD), restarts: [[300, 306]] }], errors: 1, ...WITHOUT_ONE_SCRAPE },
  'the only pod restarts, for two scrapes': {
    targets: [{ ...always(LOAD), restarts: [[300, 330]] }], errors: 2 + UNTIL_BACK - 1, ...WITHOUT_ONE_SCRAPE,
  },
  'a fresh model is under load at once': { targets: [{ ...always(LOAD), since: 244 }], silent: [0, 244], errors: UNTIL_BACK - 1, ...EXACT },
  'two pods become four': { targets: [...times(2, from(300, LOAD / 2, LOAD / 4)), ...times(2, among(4, { since: 300 }))], errors: 0, ...WITHOUT_EDGES },
  'two pods become four, which load their model for 90 s': {
    targets: [...times(2, from(390, LOAD / 2, LOAD / 4)), ...times(2, { since: 300, down: [[300, 390]], ...from(390, 0, LOAD / 4) })],
    errors: 0,
    ...WITHOUT_EDGES,
  },
  // Prometheus shows a gauge of a pod that is gone until it would have been scraped twice more.
  'four pods become two': {
    targets: [...times(2, among(4, { until: 300 })), ...times(2, from(300, LOAD / 4, LOAD / 2))], errors: 0, ...WITHOUT_EDGES, mostOfGauges: 1.501,
  },
  'one of two pods crashes, for two minutes': {
    targets: [{ restarts: [[300, 420]], ...whileCrashed(0, LOAD / 2) }, whileCrashed(LOAD, LOAD / 2)], errors: 0, ...WITHOUT_EDGES,
  },
  // The last rate of the one pod is seen together with the first one of the other that has more to do.
  'two pods become one, whose last scrape fails': {
    targets: [among(2, { down: [[304, 320]], until: 320 }), from(304, LOAD / 2, LOAD)], errors: 0, least: 0.875, most: 1.126,
  },
  'four pods become two, which answer no scrape while they finish their requests': {
    targets: [...times(2, among(4, { down: [[300, 390]], until: 390 })), ...times(2, from(300, LOAD / 4, LOAD / 2))], errors: 0, ...WITHOUT_EDGES,
  },
  'the only pod goes, and another one comes': {
    targets: [{ ...always(LOAD), until: 300 }, { ...always(LOAD), since: 420, down: [[420, 450]] }], silent: [300, 450], errors: UNTIL_BACK, ...EXACT,
  },
  'five targets are scraped one after the other, and three of them are lost': {
    targets: spread([...times(3, among(5, { down: [DOWN] })), ...times(2, among(5))]), errors: 0, ...EXACT,
  },
  // What the first one of them says is not what they do on average.
  'five targets with different loads are scraped one after the other, and all are lost': {
    targets: spread([6, 10, 18, 26, 35].map((load) => ({ ...always(load), down: [DOWN] }))), lost: [255, 645], errors: UNTIL_BACK + 1, ...EXACT,
  },
  'Prometheus restarts, and scrapes five targets one after the other': {
    targets: spread(times(5, among(5))), away: [[240, 607]], silent: [240, 607], errors: UNTIL_BACK, ...EXACT,
  },
  'every other scrape of one of two targets is late': {
    targets: [among(2, { late: (due) => due % (2 * INTERVAL) < INTERVAL ? 4 : 0 }), among(2)], errors: 0, ...EXACT,
  },
};
