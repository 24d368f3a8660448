import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { LoadShape } from '../../src/preview/load-shape';
import { previewCsv } from '../../src/preview/preview-csv';
import { previewOf } from '../../src/preview/preview-of';
import { changes, externalMetric, hpa, prometheusTrigger, resultOf, scaledObject } from '../support/previews';

const constant = (value: number): LoadShape => ({ shape: 'constant', value });
const step = (atSeconds: number, before: number, after: number): LoadShape =>
  ({ shape: 'steps', steps: [{ atSeconds: 0, value: before }, { atSeconds, value: after }] });
const queue = { requestsPerSecond: 10, concurrency: 4, timeoutSeconds: 10 };
const latencyQuery = 'histogram_quantile(0.95, sum by (le) (rate(request_seconds_bucket[1m])))';
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } };

describe('what a preview cannot do without', () => {
  const asLevel = (example: string) => `it depends on the number of pods; state what one pod makes of its part: perPod, share, latency or table, such as ${example}, `
    + 'or total for what does not depend on them';
  const level = asLevel('perPod:perUnit=0.02,idle=0.1');

  test.each([
    ['no load', scaledObject({ triggers: [prometheusTrigger()] }), {}, ['load of s0-prometheus (trigger prometheus on requests_total): what it measures over time']],
    ['a name that no metric has', hpa({ maxReplicas: 3, metrics: [externalMetric()] }), { load: constant(1), lod: constant(1) },
      ['lod is no metric of this autoscaler: it has load']],
    ['a level under Value', scaledObject({ triggers: [prometheusTrigger({}, { metricType: 'Value' })] }), { 's0-prometheus': constant(1) },
      [`load of s0-prometheus (trigger prometheus on requests_total): ${level}`]],
    ['a quantile under AverageValue', scaledObject({ triggers: [prometheusTrigger({ query: latencyQuery })] }), { 's0-prometheus': constant(1) },
      [`load of s0-prometheus (trigger prometheus on the 0.95 quantile of request_seconds): ${asLevel('latency:requestsPerSecond=10,concurrency=2,timeout=30s')}`]],
    ['CPU', hpa({ maxReplicas: 3, metrics: [cpu] }), { cpu: constant(1) }, [`load of cpu (CPU that the pods use, in percent of what is requested): ${level}`]],
    ['a target that KEDA alone knows', scaledObject({ triggers: [{ type: 'external', metadata: { scalerAddress: 'scaler:80' } }] }), { s0: constant(1) },
      ['spec.triggers[0]: its target is not known from the manifest']],
    ['a formula that cannot be read', scaledObject({ advanced: { scalingModifiers: { formula: 'a +', target: '1' } }, triggers: [prometheusTrigger({}, { name: 'a' })] }),
      { 's0-prometheus': constant(1) }, [expect.stringContaining('spec.advanced.scalingModifiers.formula: ')]],
  ])('%s', (_what, node, load, missing) => {
    expect(previewOf(node, { durationSeconds: 600, load }).missing).toEqual(missing);
  });
});

describe('a level is closed over the pods', () => {
  test('CPU of a load that all share settles where each has its target', () => {
    const { timeline } = resultOf(previewOf(hpa({ maxReplicas: 10, metrics: [cpu] }), {
      durationSeconds: 3600, load: { cpu: { is: 'perPod', load: constant(1.4) } }, pods: { startSeconds: 30, sampleAfterSeconds: 15 },
    }, { workload: workload({ requests: { cpu: '500m' } }) }));
    // 1.4 cores at 50 % of half a core.
    expect(timeline.at(-1)).toMatchObject({ desired: 6, ready: 6 });
  });

  test('CPU follows no requests that are not there', () => {
    const { decisions } = resultOf(previewOf(hpa({ maxReplicas: 10, metrics: [cpu] }), { durationSeconds: 60, load: { cpu: { is: 'perPod', load: constant(1) } } },
      { workload: workload({}) }));
    expect(decisions).toMatchObject([{ to: 1, scalingActive: 'False/FailedGetResourceMetric' }]);
  });

  test('latency of queues falls with the pods that share them', () => {
    const trigger = prometheusTrigger({ query: latencyQuery, threshold: '2' }, { metricType: 'Value' });
    const { assumptions, signals, timeline } = resultOf(previewOf(scaledObject({ minReplicaCount: 1, maxReplicaCount: 20, triggers: [trigger] }), {
      durationSeconds: 1200, load: { 's0-prometheus': { is: 'latency', load: step(600, 5, 45), pod: queue, quantile: 0.95 } },
    }));
    const valueAt = (atSeconds: number) => signals[0].points.find((point) => point.atSeconds >= atSeconds)?.value ?? NaN;
    // 4.5 pods' worth of requests: fewer answer at their timeout, and ten of them nearly at once.
    expect(valueAt(600)).toBe(10);
    expect(timeline.at(-1)!.desired).toBeGreaterThan(5);
    expect(valueAt(1185)).toBeCloseTo(0.4 * Math.log(20), 1);
    expect(assumptions).toContain('s0-prometheus: the load is taken as requests per second and spread evenly over the ready pods, each an M/M/4 queue that serves 10 requests per second; '
      + 'one that gets more answers after 10 s');
  });

  test.each([[0, 1], [5, 1], [10, 2], [15, 3], [99, 5]])('a measured table is read between its rows: %d per pod', (load, value) => {
    const rows = [{ perPod: 20, value: 5 }, { perPod: 5, value: 1 }, { perPod: 10, value: 2 }, { perPod: 15, value: 3 }];
    const node = hpa({ maxReplicas: 1, metrics: [externalMetric({ type: 'Value', value: '100' })] });
    const { signals } = resultOf(previewOf(node, { durationSeconds: 15, load: { load: { is: 'table', load: constant(load), rows } } }));
    expect(signals[0].points).toEqual([{ atSeconds: 15, value, compared: value, proposed: 1 }]);
  });

  test('a backlog is worked off by the pods that are ready', () => {
    const node = hpa({ maxReplicas: 4, metrics: [externalMetric({ type: 'AverageValue', averageValue: '100' })] });
    const { signals } = resultOf(previewOf(node, { durationSeconds: 60, load: { load: { is: 'backlog', arrivals: constant(12), servedPerSecondPerPod: 10 } } }));
    expect(signals[0].points.map(({ value }) => value)).toEqual([30, 60, 90, 120]);
  });
});

describe('what lies outside the controllers', () => {
  const node = hpa({ minReplicas: 2, maxReplicas: 10, metrics: [externalMetric()] });

  test('pods without a GPU wait, and are asked for all the same', () => {
    const request = { durationSeconds: 3600, load: { load: constant(50) }, pods: { places: 3 }, cost: { gpusPerPod: 2, costPerReplicaHour: 3 } };
    const { timeline, totals } = resultOf(previewOf(node, request));
    expect(timeline.at(-1)).toEqual({ atSeconds: 30, desired: 5, pods: 5, ready: 3 });
    expect(totals.gpuHours).toBeCloseTo(totals.replicaHours * 2, 9);
    expect(totals.cost).toBeCloseTo(totals.replicaHours * 3, 9);
  });

  test('without KEDA\'s metrics server the HPA keeps what there is', () => {
    const load = { load: step(100, 20, 90) };
    const outages = [{ of: 'metrics server' as const, fromSeconds: 90, toSeconds: 400 }];
    const { warnings, ...result } = resultOf(previewOf(node, { durationSeconds: 900, load, outages }));
    expect(changes(result)).toEqual(['405: 2 -> 4', '420: 4 -> 8', '435: 8 -> 9']);
    expect(warnings).toContainEqual({ id: 'metric-lost', message: 'for 5 min 15 s the HPA has no valid metric and keeps the replicas' });
  });

  test('the profile of the cluster says how its controllers run', () => {
    const cluster: ClusterProfile = { versions: {}, podStartupMillis: 120_000, hpa: { syncPeriodMillis: 30_000, tolerance: 0.5 } };
    const run = (value: number) => resultOf(previewOf(node, { durationSeconds: 600, load: { load: constant(value) } }, { cluster }));
    expect(changes(run(30))).toEqual([]);
    expect(run(31).timeline).toEqual([
      { atSeconds: 0, desired: 2, pods: 2, ready: 2 },
      { atSeconds: 30, desired: 4, pods: 4, ready: 2 },
      { atSeconds: 150, desired: 4, pods: 4, ready: 4 },
    ]);
  });

  test.each([['1.34', []], ['1.35', ['15: 2 -> 3']]])('Kubernetes %s has a tolerance of its own, or drops it', (Kubernetes, expected) => {
    const tolerant = hpa({ minReplicas: 2, maxReplicas: 10, metrics: [externalMetric()], behavior: { scaleUp: { tolerance: '0' } } });
    const cluster = { versions: { Kubernetes } };
    expect(changes(resultOf(previewOf(tolerant, { durationSeconds: 60, load: { load: constant(21) } }, { cluster })))).toEqual(expected);
  });
});

describe('the result', () => {
  const node = scaledObject({ minReplicaCount: 0, maxReplicaCount: 4, cooldownPeriod: 60, triggers: [prometheusTrigger()] });
  const result = resultOf(previewOf(node, {
    durationSeconds: 3600,
    load: { 's0-prometheus': { shape: 'spike', base: 0, peak: 100, atSeconds: 600, forSeconds: 600 } },
    demand: { load: { shape: 'spike', base: 0, peak: 100, atSeconds: 600, forSeconds: 600 }, servedPerSecondPerPod: 20 },
    pods: { startSeconds: 60 },
  }));

  test('tells the replicas over time', () => {
    // KEDA polls at 600; the HPA of KEDA syncs at 607, 622, 637 ...
    expect(changes(result)).toEqual(['600: 0 -> 1', '607: 1 -> 4', '1260: 4 -> 0']);
  });

  test('sums what it took, and what it did not serve', () => {
    const { demand, secondsAboveTarget, ...totals } = result.totals;
    expect(totals).toEqual({
      mostReplicas: 4,
      leastReplicas: 0,
      replicaHours: (7 + 653 * 4) / 3600,
      secondsAtMaximum: 653,
      secondsAtZero: 600 + 2340,
      scaleEventsPerHour: 3,
      turnedBack: 0,
    });
    // One pod from 660 on, four from 667 on, of the five that it takes.
    expect(demand).toEqual({ asked: 60_000, unmet: 60 * 100 + 7 * 80 + 533 * 20, secondsUnmet: 600 });
    expect(secondsAboveTarget).toEqual({ 's0-prometheus': 40 * 15 });
  });

  test('warns of what stands out', () => {
    expect(result.warnings).toEqual([
      { id: 'at-maximum', message: '18 % of the time there are maxReplicas (4): more load adds no replicas then' },
      { id: 'cold-start', message: 'from zero the first pod takes 1 min, and nothing is served until then: first at 0:10:00' },
    ]);
  });

  test('gives the reasons of a decision', () => {
    expect(result.decisions.filter(({ from, to }) => from !== to)).toMatchObject([
      { by: 'keda', active: 'True/ScalerActive' },
      { by: 'hpa', reasons: { best: 10, proposals: [{ replicas: 10, value: 100_000 }], stabilized: 10 }, scalingLimited: 'True/TooManyReplicas' },
      { by: 'keda', active: 'False/ScalerNotActive' },
    ]);
  });

  test('is a table too', () => {
    const rows = previewCsv(result).trim().split('\n');
    expect(rows.slice(0, 4)).toEqual(['seconds,desired,pods,ready,s0-prometheus', '0,0,0,0,', '600,1,1,0,', '607,4,4,0,100']);
    expect(rows.every((row) => row.split(',').length === 5)).toBe(true);
  });

  test('warns of a target that is out of reach', () => {
    const { warnings } = resultOf(previewOf(hpa({ maxReplicas: 9, metrics: [externalMetric({ type: 'AverageValue', averageValue: '1k' })] }),
      { durationSeconds: 600, load: { load: constant(0.066) } }));
    expect(warnings).toEqual([{ id: 'never-reaches', message: 'load never reaches its target: its largest value is 0.066, and the target is 1000, so that it adds no replicas' }]);
  });

  test('warns of replicas that go up and down', () => {
    const behavior = { scaleDown: { stabilizationWindowSeconds: 0 } };
    const { warnings } = resultOf(previewOf(hpa({ maxReplicas: 9, behavior, metrics: [externalMetric()] }),
      { durationSeconds: 3600, load: { load: { shape: 'day', low: 0, high: 50, peakAtSeconds: 0, periodSeconds: 300 } } }));
    expect(warnings).toContainEqual({ id: 'oscillates', message: expect.stringMatching(/^from 0:00:45 on the replicas go up and down 4 times or more within an hour$/) });
  });
});

/** A Deployment with one container. */
function workload(resources: object) {
  const metadata = { name: 'model', namespace: 'default' };
  const template = { metadata: { labels: { app: 'model' } }, spec: { containers: [{ name: 'server', image: 'model', resources }] } };
  const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { app: 'model' } }, template } };
  return new ScalingGraph([{ manifest, location: 'test' }]).workloads[0];
}
