import { AutoscalerNode } from '../../src/graph/autoscaler';
import { LoadShape } from '../../src/preview/load-shape';
import { previewOf } from '../../src/preview/preview-of';
import { previewText } from '../../src/preview/preview-text';
import { SignalLoad } from '../../src/preview/signal-load';
import { externalMetric, hpa, prometheusTrigger, resultOf, scaledObject } from '../support/previews';
import { Untyped } from '../support/untyped';

const constant = (value: number): LoadShape => ({ shape: 'constant', value });
const QUANTILE = 'histogram_quantile(0.95, sum by (le) (rate(request_seconds_bucket[1m])))';
const MEAN = 'sum(rate(request_seconds_sum[1m])) / sum(rate(request_seconds_count[1m]))';
const GUARDED = '(histogram_quantile(0.95, sum by (le) (rate(s_bucket[1m]))) >= 0 or 0 * sum(irate(s_count[1m]))) and on () up{service="s"} == 1';
const pod = { requestsPerSecond: 10, concurrency: 1, timeoutSeconds: 30 };

const asking = (query: string, rest: { [key: string]: string } = {}) => scaledObject({
  minReplicaCount: 1, maxReplicaCount: 1, triggers: [prometheusTrigger({ query, threshold: '9', ...rest }, { metricType: 'Value' })],
});
const latency = (load: number, node: AutoscalerNode, rest: Partial<Extract<SignalLoad, { is: 'latency' }>> = {}, scrapeSeconds?: number) => resultOf(previewOf(node, {
  durationSeconds: 600, load: { 's0-prometheus': { is: 'latency', load: constant(load), pod, ...rest } }, ...scrapeSeconds !== undefined && { scrapeSeconds },
}));
const lastOf = ({ signals }: ReturnType<typeof latency>) => signals[0].points.at(-1)?.value;

describe('a latency', () => {
  // Of a queue that serves 10 per second and gets 5, the mean is 1 / (10 - 5), and the quantile ln(1 / (1 - q)) / (10 - 5).
  test.each([
    ['the quantile of its query', QUANTILE, {}, Math.log(20) / 5, 'the 0.95 quantile'],
    ['the quantile that is stated', QUANTILE, { quantile: 0.5 }, Math.log(2) / 5, 'the 0.5 quantile'],
    ['the mean, where its query has no quantile', MEAN, {}, 0.2, 'the mean'],
    ['the mean, where its query has several', `${QUANTILE} - ${QUANTILE.replace('0.95', '0.5')}`, {}, 0.2, 'the mean'],
  ])('has %s', (_what, query, rest, value, words) => {
    const result = latency(5, asking(query), rest);
    expect(lastOf(result)).toBeCloseTo(value, 3);
    expect(result.assumptions).toContainEqual(expect.stringContaining(`s0-prometheus: it shows ${words} of the time that requests take, in seconds, and without requests `));
  });

  test.each([undefined, 15])('has without requests what its query has, scraped each %s seconds', (scrapeSeconds) => {
    // KEDA counts no value as 0, unless ignoreNullValues is false: then it is an error, and the HPA reads nothing.
    expect(lastOf(latency(0, asking(QUANTILE), {}, scrapeSeconds))).toBe(0);
    expect(lastOf(latency(0, asking(QUANTILE, { ignoreNullValues: 'false' }), {}, scrapeSeconds))).toBeUndefined();
    expect(lastOf(latency(0, asking(GUARDED, { ignoreNullValues: 'false' }), {}, scrapeSeconds))).toBe(0);
    // Of a gauge nobody knows it: it is the time of one request.
    expect(lastOf(latency(0, asking('avg(seconds)'), {}, scrapeSeconds))).toBeCloseTo(0.1, 3);
  });

  test('has no value from the range of its query after the last request on', () => {
    const steps: LoadShape = { shape: 'steps', steps: [{ atSeconds: 0, value: 5 }, { atSeconds: 300, value: 0 }] };
    const { signals } = latency(0, asking(QUANTILE, { ignoreNullValues: 'false' }), { load: steps }, 15);
    const read = signals[0].points.filter(({ value }) => value !== undefined).map(({ atSeconds }) => atSeconds);
    // The last request comes at 299, and 60 s later nothing is left of it; the HPA of KEDA syncs at 22, 37, ... 352, 367.
    expect(read.at(-1)).toBe(352);
  });
});

describe('what a load is taken as', () => {
  const assumed = (node: AutoscalerNode, load: { [metric: string]: SignalLoad | LoadShape }) =>
    resultOf(previewOf(node, { durationSeconds: 60, load })).assumptions.filter((words) => /^(s\d-|load)/.test(words));
  const totalOf = (query: string) => scaledObject({ maxReplicaCount: 2, triggers: [prometheusTrigger({ query })] });
  const MOMENT = 's0-prometheus: the load is taken as its value, whatever the replicas: what there is at one moment, not what comes per second; '
    + 'for a load in requests per second, state total:perUnit=SECONDS, where each request is counted so long (Little\'s law), or backlog for what waits';

  test.each<[string, AutoscalerNode, SignalLoad | LoadShape, string]>([
    ['a rate', totalOf('sum(rate(requests_total[1m]))'), constant(1), 's0-prometheus: the load is taken as its value, whatever the replicas'],
    ['requests that run and wait', totalOf('sum(vllm:num_requests_running) + sum(vllm:num_requests_waiting)'), constant(1), MOMENT],
    ['a queue of an unknown exporter', totalOf('sum(queue_length)'), constant(1), MOMENT],
    ['a share of each pod, summed', totalOf('sum(vllm:kv_cache_usage_perc)'), constant(1),
      's0-prometheus: the load is taken as its value, whatever the replicas; for a load in another unit, state what one pod makes of it: perPod, share or table'],
    ['requests of 2 s each', totalOf('sum(vllm:num_requests_running)'), { is: 'total', load: { shape: 'times', of: constant(1), factor: 2 } },
      's0-prometheus: a unit of the load is taken as 2 of it, whatever the replicas'],
    ['what waits', totalOf('sum(queue_length)'), { is: 'backlog', arrivals: constant(1), servedPerSecondPerPod: 5 },
      's0-prometheus: the load is taken as what arrives per second, and each ready pod works off 5 per second'],
    ['what each pod has', totalOf('sum(used)'), { is: 'perPod', load: { shape: 'times', of: constant(1), factor: 0.02 }, idle: 0.1, atMost: 2 },
      's0-prometheus: the load is spread evenly over the ready pods; a pod shows 0.1 without load, 0.02 more for each unit of it, and 2 at most'],
  ])('of %s', (_what, node, load, words) => {
    expect(assumed(node, { 's0-prometheus': load })).toEqual([words]);
  });
});

describe('a text names each signal by what it is', () => {
  const signalsIn = (node: AutoscalerNode, load: { [metric: string]: SignalLoad | LoadShape }) => {
    const text = previewText({ name: 'it', result: resultOf(previewOf(node, { durationSeconds: 60, load })) });
    return /\nSignals\n([^]*?)\n\n/.exec(text)![1].split('\n').map((line) => line.trim());
  };
  const keda = (triggers: Untyped[], rest: Untyped = {}) => scaledObject({ maxReplicaCount: 2, triggers, ...rest });
  const cpu = (name: string, target: Untyped) => ({ type: 'Resource', resource: { name, target } });

  test.each<[string, AutoscalerNode, string[]]>([
    ['a query', keda([prometheusTrigger()]), ['s0-prometheus: trigger prometheus on requests_total; target 10 for each replica']],
    ['a quantile', keda([prometheusTrigger({ query: GUARDED, threshold: '0.5' }, { name: 'p95', metricType: 'Value' })]),
      ['s0-prometheus: trigger prometheus "p95" on the 0.95 quantile of s; target 0.5']],
    ['a metric of the catalogue', keda([prometheusTrigger({ query: 'sum(vllm:num_requests_waiting)' })]),
      ['s0-prometheus: trigger prometheus on vllm:num_requests_waiting (requests that wait to be computed); target 10 for each replica']],
    ['a queue', keda([{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs', listLength: '5' } }]), ['s0-redis-jobs: trigger redis; target 5 for each replica']],
    ['an external metric', hpa({ maxReplicas: 2, metrics: [externalMetric()] }), ['load: an external metric; target 10 for each replica']],
    ['CPU as a share', hpa({ maxReplicas: 2, metrics: [cpu('cpu', { type: 'Utilization', averageUtilization: 50 })] }),
      ['cpu: CPU that the pods use, in percent of what is requested; target 50 %']],
    ['memory as an amount', hpa({ maxReplicas: 2, metrics: [cpu('memory', { type: 'AverageValue', averageValue: '2k' })] }),
      ['memory: memory that the pods use, in bytes; target 2000 for each replica']],
    ['a metric of an object', hpa({
      maxReplicas: 2,
      metrics: [{
        type: 'Object', object: { metric: { name: 'rps' }, describedObject: { apiVersion: 'v1', kind: 'Service', name: 'model' }, target: { type: 'Value', value: '3' } },
      }],
    }), ['rps: a metric of Service model; target 3']],
    ['a formula', keda([prometheusTrigger({}, { name: 'a' })], { advanced: { scalingModifiers: { formula: 'a * 2', target: '4' } } }),
      ['s0-prometheus: trigger prometheus "a" on requests_total', 'composite-metric: the formula a * 2; target 4 for each replica']],
  ])('%s', (_what, node, lines) => {
    const names = lines.map((line) => line.split(':')[0]).filter((name) => name !== 'composite-metric');
    expect(signalsIn(node, Object.fromEntries(names.map((name) => [name, { is: 'total', load: constant(1) }])))).toEqual(lines);
  });
});

describe('an HPA that goes to zero', () => {
  const node = hpa({ minReplicas: 0, maxReplicas: 3, metrics: [externalMetric()] });
  const load: LoadShape = { shape: 'steps', steps: [{ atSeconds: 0, value: 0 }, { atSeconds: 600, value: 25 }] };
  const workloadOf = (replicas?: number): Untyped => ({ containers: [], podLabels: {}, initPorts: [], openPorts: true, replicas });
  const timelineOf = (replicas?: number) => {
    const { timeline } = resultOf(previewOf(node, { durationSeconds: 900, load: { load } }, { workload: workloadOf(replicas) }));
    return timeline.map(({ atSeconds, desired }) => [atSeconds, desired]);
  };

  test('begins with the one replica of a workload that states none, and wakes by itself', () => {
    // The replica of the first sync, at 15, counts until 315: the sync at 330 is the first without it. It wakes with ceil(25 / 10).
    expect(timelineOf()).toEqual([[0, 1], [330, 0], [600, 3]]);
  });

  test('leaves a zero alone that somebody else has set', () => {
    expect(timelineOf(0)).toEqual([[0, 0]]);
  });
});
