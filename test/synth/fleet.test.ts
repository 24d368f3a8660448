import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { AutoscaledModel, CpuTrigger, Fleet, ModelServer, Rules } from '../../src';
import { messageOf, stderrOf } from '../support/captured';
import { CountingRule } from '../support/counting-rule';

function appOf(name: string, outdir?: string): { app: App; chart: Chart; model: AutoscaledModel } {
  const app = new App({ outdir });
  const chart = new Chart(app, name, { namespace: 'ml' });
  const model = new AutoscaledModel(chart, `model-${name}`, {
    server: ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000, resources: { cpu: { request: { amount: '100m' } } } } }),
    maxReplicas: 3,
    triggers: [CpuTrigger.utilization(50)],
  });
  return { app, chart, model };
}

test('apps of a fleet are written as each is by itself, and their objects are judged once', () => {
  const names = ['a', 'b', 'c'];
  const apps = names.map((name) => appOf(name).app);
  const counting = new CountingRule();
  apps.forEach((app) => Rules.of(app).add(counting));
  const together = new Fleet(apps).synthYaml();
  expect(counting.checked).toEqual([9]);
  expect(together).toBe(names.map((name) => appOf(name).app.synthYaml()).join('---\n'));
});

test('a fault between objects of two apps is found, and nothing is written', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'fleet-'));
  const [one, other] = [appOf('a', outdir), appOf('b', outdir)];
  new ApiObject(other.chart, 'rival', {
    apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'rival', namespace: 'ml' }, spec: { scaleTargetRef: one.model.target, maxReplicas: 3 },
  });
  expect(messageOf(() => new Fleet([one.app, other.app]).synth())).toMatch(/two-controllers: \[b\/rival\] .* made at a\/model-a\/Autoscaler/);
  expect(readdirSync(outdir)).toEqual([]);
  expect(() => one.app.synth()).not.toThrow();
  expect(readdirSync(outdir)).toEqual(['a.k8s.yaml']);
  rmSync(outdir, { recursive: true });
});

test('a fleet that is changed after it was written is judged again', () => {
  const { app, model } = appOf('a');
  const fleet = new Fleet([app]);
  fleet.synthYaml();
  ApiObject.of(model.deployment!).addJsonPatch(JsonPatch.remove('/spec/template/spec/containers/0/resources/requests'));
  expect(messageOf(() => fleet.synthYaml())).toContain('no-requests: [a/model-a/Autoscaler]');
  expect(messageOf(() => app.synthYaml())).toContain('no-requests: [a/model-a/Autoscaler]');
});

test('a warning is printed once', () => {
  const { app, chart } = appOf('a');
  new ApiObject(chart, 'pinned', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'pinned', namespace: 'ml' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'elsewhere' }, minReplicas: 3, maxReplicas: 3 },
  });
  const fleet = new Fleet([app]);
  expect(stderrOf(() => [fleet.synthYaml(), fleet.synthYaml()]).match(/warning min-eq-max/g)).toHaveLength(1);
});

test('two charts of one name in one folder are refused', () => {
  expect(messageOf(() => new Fleet([appOf('a').app, appOf('a').app]))).toMatch(/two apps have a chart a, and the second would overwrite the file/);
  expect(() => new Fleet([appOf('a', 'x').app, appOf('a', 'y').app])).not.toThrow();
});
