import { Duration } from 'cdk8s';
import { LabelMatcher, LatencyTrigger, RequestRateTrigger, Trigger } from '../../src';
import { CatalogMetric, CatalogMetricType, CatalogMetricUnit } from '../../src/metrics/catalog/catalog-metric';
import { DerivedSignal } from '../../src/triggers/hpa-signal';
import { ServerTrigger } from '../../src/triggers/servers/server-trigger';
import { exporterOf } from '../support/exporter';
import { describeEvaluated, evaluate } from '../support/promtool';
import { SimulatedScrapes, SimulatedTarget, simulate } from '../support/scrapes';
import { contextOf, SIGNALS } from '../support/signals';

const INTERVAL = 15;
const LOAD = 95;
/** Seconds until each scenario has run for more than a window, so that all is as it will be. */
const SETTLED = 240;
/** The end of what is evaluated. */
const END = 750;
/** Seconds after each scrape at which KEDA may ask. */
const ASKED_AFTER = [0, 1, 7, 14];
/** When scrapes come within the seconds at which subqueries are evaluated: upon them, shortly before and after. */
const PHASES = [0, 1, 8];

/** What happens to a model, and what its triggers have to say of it. */
interface Scenario extends Pick<SimulatedScrapes, 'targets' | 'away'> {
  /** From the second missed scrape on to the first one that is back: no value is allowed. */
  readonly lost?: [number, number];
  /** When no value is allowed or asked for: Prometheus is away itself, or there is nobody to ask. */
  readonly silent?: [number, number];
  /** Scrapes beside these at which there may be no value. */
  readonly errors: number;
  /** The least and the most of what a full window says, as factors. */
  readonly least: number;
  readonly most: number;
  /** The most that gauges say, where that is more. */
  readonly mostOfGauges?: number;
}

const always = (load: number): SimulatedTarget => ({ perSecond: () => load });
const among = (count: number, more: Partial<SimulatedTarget> = {}): SimulatedTarget => ({ ...always(LOAD / count), ...more });
const from = (time: number, before: number, after: number) => ({ perSecond: (now: number) => now < time ? before : after });
const times = (count: number, of: SimulatedTarget) => Array.from({ length: count }, () => of);
const DOWN: [number, number] = [240, 645];

/** A value that is exact but for the rounding of floats. */
const EXACT = { least: 0.999, most: 1.001 };
/** Two scrapes, and as long again until the next full interval, at which the mean of a rate has its first value. */
const UNTIL_BACK = 3;

const SCENARIOS: { readonly [title: string]: Scenario } = {
  'nothing happens': { targets: [always(LOAD)], errors: 0, ...EXACT },
  'the only target is lost, and comes back under load': { targets: [{ ...always(LOAD), down: [DOWN] }], lost: [255, 645], errors: UNTIL_BACK, ...EXACT },
  'one of two targets is lost': { targets: [among(2, { down: [DOWN] }), among(2)], errors: 0, ...EXACT },
  'one of ten targets is lost': { targets: [among(10, { down: [DOWN] }), ...times(9, among(10))], errors: 0, ...EXACT },
  'nine of ten targets are lost': { targets: [among(10), ...times(9, among(10, { down: [DOWN] }))], errors: 0, ...EXACT },
  'Prometheus restarts': { targets: [always(LOAD)], away: [[240, 300]], silent: [240, 300], errors: UNTIL_BACK - 1, ...EXACT },
  'Prometheus is away for longer than it looks back': { targets: times(2, among(2)), away: [[240, 600]], silent: [240, 600], errors: UNTIL_BACK - 1, ...EXACT },
  'one scrape is missed': { targets: [{ ...always(LOAD), down: [[300, 314]] }], errors: 1, ...EXACT },
  'one scrape of one of two targets is missed': { targets: [among(2, { down: [[300, 314]] }), among(2)], errors: 0, ...EXACT },
  // A restart between two scrapes hides what was counted since the last one: one of the four scrapes of a window at most.
  'the only pod restarts within one scrape': { targets: [{ ...from(0, LOAD, LOAD), restarts: [[300, 306]] }], errors: 1, least: 0.75, most: 1.001 },
  'the only pod restarts, for two scrapes': { targets: [{ ...always(LOAD), restarts: [[300, 330]] }], errors: 2 + UNTIL_BACK - 1, least: 0.75, most: 1.001 },
  'a fresh model is under load at once': { targets: [{ ...always(LOAD), since: 244 }], silent: [0, 244], errors: UNTIL_BACK - 1, ...EXACT },
  // What a pod counted before its first scrape is not known: half of the load, in one of the four scrapes of a window at most.
  'two pods become four': { targets: [...times(2, from(300, LOAD / 2, LOAD / 4)), ...times(2, among(4, { since: 300 }))], errors: 0, least: 0.875, most: 1.001 },
  'two pods become four, which load their model for 90 s': {
    targets: [...times(2, from(390, LOAD / 2, LOAD / 4)), ...times(2, { since: 300, down: [[300, 390]], ...from(390, 0, LOAD / 4) })], errors: 0, least: 0.875, most: 1.001,
  },
  // What a pod counts after its last scrape is not known, and Prometheus shows its gauges until it would have been scraped twice more.
  'four pods become two': { targets: [...times(2, among(4, { until: 300 })), ...times(2, from(300, LOAD / 4, LOAD / 2))], errors: 0, least: 0.875, most: 1.001, mostOfGauges: 1.501 },
  // Nothing tells an exporter that is gone from a pod that is: the load that the other pod took over counts for both.
  'one of two pods crashes, for two minutes': {
    targets: [{ ...always(LOAD), restarts: [[300, 420]], perSecond: (time) => time >= 300 && time < 420 ? 0 : LOAD / 2 }, { perSecond: (time) => time >= 300 && time < 420 ? LOAD : LOAD / 2 }],
    errors: 0,
    least: 0.875,
    most: 2.001,
  },
  'two pods become one, whose last scrape fails': {
    targets: [among(2, { down: [[304, 320]], until: 320 }), from(304, LOAD / 2, LOAD)], errors: 0, least: 0.875, most: 1.501,
  },
  'the only pod goes, and another one comes': {
    targets: [{ ...always(LOAD), until: 300 }, { ...always(LOAD), since: 420, down: [[420, 450]] }], silent: [300, 450], errors: UNTIL_BACK, ...EXACT,
  },
};

const target = (i: number) => `namespace="ml",job="ml/m",pod="m-${i}",instance="10.0.0.${i}:8000"`;
const up = (i: number) => `up{${target(i)}}`;

interface Derived {
  readonly trigger: Trigger;
  readonly metrics: CatalogMetric[];
  readonly conditions: LabelMatcher[];
}

const metric = (name: string, type: CatalogMetricType): CatalogMetric => ({ name, type, bornLate: true, labels: ['code'], meaning: '', source: '', unit: CatalogMetricUnit.SECONDS });

/** Every trigger that derives its query, and what its server exports. */
const DERIVED: { readonly [name: string]: Derived } = {
  RequestRateTrigger: {
    trigger: new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 20 }),
    metrics: [metric('requests_total', CatalogMetricType.COUNTER)],
    conditions: [],
  },
  LatencyTrigger: {
    trigger: new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.95, target: Duration.seconds(1) }),
    metrics: [metric('latency_seconds', CatalogMetricType.HISTOGRAM)],
    conditions: [],
  },
  ...Object.fromEntries(Object.entries(SIGNALS).map(([name, trigger]) => {
    const { conditions = [], known, metrics, options } = (trigger as ServerTrigger)._signal;
    return [name, { trigger, metrics: known.metrics.filter((each) => metrics.includes(each.name)), conditions: [...conditions, ...options.matchers ?? []] }];
  })),
};

/** One of each way in which a query is written. */
const KINDS = [
  'RequestRateTrigger', 'LatencyTrigger', 'VllmTrigger.generationTokenRate', 'VllmTrigger.inFlightRequests', 'SglangTrigger.waitingRequests',
  'VllmTrigger.timeToFirstToken', 'MlServerTrigger.meanLatency', 'MlServerTrigger.busyWorkers', 'NimTrigger.slotUsage', 'TritonTrigger.queueToComputeRatio',
];

const queryOf = (name: string) => String(DERIVED[name].trigger._toKeda(contextOf()).metadata.query);

/** Undefined for levels, which KServe cannot compare. */
function kserveQuery(name: string): string | undefined {
  const isTotal = DERIVED[name].trigger._toKeda(contextOf()).metricType === 'AverageValue';
  return isTotal ? DERIVED[name].trigger._toKserve(contextOf()).external?.metric.query : undefined;
}

function seriesOf(names: string[], { targets, away }: Pick<Scenario, 'targets' | 'away'>, phase: number): { [series: string]: string } {
  return Object.assign({}, ...names.map((name) => {
    const { metrics, conditions } = DERIVED[name];
    return simulate({ seconds: END, interval: INTERVAL, phase, targets, away }, up, exporterOf(metrics, conditions, target));
  }));
}

/** What the queries say of a scenario, at each of some times after its scrapes. */
function told(names: string[], scenario: Pick<Scenario, 'targets' | 'away'>, phase: number, askedAfter: number[], query = queryOf) {
  const at = askedAfter.flatMap((after) => Array.from({ length: (END - SETTLED) / INTERVAL }, (_, i) => SETTLED - INTERVAL + phase + after + i * INTERVAL));
  const [results] = evaluate([{ series: seriesOf(names, scenario, phase), queries: names.map((name) => query(name)), times: at }]);
  return names.map((name, i) => ({ name, values: at.map((time, j) => ({ time, value: results[i][j] })) }));
}

/** What a full window says, by the name of the trigger. */
const FULL = new Map<string, number>();

function full(name: string): number {
  if (FULL.size === 0) {
    told(Object.keys(DERIVED), { targets: [always(LOAD)] }, 0, [0]).forEach(({ name: each, values }) => FULL.set(each, values[values.length - 1].value!));
  }
  return FULL.get(name)!;
}

const within = (span: [number, number] | undefined, time: number) => span !== undefined && time >= span[0] && time < span[1];

/** Where a trigger says something else than a scenario allows. */
function broken(name: string, { lost, silent, errors, least, most: mostOfAll, mostOfGauges = mostOfAll }: Scenario, phase: number, values: { time: number; value?: number }[]): string[] {
  const most = DERIVED[name].metrics.some(({ type }) => type === CatalogMetricType.GAUGE) ? mostOfGauges : mostOfAll;
  // A time belongs to the scrape before it.
  const scrapeOf = (time: number) => Math.floor((time - phase) / INTERVAL) * INTERVAL + phase;
  const missing = new Set<number>();
  const faults = values.flatMap(({ time, value }) => {
    const scrape = scrapeOf(time);
    if (within(silent, scrape)) {
      return [];
    }
    if (within(lost, scrape) && value !== undefined) {
      return [`${time}: lost, and says ${value}`];
    }
    if (value === undefined) {
      if (!within(lost, scrape)) {
        missing.add(scrape);
      }
      return [];
    }
    return value < least * full(name) || value > most * full(name) ? [`${time}: says ${value}`] : [];
  });
  return missing.size > errors ? [...faults, `no value at ${[...missing].join(', ')}`] : faults;
}

describeEvaluated('the laws of derived queries', () => {
  test('a full window says what happens', () => {
    expect([...Object.keys(DERIVED)].filter((name) => !(full(name) > 0))).toEqual([]);
    expect(full('RequestRateTrigger')).toBeCloseTo(LOAD);
  });

  const names = Object.keys(DERIVED);

  test.each([
    ['nobody asks any more', [from(30, LOAD, 0)]], ['nobody has ever asked', [always(0)]], ['nobody has asked one of two yet', [always(0), from(30, LOAD, 0)]],
  ])('a model is idle when %s', (_title, targets) => {
    expect(told(names, { targets }, 1, [1, 14]).flatMap(({ name, values }) => values.filter(({ value }) => value !== 0).map(({ time, value }) => `${name} ${time}: ${value}`))).toEqual([]);
  });

  test.each(['the only target is lost, and comes back under load', 'one of two targets is lost', 'Prometheus restarts'])('all hold when %s', (title) => {
    const scenario = SCENARIOS[title];
    expect(told(names, scenario, 1, [1, 14]).flatMap(({ name, values }) => broken(name, scenario, 1, values).map((fault) => `${name} ${fault}`))).toEqual([]);
  });

  test('KServe, which takes no value for 0, gets two where there is none', () => {
    const scenario = SCENARIOS['the only target is lost, and comes back under load'];
    const at = Array.from({ length: 34 }, (_, i) => SETTLED + 2 + i * INTERVAL);
    const handedOn = names.filter((name) => kserveQuery(name) !== undefined);
    expect(handedOn.length).toBeGreaterThan(20);
    const series = seriesOf(handedOn, scenario, 1);
    const queries = handedOn.map((name) => kserveQuery(name)!);
    const [ours] = evaluate([{ series, queries: handedOn.map((name) => queryOf(name)), times: at }]);
    const [counted] = evaluate([{ series, queries: queries.map((query) => `count(${query})`), times: at }]);
    expect(counted).toEqual(ours.map((values) => values.map((value) => value === undefined ? 2 : 1)));
    const healthy = seriesOf(handedOn, { targets: [always(LOAD)] }, 1);
    expect(evaluate([{ series: healthy, queries, times: [END] }])).toEqual(evaluate([{ series: healthy, queries: handedOn.map((name) => queryOf(name)), times: [END] }]));
  });

  /** An adapter asks for one pod, and leaves its name in the result. */
  const adapterQuery = (name: string) => {
    const { metricsQuery, series } = DERIVED[name].trigger._toHpa(contextOf()) as DerivedSignal;
    return `sum(${metricsQuery.replace(/<<.Series>>/g, series).replace(/<<.LabelMatchers>>/g, 'namespace="ml",pod="m-0"').replace(/<<.GroupBy>>/g, 'pod')})`;
  };

  test.each([
    'nothing happens', 'the only target is lost, and comes back under load', 'Prometheus restarts', 'one scrape is missed',
    'the only pod restarts within one scrape', 'the only pod restarts, for two scrapes', 'a fresh model is under load at once',
  ])('an adapter serves of one pod what is true when %s', (title) => {
    const scenario = SCENARIOS[title];
    for (const phase of PHASES) {
      const faults = told(KINDS, scenario, phase, ASKED_AFTER, adapterQuery)
        // A pod has a rate once it was scraped for a whole window.
        .flatMap(({ name, values }) => broken(name, { ...scenario, errors: scenario.errors + 4 }, phase, values).map((fault) => `${name} ${fault}`));
      expect(faults).toEqual([]);
    }
  });

  test('an adapter serves 0 of a pod that nobody has asked yet', () => {
    const results = told(names, { targets: [always(0)] }, 1, [1, 14], adapterQuery);
    expect(results.flatMap(({ name, values }) => values.filter(({ value }) => value !== 0).map(({ time, value }) => `${name} ${time}: ${value}`))).toEqual([]);
  });

  describe.each(PHASES)('with scrapes %i s after full intervals', (phase) => {
    test.each(Object.entries(SCENARIOS))('hold when %s', (_title, scenario) => {
      expect(told(KINDS, scenario, phase, ASKED_AFTER).flatMap(({ name, values }) => broken(name, scenario, phase, values).map((fault) => `${name} ${fault}`))).toEqual([]);
    });
  });
});
