import { LoadShape, LoadStep } from '../../src/preview/load-shape';
import { previewOf, previewSubjectOf } from '../../src/preview/preview-of';
import { Moment } from '../../src/preview/signals';
import { Simulation } from '../../src/preview/simulation';
import { changes, externalMetric, hpa, prometheusTrigger, resultOf, scaledObject } from '../support/previews';

/*
 * What was never recorded: KEDA 2.21, whose polls take over what the HPA reads (kedacore/keda#8031), and the HPA of Kubernetes 1.37, which
 * scales to zero (KEP-2021). The times below are worked out by hand: KEDA polls at 0, 30, 60 ..., its HPA syncs at 22, 37, 52 ...
 */
const steps = (...points: [number, number][]): LoadShape => ({ shape: 'steps', steps: points.map(([atSeconds, value]): LoadStep => ({ atSeconds, value })) });
const KEDA_221 = { versions: { KEDA: '2.21' } };
const KEDA_220 = { versions: { KEDA: '2.20' } };
const KUBERNETES_137 = { versions: { Kubernetes: '1.37' } };
const KUBERNETES_136 = { versions: { Kubernetes: '1.36' } };

/** Pods that take no time, and a start with one of them. */
const AT_ONCE = {
  pods: { startSeconds: 0, pendingSeconds: 0, sampleAfterSeconds: 0, sampleWindowSeconds: 30, terminateSeconds: 0 },
  start: {
    replicas: 1,
    podAgeSeconds: 600,
    hpaCreatedAtSeconds: 7,
    hpaRecreateDelaySeconds: 7,
    scaledObjectCreatedAtSeconds: -1,
    statusLagSeconds: 0,
    annotations: {},
  },
  events: [],
};

describe('polls of KEDA 2.21', () => {
  /** One trigger asks for 3 replicas all the time, the other is lost from second 100 on. */
  const lost = {
    durationSeconds: 300,
    load: { 's0-prometheus': steps([0, 30]), 's1-prometheus': steps([0, 10], [100, NaN]) },
    start: { replicas: 3 },
  };
  const node = (spec = {}) => scaledObject({
    minReplicaCount: 1,
    maxReplicaCount: 9,
    fallback: { failureThreshold: 3, replicas: 6 },
    triggers: [prometheusTrigger(), prometheusTrigger({ ignoreNullValues: 'false' })],
    ...spec,
  });

  test('reads of the HPA alone count failures while it has a valid metric', () => {
    // Failures at 112, 127, 142 and 157, of which the fourth is above the threshold.
    expect(changes(resultOf(previewOf(node(), lost, { cluster: KEDA_221 })))).toEqual(['157: 3 -> 6']);
    // Before 2.21 the poll at 120 counts too.
    expect(changes(resultOf(previewOf(node(), lost, { cluster: KEDA_220 })))).toEqual(['142: 3 -> 6']);
  });

  test.each([
    ['a cached trigger', { triggers: [prometheusTrigger(), prometheusTrigger({}, { useCachedMetrics: true })] }],
    ['zero', { minReplicaCount: 0 }],
    ['an idle count', { idleReplicaCount: 0 }],
  ])('%s keeps the polls as they were', (_why, spec) => {
    const { notMeasured } = resultOf(previewOf(node(spec), lost, { cluster: KEDA_221 }));
    expect(notMeasured).toEqual([]);
  });

  test('the source is asked once per sync, and by the first poll', () => {
    const asked = (cluster: typeof KEDA_221) => {
      const subject = previewSubjectOf(scaledObject({ minReplicaCount: 1, triggers: [prometheusTrigger()] }), { cluster });
      const moments: number[] = [];
      const total = (_name: string, { atSeconds }: Moment) => moments.push(atSeconds) && 5;
      new Simulation({ ...subject, ...subject.autoscaler, ...AT_ONCE, signals: { samples: () => undefined, total }, durationSeconds: 100 }).run();
      return moments;
    };
    expect(asked(KEDA_221)).toEqual([0, 22, 37, 52, 67, 82, 97]);
    expect(asked(KEDA_220)).toEqual([0, 22, 30, 37, 52, 60, 67, 82, 90, 97]);
  });

  test('the result says that it was not measured, where polls would count', () => {
    const notMeasured = (cluster?: typeof KEDA_221, spec = {}) => resultOf(previewOf(node(spec), lost, { cluster })).notMeasured;
    expect(notMeasured(KEDA_221)).toEqual(['polls of KEDA 2.21, which take over what the HPA reads']);
    // It is the version that is assumed where none is stated.
    expect(notMeasured()).toEqual(notMeasured(KEDA_221));
    expect(notMeasured(KEDA_220)).toEqual([]);
    expect(notMeasured(KEDA_221, { fallback: undefined })).toEqual([]);
  });
});

describe('an HPA of Kubernetes 1.37 at zero', () => {
  const node = hpa({ minReplicas: 0, maxReplicas: 5, metrics: [externalMetric()] });
  const load = { load: steps([0, 20], [100, 0], [600, 25]) };
  const run = (rest = {}) => resultOf(previewOf(node, { durationSeconds: 900, load, start: { replicas: 2 }, ...rest }, { cluster: KUBERNETES_137 }));

  test('goes there when its window has forgotten the load, and comes back at the next sync', () => {
    // The last recommendation of 2 is of second 90, and looked back on until 390.
    expect(changes(run())).toEqual(['405: 2 -> 0', '600: 0 -> 3']);
  });

  test('stays there while the metric is lost', () => {
    expect(changes(run({ load: { load: steps([0, 20], [100, 0], [500, NaN], [700, 25]) } }))).toEqual(['405: 2 -> 0', '705: 0 -> 3']);
  });

  test('stays there for ever if somebody else set it', () => {
    const { decisions } = run({ start: { replicas: 0 } });
    expect(decisions.map((decision) => [decision.to, decision.by === 'hpa' && decision.scalingActive])).toEqual([[0, 'False/ScalingDisabled']]);
  });

  test('is no place for it without the feature gate', () => {
    const { decisions } = resultOf(previewOf(node, { durationSeconds: 900, load, start: { replicas: 2 } }, { cluster: KUBERNETES_136 }));
    // It would be refused; a controller without the gate goes to zero and cannot come back.
    expect(decisions.at(-1)).toMatchObject({ to: 0, scalingActive: 'False/ScalingDisabled' });
  });

  test('says that it was not measured', () => {
    expect(run().notMeasured).toEqual(['the HPA of Kubernetes 1.37, which scales to zero']);
  });
});
