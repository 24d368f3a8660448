import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { Autoscaler, KedaFormula, LlmdEppTrigger, PrometheusTrigger, ReplicasTrigger } from '../../../src';
import { Formula } from '../../../src/formula/formula';
import { messageOf } from '../../support/captured';
import { newChart, newModel } from '../../support/synth';

const GUARD = KedaFormula.overshootGuard({ demand: 'queue', demandPerReplica: 4, pending: 'pending', replicas: 'replicas' });
const TOKENS = KedaFormula.tokenAware({ backlog: 'backlog', backlogPerReplica: Duration.millis(1500), kvCache: 'cache', kvCachePercent: 80 });
const BAND = KedaFormula.sloBand({ saturation: 'saturation', replicas: 'replicas', readyReplicas: 'ready', scaleUpAbovePercent: 55, scaleDownBelowPercent: 40 });

const of = ({ _options: { expression } }: KedaFormula, names: string[]) => Formula.parse(expression, names);
const [guard, tokens, band] = [
  of(GUARD, ['queue', 'pending', 'replicas']), of(TOKENS, ['backlog', 'cache']), of(BAND, ['saturation', 'replicas', 'ready']),
];
/** How many pods there are, and how many of them are not ready. */
const PODS = fc.integer({ min: 0, max: 60 }).chain((replicas) => fc.integer({ min: 0, max: replicas }).map((pending) => ({ replicas, pending })));
const LOAD = fc.double({ min: 0, max: 1000, noNaN: true });
const SHARE = fc.double({ min: 0, max: 5, noNaN: true });

test('the guard never asks for more than the demand, nor takes away what is there while the demand is above it', () => {
  fc.assert(fc.property(LOAD, PODS, (queue, pods) => {
    const [wanted, value] = [queue / 4, guard.value({ queue, ...pods })!];
    expect(value).toBeLessThanOrEqual(wanted);
    expect(value).toBeGreaterThanOrEqual(Math.min(wanted, pods.replicas));
  }));
});

test('tokens and caches ask for replicas each by itself, and the more wins', () => {
  fc.assert(fc.property(LOAD, LOAD, (backlog, cache) => {
    expect(tokens.value({ backlog, cache })).toBeCloseTo(Math.max(backlog / 1.5, cache / 0.8), 9);
  }));
});

test('the band holds the replicas within it, adds above and takes away below, and more latency is never fewer replicas', () => {
  const wanted = (saturation: number, { pending, replicas }: { pending: number; replicas: number }) =>
    band.value({ saturation, replicas, ready: replicas - pending })!;
  fc.assert(fc.property(SHARE, SHARE, PODS, (one, other, pods) => {
    const value = wanted(one, pods);
    if (one >= 0.4) {
      expect(value).toBeGreaterThanOrEqual(pods.replicas);
    }
    if (one <= 0.55) {
      expect(value).toBeLessThanOrEqual(pods.replicas);
    }
    const [less, more] = [Math.min(one, other), Math.max(one, other)];
    expect(wanted(more, pods)).toBeGreaterThanOrEqual(wanted(less, pods));
    // What starts counts: it asks for no more than with all pods ready.
    expect(value).toBeLessThanOrEqual(Math.max(pods.replicas, wanted(one, { ...pods, pending: 0 })));
  }));
  expect([1.1, 9, 0.1].map((saturation) => wanted(saturation, { replicas: 4, pending: 0 }))).toEqual([8, 15, 1]);
});

test.each<[string, () => unknown]>([
  ['a demand of nothing', () => KedaFormula.overshootGuard({ demand: 'a', demandPerReplica: 0, pending: 'b', replicas: 'c' })],
  ['a band without width', () => KedaFormula.sloBand({ saturation: 'a', replicas: 'b', readyReplicas: 'c', scaleUpAbovePercent: 50, scaleDownBelowPercent: 50 })],
  ['a cut below the band', () => KedaFormula.sloBand({ saturation: 'a', replicas: 'b', readyReplicas: 'c', scaleUpAbovePercent: 50, scaleDownBelowPercent: 40, mostPercent: 50 })],
  ['a cache of more than all', () => KedaFormula.tokenAware({ backlog: 'a', backlogPerReplica: Duration.seconds(1), kvCache: 'b', kvCachePercent: 100 })],
  ['no time to wait', () => KedaFormula.tokenAware({ backlog: 'a', backlogPerReplica: Duration.seconds(0), kvCache: 'b', kvCachePercent: 80 })],
  ['a trigger that is not there', () => newModel({
    autoscaler: Autoscaler.keda({ formula: GUARD }), triggers: [LlmdEppTrigger.queuedRequests({ name: 'queue', pool: 'a', service: 'b', perReplica: 1 })],
  }, newChart())],
  ['a band that sleeps', () => newModel({
    autoscaler: Autoscaler.keda({ formula: BAND }),
    minReplicas: 0,
    triggers: [
      PrometheusTrigger.total({ name: 'saturation', query: 'max(slo_saturation)', perReplica: 1, availableAtZero: 'a rule records it' }),
      ReplicasTrigger.current({ name: 'replicas' }), ReplicasTrigger.ready({ name: 'ready' }),
    ],
  }, newChart())],
])('%s is refused', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});
