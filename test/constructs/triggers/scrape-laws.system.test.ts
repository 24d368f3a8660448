import { Duration } from 'cdk8s';
import { LabelMatcher, LatencyTrigger, RequestRateTrigger, Trigger } from '../../../src';
import { DerivedSignal } from '../../../src/constructs/triggers/hpa-signal';
import { ServerTrigger } from '../../../src/constructs/triggers/servers/server-trigger';
import { CatalogMetric, CatalogMetricType, CatalogMetricUnit } from '../../../src/model-servers/catalog-metric';
import { exporterOf } from '../../support/exporter';
import { describeEvaluated, evaluate } from '../../support/promtool';
import { always, from, INTERVAL, LOAD, Scenario, SCENARIOS, SETTLED } from '../../support/scrape-scenarios';
import { simulate } from '../../support/scrapes';
import { contextOf, SIGNALS } from '../../support/signals';

/** The end of what is evaluated, in seconds. */
const END = 750;
/** Seconds before the time 0: as long as queries look back, but for targets that are lost. */
const BEFORE = 600;
/** Seconds after each scrape at which KEDA may ask. */
const ASKED_AFTER = [0, 8];
/** When scrapes come within the seconds at which subqueries are evaluated: upon them, and amid them. */
const PHASES = [0, 8];

const target = (i: number) => `namespace="ml",job="ml/m",pod="m-${i}",instance="10.0.0.${i}:8000"`;
const up = (i: number) => `up{${target(i)}}`;

interface Derived {
  readonly trigger: Trigger;
  readonly metrics: CatalogMetric[];
  readonly conditions: LabelMatcher[];
}

/** A metric of one's own, of which the library knows nothing. */
const own = (name: string, type: CatalogMetricType): CatalogMetric => ({
  name, type, bornLate: true, labels: ['code'], meaning: '', source: '', unit: CatalogMetricUnit.SECONDS,
});

/** Every trigger that derives its query, and what its server exports. */
const DERIVED: { readonly [name: string]: Derived } = {
  RequestRateTrigger: {
    trigger: new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 20 }),
    metrics: [own('requests_total', CatalogMetricType.COUNTER)],
    conditions: [],
  },
  LatencyTrigger: {
    trigger: new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.95, target: Duration.seconds(1) }),
    metrics: [own('latency_seconds', CatalogMetricType.HISTOGRAM)],
    conditions: [],
  },
  ...Object.fromEntries(Object.entries(SIGNALS).map(([name, trigger]) => {
    const { conditions = [], known, metrics, options } = (trigger as ServerTrigger)._signal;
    const exported = known.metrics.filter((each) => metrics.includes(each.name));
    return [name, { trigger, metrics: exported, conditions: [...conditions, ...options.matchers ?? []] }];
  })),
};
const NAMES = Object.keys(DERIVED);

/** One of each way in which a query is written. */
const KINDS = [
  'RequestRateTrigger', 'LatencyTrigger', 'VllmTrigger.generationTokenRate', 'VllmTrigger.inFlightRequests',
  'SglangTrigger.waitingRequests', 'VllmTrigger.timeToFirstToken', 'MlServerTrigger.meanLatency', 'MlServerTrigger.busyWorkers',
  'NimTrigger.slotUsage', 'TritonTrigger.queueToComputeRatio',
];

const queryOf = (name: string) => String(DERIVED[name].trigger._toKeda(contextOf()).metadata.query);

/** Undefined for levels, which KServe cannot compare. */
function kserveQuery(name: string): string | undefined {
  const isTotal = DERIVED[name].trigger._toKeda(contextOf()).metricType === 'AverageValue';
  return isTotal ? DERIVED[name].trigger._toKserve(contextOf()).external?.metric.query : undefined;
}

/** An adapter asks for one pod, and leaves its name in the result. */
function adapterQuery(name: string): string {
  const { metricsQuery, series } = DERIVED[name].trigger._toHpa(contextOf()) as DerivedSignal;
  const asked: Record<string, string> = { Series: series, LabelMatchers: 'namespace="ml",pod="m-0"', GroupBy: 'pod' };
  return `sum(${metricsQuery.replace(/<<\.(\w+)>>/g, (_, placeholder: string) => asked[placeholder])})`;
}

type Happening = Pick<Scenario, 'targets' | 'away'>;

function seriesOf(names: string[], { targets, away }: Happening, phase: number, seconds = END): { [series: string]: string } {
  return Object.assign({}, ...names.map((name) => {
    const { metrics, conditions } = DERIVED[name];
    return simulate({ seconds, before: BEFORE, interval: INTERVAL, phase, targets, away }, up, exporterOf(metrics, conditions, target));
  }));
}

/** What each query says at each time. */
function ask(series: { [series: string]: string }, queries: string[], times: number[]): (number | undefined)[][] {
  return evaluate([{ series, queries, times: times.map((time) => BEFORE + time) }])[0];
}

/** What a trigger says at some times. */
interface Told {
  readonly name: string;
  readonly values: { readonly time: number; readonly value?: number }[];
}

/** What triggers say of a scenario, at each of some times after its scrapes. */
function told(names: string[], happening: Happening, phase: number, askedAfter: number[], query = queryOf): Told[] {
  const scrapes = Array.from({ length: (END - SETTLED) / INTERVAL }, (_, i) => SETTLED - INTERVAL + phase + i * INTERVAL);
  const at = askedAfter.flatMap((after) => scrapes.map((scrape) => scrape + after));
  const results = ask(seriesOf(names, happening, phase), names.map(query), at);
  return names.map((name, i) => ({ name, values: at.map((time, j) => ({ time, value: results[i][j] })) }));
}

/** What a full window says, by the name of the trigger. */
const FULL = new Map<string, number>();

function full(name: string): number {
  if (FULL.size === 0) {
    for (const { name: each, values } of told(NAMES, { targets: [always(LOAD)] }, 0, [0])) {
      FULL.set(each, values[values.length - 1].value!);
    }
  }
  return FULL.get(name)!;
}

const within = (span: [number, number] | undefined, time: number) => span !== undefined && time >= span[0] && time < span[1];

/** Where triggers say something else than a scenario allows. */
function broken(results: Told[], scenario: Scenario, phase: number): string[] {
  return results.flatMap((result) => brokenBy(result, scenario, phase).map((fault) => `${result.name} ${fault}`));
}

function brokenBy({ name, values }: Told, { lost, silent, errors, least, most, mostOfGauges = most }: Scenario, phase: number): string[] {
  const highest = DERIVED[name].metrics.some(({ type }) => type === CatalogMetricType.GAUGE) ? mostOfGauges : most;
  const missing = new Set<number>();
  const faults = values.flatMap(({ time, value }) => {
    // A time belongs to the scrape before it.
    const scrape = Math.floor((time - phase) / INTERVAL) * INTERVAL + phase;
    if (within(silent, scrape)) {
      return [];
    }
    if (within(lost, scrape)) {
      return value === undefined ? [] : [`${time}: lost, and says ${value}`];
    }
    if (value === undefined) {
      missing.add(scrape);
      return [];
    }
    return value < least * full(name) || value > highest * full(name) ? [`${time}: says ${value}`] : [];
  });
  return missing.size > errors ? [...faults, `no value at ${[...missing].join(', ')}`] : faults;
}

const other = (wanted: number, results: Told[]) => results.flatMap(({ name, values }) =>
  values.filter(({ value }) => value !== wanted).map(({ time, value }) => `${name} ${time}: ${value}`));

describeEvaluated('the laws of derived queries', () => {
  test('a full window says what happens', () => {
    expect(NAMES.filter((name) => !(full(name) > 0))).toEqual([]);
    expect(full('RequestRateTrigger')).toBeCloseTo(LOAD);
  });

  test.each([
    ['nobody asks any more', [from(30, LOAD, 0)]],
    ['nobody has ever asked', [always(0)]],
    ['nobody has asked one of two yet', [always(0), from(30, LOAD, 0)]],
  ])('a model is idle when %s', (_title, targets) => {
    expect(other(0, told(NAMES, { targets }, 1, [1, 14]))).toEqual([]);
  });

  test('a scrape that is under way takes nothing away', () => {
    const meanwhile = (load: number) => ask(seriesOf(NAMES, { targets: [always(load)] }, 1, SETTLED), NAMES.map(queryOf), [SETTLED + 8]);
    const [busy, idle] = [meanwhile(LOAD), meanwhile(0)].map((results) => results.map(([value]) => value));
    expect(busy.map((value, i) => value! / full(NAMES[i]))).toEqual(NAMES.map(() => expect.closeTo(1)));
    expect(idle).toEqual(NAMES.map(() => 0));
  });

  test('a window in which no rate is while a scrape is under way says nothing then, and not that nothing happens', () => {
    const { trigger } = DERIVED.LatencyTrigger;
    const short = new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.95, target: Duration.seconds(1), window: Duration.seconds(2 * INTERVAL) });
    const queries = [trigger, short].map((each) => String(each._toKeda(contextOf()).metadata.query));
    const [four, two] = ask(seriesOf(['LatencyTrigger'], { targets: [always(LOAD)] }, 1, SETTLED), queries, [SETTLED - 8, SETTLED + 8]);
    expect([...four, two[0]]).toEqual(Array.from({ length: 3 }, () => expect.closeTo(full('LatencyTrigger'))));
    expect(two[1]).toBeUndefined();
  });

  test.each([
    'the only target is lost, and comes back under load', 'one of two targets is lost', 'Prometheus restarts',
  ])('all hold when %s', (title) => {
    expect(broken(told(NAMES, SCENARIOS[title], 1, [1, 14]), SCENARIOS[title], 1)).toEqual([]);
  });

  describe.each(PHASES)('with scrapes %i s after full intervals', (phase) => {
    test.each(Object.entries(SCENARIOS))('hold when %s', (_title, scenario) => {
      expect(broken(told(KINDS, scenario, phase, ASKED_AFTER), scenario, phase)).toEqual([]);
    });
  });
});

describeEvaluated('KServe, which takes no value for 0', () => {
  const handedOn = NAMES.filter((name) => kserveQuery(name) !== undefined);
  const asked = (happening: Happening, times: number[], queries: string[]) =>
    ask(seriesOf(handedOn, happening, 1), queries, times);

  test('gets two values where there is none, and otherwise the one', () => {
    expect(handedOn.length).toBeGreaterThan(20);
    const lost = SCENARIOS['the only target is lost, and comes back under load'];
    const times = Array.from({ length: 34 }, (_, i) => SETTLED + 2 + i * INTERVAL);
    const counts = asked(lost, times, handedOn.map((name) => `count(${kserveQuery(name)})`));
    expect(counts).toEqual(asked(lost, times, handedOn.map(queryOf)).map((values) => values.map((value) => value === undefined ? 2 : 1)));
    const healthy = { targets: [always(LOAD)] };
    expect(asked(healthy, [END], handedOn.map((name) => kserveQuery(name)!))).toEqual(asked(healthy, [END], handedOn.map(queryOf)));
  });
});

describeEvaluated('an adapter', () => {
  /** A pod has a rate once it was scraped for a whole window. */
  const UNTIL_SETTLED = 4;

  test.each([
    'nothing happens', 'the only target is lost, and comes back under load', 'Prometheus restarts', 'one scrape is missed',
    'the only pod restarts within one scrape', 'the only pod restarts, for two scrapes', 'a fresh model is under load at once',
  ])('serves of one pod what is true when %s', (title) => {
    const scenario = { ...SCENARIOS[title], errors: SCENARIOS[title].errors + UNTIL_SETTLED };
    expect(PHASES.flatMap((phase) => broken(told(KINDS, scenario, phase, ASKED_AFTER, adapterQuery), scenario, phase))).toEqual([]);
  });

  test('serves 0 of a pod that nobody has asked yet', () => {
    expect(other(0, told(NAMES, { targets: [always(0)] }, 1, [1, 14], adapterQuery))).toEqual([]);
  });
});
