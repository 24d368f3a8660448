import { Duration } from 'cdk8s';
import { KedaFormula } from '../../src';
import { LoadShape } from '../../src/preview/load-shape';
import { previewOf } from '../../src/preview/preview-of';
import { changes, prometheusTrigger, resultOf, scaledObject } from '../support/previews';

const steps = (...pairs: [number, number][]): LoadShape => ({ shape: 'steps', steps: pairs.map(([atSeconds, value]) => ({ atSeconds, value })) });
/** What an HPA may change at once: anything, without looking back. */
const AT_ONCE = { scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Pods', value: 100, periodSeconds: 15 }] }, scaleDown: { stabilizationWindowSeconds: 0 } };

/** The replicas over ten minutes that a formula asks for, where its triggers measure what is given. */
function replicasOf({ _options: { expression } }: KedaFormula, measured: { readonly [trigger: string]: LoadShape }): string[] {
  const names = Object.keys(measured);
  const node = scaledObject({
    minReplicaCount: 1,
    maxReplicaCount: 20,
    pollingInterval: 15,
    triggers: names.map((name) => prometheusTrigger({}, { name })),
    advanced: { scalingModifiers: { formula: expression, target: '1' }, horizontalPodAutoscalerConfig: { behavior: AT_ONCE } },
  });
  const load = Object.fromEntries(names.map((name, i) => [`s${i}-prometheus`, { is: 'total' as const, load: measured[name] }]));
  return changes(resultOf(previewOf(node, { durationSeconds: 600, load })));
}

test('the guard asks for what the demand needs less what starts already, and never takes away what is there', () => {
  const guard = KedaFormula.overshootGuard({ demand: 'queue', demandPerReplica: 4, pending: 'pending', replicas: 'replicas' });
  // 40 / 4 = 10. Then 8 of those 10 start, and 80 / 4 = 20 becomes max(20 - 8, 10) = 12; 20 once they are ready; 4 / 4 = 1 is no more than there are.
  expect(replicasOf(guard, {
    queue: steps([0, 4], [60, 40], [120, 80], [300, 4]), pending: steps([0, 0], [75, 8], [240, 0]), replicas: steps([0, 1], [75, 10], [300, 10]),
  })).toEqual(['67: 1 -> 10', '127: 10 -> 12', '247: 12 -> 20', '307: 20 -> 1']);
});

test('tokens that wait and caches that are full ask for replicas each by itself, and the more wins', () => {
  const tokens = KedaFormula.tokenAware({ backlog: 'backlog', backlogPerReplica: Duration.millis(1500), kvCache: 'cache', kvCachePercent: 80 });
  // 6 / 1.5 = 4 against 0.8 / 0.8 = 1; then 1.5 / 1.5 = 1 against 4.8 / 0.8 = 6.
  expect(replicasOf(tokens, { backlog: steps([0, 0], [60, 6], [300, 1.5]), cache: steps([0, 0], [60, 0.8], [300, 4.8]) }))
    .toEqual(['67: 1 -> 4', '307: 4 -> 6']);
});

test('the band adds above it, holds within it, and takes away below', () => {
  const band = KedaFormula.sloBand({ saturation: 'slo', replicas: 'replicas', readyReplicas: 'ready', scaleUpAbovePercent: 55, scaleDownBelowPercent: 40 });
  // 4 + ceil(4 * (0.88 / 0.55 - 1)) = 4 + ceil(2.4) = 7; 7 at 0.5; 7 - floor(7 * (1 - 0.2 / 0.4)) = 7 - 3 = 4.
  expect(replicasOf(band, {
    slo: steps([0, 0.5], [120, 0.88], [180, 0.5], [360, 0.2]), replicas: steps([0, 4], [130, 4], [180, 7]), ready: steps([0, 4], [180, 7]),
  })).toEqual(['22: 1 -> 4', '127: 4 -> 7', '367: 7 -> 4']);
  // Three of seven that start count as nothing yet: 0.88 * 4 / 7 = 0.503 is within the band.
  expect(replicasOf(band, { slo: steps([0, 0.88]), replicas: steps([0, 7]), ready: steps([0, 4]) })).toEqual(['22: 1 -> 7']);
});
