import * as fc from 'fast-check';
import { AutoscalerNode } from '../../src/graph/autoscaler';
import { LoadStep } from '../../src/preview/load-shape';
import { previewOf } from '../../src/preview/preview-of';
import { PreviewResult } from '../../src/preview/preview-result';
import { externalMetric, hpa, prometheusTrigger, resultOf, scaledObject } from '../support/previews';
import { samples } from '../support/samples';

const DURATION = 3600;
const integer = (min: number, max: number) => fc.integer({ min, max });
const policy = fc.record({ type: fc.constantFrom('Pods', 'Percent'), value: integer(1, 150), periodSeconds: integer(1, 600) });
const direction = fc.record({
  stabilizationWindowSeconds: integer(0, 600),
  selectPolicy: fc.constantFrom('Max', 'Min', 'Disabled'),
  policies: fc.array(policy, { minLength: 1, maxLength: 3 }),
}, { requiredKeys: [] });
const behavior = fc.option(fc.record({ scaleUp: direction, scaleDown: direction }, { requiredKeys: [] }), { nil: undefined });
const bounds = fc.tuple(integer(1, 8), integer(0, 20)).map(([minReplicas, more]) => ({ minReplicas, maxReplicas: minReplicas + more }));
const amount = fc.oneof(integer(0, 400), fc.constant(NaN));
const loadSteps = fc.array(fc.record({ atSeconds: integer(0, DURATION), value: amount }), { minLength: 1, maxLength: 8 });
const metric = fc.constantFrom(externalMetric(), externalMetric({ type: 'Value', value: '10' }));
const pods = fc.record({ startSeconds: integer(0, 200), terminateSeconds: integer(0, 60) });

const run = (node: AutoscalerNode, steps: LoadStep[], rest = {}, name = 'load'): PreviewResult =>
  resultOf(previewOf(node, { durationSeconds: DURATION, load: { [name]: { is: 'total', load: { shape: 'steps', steps } } }, ...rest }));

test('after a sync the replicas are within the bounds, whatever they were', () => {
  const start = fc.record({ replicas: integer(1, 40) });
  fc.assert(fc.property(bounds, behavior, metric, loadSteps, pods, start, ({ minReplicas, maxReplicas }, how, what, steps, times, found) => {
    const node = hpa({ minReplicas, maxReplicas, behavior: how, metrics: [what] });
    const { decisions } = run(node, steps, { pods: times, start: found });
    expect(decisions.filter(({ to }) => to < minReplicas || to > maxReplicas)).toEqual([]);
  }));
});

test('no more pods come within the period of the only policy than it lets', () => {
  fc.assert(fc.property(integer(1, 6), integer(15, 600), loadSteps, (value, periodSeconds, steps) => {
    const scaleUp = { policies: [{ type: 'Pods', value, periodSeconds }] };
    const node = hpa({ minReplicas: 1, maxReplicas: 50, behavior: { scaleUp, scaleDown: { selectPolicy: 'Disabled' } }, metrics: [externalMetric()] });
    const { decisions } = run(node, steps);
    for (const { atSeconds } of decisions) {
      const within = decisions.filter((each) => each.atSeconds > atSeconds - periodSeconds && each.atSeconds <= atSeconds);
      expect(within.reduce((sum, { from, to }) => sum + to - from, 0)).toBeLessThanOrEqual(value);
    }
  }));
});

test('no more pods go within the period of the only policy than it lets', () => {
  fc.assert(fc.property(integer(1, 6), integer(15, 600), loadSteps, (value, periodSeconds, steps) => {
    const scaleDown = { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value, periodSeconds }] };
    const node = hpa({ minReplicas: 1, maxReplicas: 50, behavior: { scaleDown, scaleUp: { selectPolicy: 'Disabled' } }, metrics: [externalMetric()] });
    const { decisions } = run(node, steps, { start: { replicas: 50 } });
    for (const { atSeconds } of decisions) {
      const within = decisions.filter((each) => each.atSeconds > atSeconds - periodSeconds && each.atSeconds <= atSeconds);
      expect(within.reduce((sum, { from, to }) => sum + from - to, 0)).toBeLessThanOrEqual(value);
    }
  }));
});

test('without tolerance more load never means fewer replicas', () => {
  // With it a smaller load may stay above its target where a larger one settles just below.
  const known = loadSteps.map((steps) => steps.map(({ atSeconds, value }) => ({ atSeconds, value: Number.isNaN(value) ? 0 : value })));
  fc.assert(fc.property(known, fc.array(integer(0, 100), { minLength: 8, maxLength: 8 }), bounds, (steps, more, { minReplicas, maxReplicas }) => {
    const node = hpa({ minReplicas, maxReplicas, metrics: [externalMetric()] });
    const cluster = { versions: {}, hpa: { tolerance: 0 } };
    const replicas = (loads: LoadStep[]) => {
      const { timeline } = resultOf(previewOf(node, { durationSeconds: DURATION, load: { load: { shape: 'steps', steps: loads } } }, { cluster }));
      return Array.from({ length: DURATION / 15 }, (_, i) => timeline.filter(({ atSeconds }) => atSeconds <= i * 15).at(-1)!.desired);
    };
    const larger = replicas(steps.map(({ atSeconds, value }, i) => ({ atSeconds, value: value + more[i] })));
    expect(replicas(steps).filter((count, i) => count > larger[i])).toEqual([]);
  }));
});

test('the same input has the same result', () => {
  fc.assert(fc.property(bounds, behavior, metric, loadSteps, pods, ({ minReplicas, maxReplicas }, how, what, steps, times) => {
    const node = hpa({ minReplicas, maxReplicas, behavior: how, metrics: [what] });
    expect(run(node, steps, { pods: times })).toEqual(run(node, steps, { pods: times }));
  }), { numRuns: samples(20) });
});

const scaled = fc.record({
  minReplicaCount: integer(0, 5),
  maxReplicaCount: integer(5, 20),
  idleReplicaCount: fc.constant(0),
  pollingInterval: integer(1, 120),
  cooldownPeriod: integer(0, 600),
  fallback: fc.record({ failureThreshold: integer(0, 5), replicas: integer(0, 10) }),
}, { requiredKeys: ['maxReplicaCount'] });

test('a poll of KEDA sets what it found, the idle replicas, or the least that run', () => {
  fc.assert(fc.property(scaled, loadSteps, integer(0, 10), (spec, steps, replicas) => {
    const node = scaledObject({ ...spec, triggers: [prometheusTrigger({ ignoreNullValues: 'false' })] });
    const { decisions } = run(node, steps, { start: { replicas } }, 's0-prometheus');
    const least = Math.max(1, spec.minReplicaCount ?? 0);
    expect(decisions.filter(({ by, from, to }) => by === 'keda' && ![from, 0, least].includes(to))).toEqual([]);
  }));
});

test('a ScaledObject that is idle for good ends at its idle replicas, or its least', () => {
  fc.assert(fc.property(scaled, integer(0, 10), (spec, replicas) => {
    const node = scaledObject({ ...spec, triggers: [prometheusTrigger()] });
    const { timeline } = run(node, [{ atSeconds: 0, value: 0 }], { start: { replicas } }, 's0-prometheus');
    // With no least there is nothing to be idle below.
    expect(timeline.at(-1)!.desired).toBe(spec.idleReplicaCount ?? spec.minReplicaCount ?? 0);
  }));
});
