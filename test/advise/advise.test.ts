import * as fc from 'fast-check';
import { Advice } from '../../src/advise/advice';
import { adviceMarkdown, adviceText } from '../../src/advise/advice-text';
import { advise } from '../../src/advise/advise';
import { goalsIn } from '../../src/advise/goal';
import { AutoscalerNode, autoscalerOf } from '../../src/graph/autoscaler';
import { manifestIn } from '../../src/graph/manifest';
import { LoadShape } from '../../src/preview/load-shape';
import { preview, PreviewRequest } from '../../src/preview/preview';
import { previewSubjectOf } from '../../src/preview/preview-of';
import { requestOf, scenario, signalsOf } from '../../src/preview/read-scenario';
import { externalMetric, hpa, prometheusTrigger, resultOf, scaledObject } from '../support/previews';
import { Untyped } from '../support/untyped';

const SPIKE = 'spike:base=5,peak=60,at=10m,duration=15m';

interface Asked {
  readonly capacity?: number;
  readonly goal?: string;
  readonly requests?: { readonly cpu: number };
}

function situationOf(node: AutoscalerNode, stated: Untyped, { capacity: perPod = 15, goal, requests }: Asked) {
  const read = scenario(stated, [])!;
  const subject = { ...previewSubjectOf(node), ...requests !== undefined && { requests: { containers: { server: requests } } } };
  const request: PreviewRequest = requestOf(read, subject.autoscaler, []);
  return {
    subject,
    request,
    load: read.load!,
    capacity: { perPod, because: 'stated' },
    goals: goalsIn(goal === undefined ? [] : [goal], []),
    signalsAt: (load: LoadShape) => signalsOf(read, subject.autoscaler, load),
  };
}

function adviceFor(node: AutoscalerNode, stated: Untyped, asked: Asked = {}): Advice {
  const { subject, request, ...rest } = situationOf(node, stated, asked);
  const { advice, missing } = advise(node, subject, { ...rest, preview: request });
  if (advice === undefined) {
    throw new Error(missing.join('; '));
  }
  return advice;
}

/** A manifest with the settings that are proposed, as somebody would write them. */
function applied({ manifest }: AutoscalerNode, { settings }: Advice): AutoscalerNode {
  const copy: Untyped = JSON.parse(JSON.stringify(manifest));
  for (const { field, proposed } of settings.filter(({ now, proposed: other }) => now !== other)) {
    const parts = field.split(/[.[\]]+/);
    const last = parts.pop()!;
    const holder = parts.reduce((value, part) => value[part] ??= {}, copy);
    holder[last] = typeof holder[last] === 'string' ? String(proposed) : proposed;
  }
  return autoscalerOf({ manifest: manifestIn(copy)!, location: 'test' })!;
}

const behavior = { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } };
const NODES: { readonly [name: string]: [AutoscalerNode, Untyped, Asked?] } = {
  'a ScaledObject': [scaledObject({ maxReplicaCount: 3, minReplicaCount: 1, triggers: [prometheusTrigger({ threshold: '20' })] }), { load: SPIKE, podStartup: '90s', scrapeInterval: '15s' }],
  'one that goes to zero': [scaledObject({ maxReplicaCount: 3, triggers: [prometheusTrigger({ threshold: '20' })] }), { load: 'steps:0=0,30m=20,40m=0', podStartup: '30s' }, { goal: 'unserved=10' }],
  'one with idle replicas': [scaledObject({ maxReplicaCount: 6, minReplicaCount: 3, idleReplicaCount: 1, triggers: [prometheusTrigger({ threshold: '20' })] }), { load: SPIKE }],
  'one that follows CPU': [
    scaledObject({ maxReplicaCount: 3, minReplicaCount: 1, triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '90' } }] }),
    { load: SPIKE, podStartup: '90s', signals: { cpu: 'perPod:perUnit=0.02,idle=0.05' } }, { requests: { cpu: 500 } },
  ],
  'an HPA': [hpa({ minReplicas: 1, maxReplicas: 3, metrics: [externalMetric()], behavior }), { load: SPIKE, podStartup: '60s' }],
  'an HPA that compares a level': [
    hpa({ minReplicas: 1, maxReplicas: 3, metrics: [externalMetric({ type: 'Value', value: '0.9' })] }), { load: SPIKE, signals: { load: 'share:perPod=15' } },
  ],
};

describe.each(Object.entries(NODES))('for %s', (_, [node, stated, asked]) => {
  const advice = adviceFor(node, stated, asked);

  test('a proposal keeps to the goal that the present settings miss, or is no dearer', () => {
    const { present, proposal } = advice;
    expect(proposal!.meetsGoal).toBe(true);
    expect(!present.meetsGoal || proposal!.result.totals.replicaHours <= present.result.totals.replicaHours).toBe(true);
  });

  test('a preview of the manifest with the proposal shows the same', () => {
    const { capacity, load, request } = situationOf(node, stated, asked ?? {});
    const { timeline } = advice.proposal!.result;
    const { result } = preview({ ...previewSubjectOf(applied(node, advice)), requests: situationOf(node, stated, asked ?? {}).subject.requests },
      { ...request, demand: { load, servedPerSecondPerPod: capacity.perPod }, start: { replicas: timeline[0].desired } });
    expect(result!.totals).toEqual(advice.proposal!.result.totals);
    expect(result!.timeline).toEqual(timeline);
  });

  test('the present settings are previewed as they are', () => {
    const { capacity, load, request, subject } = situationOf(node, stated, asked ?? {});
    const { timeline, totals } = advice.present.result;
    const start = { replicas: timeline[0].desired };
    expect(resultOf(preview(subject, { ...request, demand: { load, servedPerSecondPerPod: capacity.perPod }, start })).totals).toEqual(totals);
  });

  test('its text and its Markdown tell all of it', () => {
    for (const text of [adviceText(advice), adviceMarkdown(advice)]) {
      expect(text).toContain('It is a starting point');
      expect(advice.settings.filter(({ because, field }) => !text.includes(because) || !text.includes(field))).toEqual([]);
    }
  });
});

test('advice as text', () => {
  expect(adviceText(adviceFor(...NODES['a ScaledObject']))).toMatchSnapshot();
});

test('advice as Markdown', () => {
  expect(adviceMarkdown(adviceFor(...NODES['one that goes to zero']))).toMatchSnapshot();
});

describe('what is not proposed', () => {
  const kept = (node: AutoscalerNode, stated: Untyped, asked?: Asked) => adviceFor(node, stated, asked).notes.filter((note) => !note.startsWith('cooldownPeriod'));
  const level = 'histogram_quantile(0.95, sum by (le) (rate(latency_seconds_bucket[1m])))';
  test.each([
    ['a level that AverageValue divides', scaledObject({ triggers: [prometheusTrigger({ query: level })] }), { load: 20, signals: { 's0-prometheus': 'share:perPod=10' } },
      'the target of s0-prometheus stays as it is: it is a level, and AverageValue divides it by the replicas: compare it as Value first'],
    ['a load of its own', scaledObject({ triggers: [prometheusTrigger()] }), { load: 20, signals: { 's0-prometheus': { load: 5 } } },
      'the target of s0-prometheus stays as it is: it has a load of its own, and what a pod serves of that is not known'],
    ['a backlog', scaledObject({ triggers: [prometheusTrigger()] }), { load: 20, signals: { 's0-prometheus': 'backlog:servedPerSecondPerPod=15' } },
      'the target of s0-prometheus stays as it is: what waits depends on the past, and not on the load of a pod'],
    ['a share of unknown requests', hpa({ maxReplicas: 4 }), { load: 20, signals: { cpu: 'perPod:perUnit=0.02' } },
      'the target of cpu stays as it is: nothing is known of what the pods request of cpu'],
  ])('%s', (_, node, stated, note) => {
    expect(kept(node, stated)).toContain(note);
  });

  test('more pods than there are places', () => {
    const { notes, proposal, settings } = adviceFor(scaledObject({ triggers: [prometheusTrigger()] }), { load: 60, places: 2 });
    expect([proposal, settings]).toEqual([undefined, []]);
    expect(notes).toContain('no proposal keeps to the goal: the load takes ceil(60 / 15) = 4 pods, and there are places for 2');
  });

  test('zero to whoever does not have it', () => {
    const idle = { load: 'steps:0=0,50m=1' };
    const minimum = (minReplicaCount: number) => adviceFor(scaledObject({ minReplicaCount, triggers: [prometheusTrigger()] }), idle, { goal: 'unserved=50' }).proposal!.settings.minReplicas;
    expect([minimum(0), minimum(1), minimum(2)]).toEqual([0, 1, 1]);
  });
});

test('a metric of which nothing is stated is asked for', () => {
  const node = hpa({ maxReplicas: 4, metrics: [externalMetric({ type: 'Value', value: '1' })] });
  const { request, subject, ...rest } = situationOf(node, { load: 20 }, {});
  expect(advise(node, subject, { ...rest, preview: request }).missing).toEqual([expect.stringMatching(/^load of load \(an external metric\): it depends on the number of pods/)]);
});

test('whatever the load, a proposal keeps to the goal within its own bounds', () => {
  const upTo = (max: number, min = 0) => fc.integer({ min, max });
  const loads = fc.record({ base: upTo(50), peak: upTo(300, 1), at: upTo(40), capacity: upTo(40, 1), podStartup: upTo(300) });
  fc.assert(fc.property(loads, ({ at, base, capacity, peak, podStartup }) => {
    const node = scaledObject({ maxReplicaCount: 3, minReplicaCount: 1, triggers: [prometheusTrigger({ threshold: '20' })] });
    const { proposal, settings } = adviceFor(node, { load: `spike:base=${base},peak=${peak},at=${at}m,duration=5m`, podStartup: `${podStartup}s` }, { capacity });
    expect(proposal?.meetsGoal).toBe(true);
    const { maxReplicas, minReplicas, targets } = proposal!.settings;
    expect(minReplicas >= 1 && minReplicas <= maxReplicas && targets['s0-prometheus'] > 0).toBe(true);
    expect(proposal!.result.timeline.every(({ desired }) => desired >= minReplicas && desired <= maxReplicas)).toBe(true);
    expect(settings.every(({ because }) => because !== '')).toBe(true);
  }), { numRuns: 10 });
});
