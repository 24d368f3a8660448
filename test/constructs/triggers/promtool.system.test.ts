import { Duration } from 'cdk8s';
import { LatencyTrigger, LatencyUnit, Monitor, RequestRateTrigger, Trigger } from '../../../src';
import { describeEvaluated, evaluate, expectResult } from '../../support/promtool';
import { manifest, newChart, newModel } from '../../support/synth';

const LABELS = 'namespace="ml",service="model",pod="model-1"';
const OTHER = 'namespace="ml",service="other",pod="other-1"';
const COUNTER = `requests_total{${LABELS}}`;
const UP = `up{${LABELS}}`;
const bucket = (le: string, labels = LABELS) => `latency_seconds_bucket{${labels},le="${le}"}`;
const count = (labels = LABELS) => `latency_seconds_count{${labels}}`;

interface Case {
  readonly title: string;
  readonly trigger: Trigger;
  /** Series with their samples, one each 15 s. */
  readonly series: { [series: string]: string };
  /** The result after five minutes; undefined for none. */
  readonly result?: number;
}

const rate = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 });
const latency = new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.5, target: Duration.seconds(1) });
const busyHistogram = { [bucket('1')]: '0+10x40', [bucket('3')]: '0+30x40', [bucket('+Inf')]: '0+30x40', [count()]: '0+30x40' };
const idleHistogram = { [bucket('1')]: '7x40', [bucket('3')]: '9x40', [bucket('+Inf')]: '9x40', [count()]: '9x40' };

const CASES: Case[] = [
  { title: 'a request rate is the rate', trigger: rate, series: { [COUNTER]: '0+30x40', [UP]: '1x40' }, result: 2 },
  { title: 'an idle request rate is 0', trigger: rate, series: { [COUNTER]: '5x40', [UP]: '1x40' }, result: 0 },
  { title: 'a counter that no request has created yet is 0', trigger: rate, series: { [UP]: '1x40' }, result: 0 },
  { title: 'a request rate of pods that are down is nothing', trigger: rate, series: { [UP]: '0x40' } },
  { title: 'a lost target is nothing', trigger: rate, series: {} },
  {
    title: 'another model\'s requests do not count',
    trigger: rate,
    series: { [COUNTER]: '0+30x40', [UP]: '1x40', [`requests_total{${OTHER}}`]: '0+3000x40', [`up{${OTHER}}`]: '1x40' },
    result: 2,
  },
  { title: 'several pods add up', trigger: rate, series: { [COUNTER]: '0+30x40', [COUNTER.replace('-1', '-2')]: '0+15x40', [UP]: '1x40', [UP.replace('-1', '-2')]: '1x40' }, result: 3 },
  { title: 'a latency is the quantile', trigger: latency, series: { ...busyHistogram, [UP]: '1x40' }, result: 1.5 },
  { title: 'a latency without requests is 0', trigger: latency, series: { ...idleHistogram, [UP]: '1x40' }, result: 0 },
  { title: 'a histogram that no request has created yet is 0', trigger: latency, series: { [UP]: '1x40' }, result: 0 },
  { title: 'a lost histogram is nothing', trigger: latency, series: { ...busyHistogram, [UP]: '1x19 0x20' } },
  {
    title: 'another model\'s latency does not count',
    trigger: latency,
    series: { ...idleHistogram, [UP]: '1x40', [bucket('1', OTHER)]: '0+1x40', [bucket('+Inf', OTHER)]: '0+9x40', [count(OTHER)]: '0+9x40' },
    result: 0,
  },
];

describeEvaluated('a derived query, evaluated by promtool', () => {
  test.each(CASES.map((each) => [each.title, each] as const))('%s', (_title, { trigger, series, result }) => {
    expectResult(manifestOf(trigger).query, series, result);
  });
});

describe('a derived query', () => {
  test('selects by the labels of a ServiceMonitor, and looks back over four scrapes', () => {
    const total = '((sum(irate(requests_total{namespace="ml",service="model"}[30s]))'
      + ' or 0 * count(sum_over_time(up{namespace="ml",service="model"}[30s]) > 1) unless on () requests_total{namespace="ml",service="model"})'
      + ' and on () avg(sum_over_time(up{namespace="ml",service="model"}[30s]) > bool 1 and up{namespace="ml",service="model"} == 1'
      + ' and sum_over_time(up{namespace="ml",service="model"}[1h]) > 1) > 0.85)';
    expect(manifestOf(rate)).toEqual({
      ignoreNullValues: 'false',
      query: `clamp_min(avg_over_time(${total}[1m:15s]), scalar(min_over_time(avg_over_time((${total}`
        + ' / avg(sum_over_time(up{namespace="ml",service="model"}[30s]) > bool 1 and sum_over_time(up{namespace="ml",service="model"}[1h]) > 1))[1m:15s])[10m:15s])'
        + ' or vector(0))) and on () up{namespace="ml",service="model"} == 1',
      serverAddress: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090',
      threshold: '5',
    });
  });

  test.each([
    ['latency', undefined, '0.08'], ['latency_seconds', undefined, '0.08'], ['latency_ms', undefined, '80'], ['latency_us', undefined, '80000'],
    ['latency_nanoseconds', undefined, '80000000'], ['latency', LatencyUnit.MICROSECONDS, '80000'],
  ])('of %s in %s holds 80 ms at %s', (histogram, unit, threshold) => {
    expect(manifestOf(new LatencyTrigger({ histogram, unit, quantile: 0.9, target: Duration.millis(80) })).threshold).toBe(threshold);
  });

  test.each([
    ['latency_ms', 0.5, 1, '0.5'], ['latency_us', 0.57, 1, '570'], ['latency_ns', 0.000057, 1, '57'], ['latency_seconds', 2, 1, '0.002'],
    ['latency_seconds', 1.5, 1000, '1.5'], ['latency_seconds', 0.5, 1000, '0.5'], ['latency_seconds', 12.5, 1000, '12.5'],
    ['latency_seconds', 0.0005, 1000000, '0.5'], ['latency_us', 0.0000005, 1000, '0.5'],
    ['latency_seconds', 1 / 3, 1e9, '333333.333'],
  ])('of %s holds %d ms, %d times, at %s', (histogram, millis, times, threshold) => {
    const { query, threshold: held } = manifestOf(new LatencyTrigger({ histogram, quantile: 0.9, target: Duration.millis(millis) }));
    expect(held).toBe(threshold);
    expect(query.startsWith(`(${times === 1 ? '' : `${times} * `}histogram_quantile(0.9, `)).toBe(true);
  });

  test('selects by the job of a PodMonitor', () => {
    const { query } = manifestOf(rate, Monitor.pod({ name: 'pods' }));
    expect(query).toContain('irate(requests_total{namespace="ml",job="ml/pods"}[30s])');
    expect(query.split('namespace="ml",job="ml/pods"')).toHaveLength(query.split('{').length);
  });

  test('selects by the labels that an external monitor is said to attach, and asks no up', () => {
    const external = Monitor.external('the platform team', { labels: { app: 'model' } });
    const trigger = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5, ignoreNullValues: true });
    expect(manifestOf(trigger, external)).toMatchObject({
      query: 'avg_over_time(sum(rate(requests_total{app="model"}[30s]))[1m:15s]) and on () requests_total{app="model"}', ignoreNullValues: 'true',
    });
  });
});

describeEvaluated('a derived query on series that somebody else scrapes', () => {
  test('counts what happens between the scrapes that are known of', () => {
    const external = Monitor.external('the platform team', { labels: { app: 'model' } });
    const { query } = manifestOf(new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5, ignoreNullValues: true }), external, 60);
    // Scraped each 15 s; 600 requests come in the first half of each minute.
    const samples = Array.from({ length: 601 }, (_, second) => second % 15 === 0 ? String(600 * Math.floor((second + 30) / 60)) : '_').join(' ');
    const [[values]] = evaluate([{ series: { 'requests_total{app="model"}': samples }, queries: [query], times: [540, 555, 570, 585, 600] }]);
    expect(values.filter((value) => !(value! > 5 && value! < 15))).toEqual([]);
  });
});

function manifestOf(trigger: Trigger, monitor?: Monitor, scrapeSeconds = 15) {
  const chart = newChart();
  newModel({ server: { metrics: { port: 9100, scrapeInterval: Duration.seconds(scrapeSeconds) }, monitor }, triggers: [trigger] }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0].metadata;
}
