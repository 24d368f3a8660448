import { PodDisruptionBudget } from '../../../src';
import { stderrOf } from '../../support/captured';
import { manifest, newChart, newModel } from '../../support/synth';
import { Untyped } from '../../support/untyped';

test.each<[string, PodDisruptionBudget, Untyped]>([
  ['replicas that may be missing', PodDisruptionBudget.maxUnavailable(2), { maxUnavailable: 2 }],
  ['a share that may be missing', PodDisruptionBudget.maxUnavailablePercent(25), { maxUnavailable: '25%' }],
  ['replicas that have to stay', PodDisruptionBudget.minAvailable(1), { minAvailable: 1 }],
  ['a share that has to stay', PodDisruptionBudget.minAvailablePercent(50), { minAvailable: '50%' }],
])('a budget of %s', (_title, podDisruptionBudget, expected) => {
  const chart = newChart();
  const model = newModel({ minReplicas: 2, podDisruptionBudget }, chart);
  expect(stderrOf(() => expect(manifest(chart, 'PodDisruptionBudget')).toEqual({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'model', namespace: 'ml' },
    spec: { ...expected, selector: { matchLabels: { 'app.kubernetes.io/name': 'model' } } },
  }))).toBe('');
  expect(model.podDisruptionBudget?.kind).toBe('PodDisruptionBudget');
});

test('a budget that keeps every replica of the minimum is said to block', () => {
  const chart = newChart();
  newModel({ minReplicas: 2, podDisruptionBudget: PodDisruptionBudget.minAvailable(2) }, chart);
  expect(stderrOf(() => manifest(chart, 'PodDisruptionBudget'))).toMatch(/warning pdb-blocks: .*minAvailable 2/);
});
