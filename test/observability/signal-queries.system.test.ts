import { signalQueries } from '../../src/observability/signal-queries';
import { WatchedAutoscaler } from '../../src/observability/watched-autoscaler';
import { WatchedSignal } from '../../src/observability/watched-signal';
import { Pods } from '../../src/preview/pods';
import { totalProposal } from '../../src/preview/total-metric';
import { describeEvaluated, evaluate } from '../support/promtool';
import { CHAT, watchedIn } from '../support/watched';

const [chat] = watchedIn(CHAT).autoscalers;
const [CURRENT, READY] = [3, 2];
/** What a signal measures, one value a second: on, below and above its target, and near enough. */
const VALUES = [0, 1, 8.9, 9, 9.1, 10, 10.9, 11, 11.1, 12, 26.9, 27, 27.1, 30, 32.9, 33, 33.1, 40.5, 61, 1000];
// All that queries of signals read of pods.
const PODS = { standing: { length: CURRENT }, ending: { length: 0 }, readyAndEnding: READY } as unknown as Pods;
const SERIES = {
  'load': VALUES.join(' '),
  'kube_horizontalpodautoscaler_status_current_replicas{namespace="ml",horizontalpodautoscaler="keda-hpa-chat"}': `${CURRENT}x100`,
  'kube_deployment_status_replicas_ready{namespace="ml",deployment="chat"}': `${READY}x100`,
};

const signal = (targetType: 'AverageValue' | 'Value', target: number): WatchedSignal =>
  ({ metric: 's0-prometheus', targetType, target, isOfPods: false, source: { of: 'query', query: 'sum(load)', nullIsZero: true } });
/** The HPA as it was recorded: see test/preview for the traces that the arithmetic is held against. */
const wanted = ({ targetType, target }: WatchedSignal, value: number, { tolerance }: WatchedAutoscaler) => totalProposal(
  { kind: 'total', source: 'External', name: 's0-prometheus', targetType: targetType as 'AverageValue', target: target * 1000 },
  value * 1000, { spec: CURRENT, status: CURRENT }, PODS, tolerance,
)?.replicas;

/** Targets of a total and of a level; a tolerance that differs by the direction. */
const CASES: [WatchedSignal, WatchedAutoscaler][] = [
  [signal('AverageValue', 10), chat], [signal('Value', 10), chat], [signal('AverageValue', 0.3), chat],
  [signal('AverageValue', 10), { ...chat, tolerance: { least: 0.5, most: 1.3 } }], [signal('Value', 10), { ...chat, tolerance: { least: 1, most: 1 } }],
];

describeEvaluated('what signals ask for (needs promtool)', () => {
  test('is what the HPA wants', () => {
    const queries = CASES.map(([each, watched]) => signalQueries(watched, each)!.replicas);
    const [found] = evaluate([{ series: SERIES, queries, times: VALUES.map((_, second) => second) }]);
    expect(found).toEqual(CASES.map(([each, watched]) => VALUES.map((value) => wanted(each, value, watched))));
    expect(new Set(found[0]).size).toBeGreaterThan(4);
  });

  test('a query without a result is 0 to KEDA, or leaves the replicas as they are', () => {
    const empty = (nullIsZero: boolean) => signalQueries(chat, { ...signal('AverageValue', 10), source: { of: 'query', query: 'sum(nothing)', nullIsZero } })!.replicas;
    expect(evaluate([{ series: SERIES, queries: [empty(true), empty(false)], times: [5] }])).toEqual([[[0], [CURRENT]]]);
  });

  test('a number, and several series, of which the largest counts', () => {
    const value = (query: string) => signalQueries(chat, { ...signal('Value', 10), source: { of: 'query', query, nullIsZero: true } })!.value;
    expect(evaluate([{ series: { 'x{pod="a"}': '1x10', 'x{pod="b"}': '4x10' }, queries: [value('12'), value('x # of all pods')], times: [5] }])).toEqual([[[12], [4]]]);
  });
});
