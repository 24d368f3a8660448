import { Duration } from 'cdk8s';
import { ModelServer, AutoscaledModel, CpuTrigger, InferenceRequest } from '../../../src';
import { manifest, newChart, newModel, synth, yamlOf } from '../../support/synth';
import { Untyped } from '../../support/untyped';

test('drives one request over and over, for a time, once', () => {
  const chart = newChart();
  newModel({}, chart).loadTest({ request: InferenceRequest.post('/predict', '{"text": "it\'s $5"}'), clients: 20, duration: Duration.minutes(2) });
  expect(yamlOf(chart)).toMatchSnapshot();
});

test('runs a script of your own, elsewhere', () => {
  const chart = newChart();
  newModel({}, chart).loadTest({
    name: 'own', script: 'export default () => {};\n', image: 'registry.example.com/k6:1', url: 'https://models.example.com', headers: { 'x-key': '1' },
  });
  const { template } = manifest(chart, 'Job').spec;
  expect(manifest(chart, 'ConfigMap').data).toEqual({ 'script.js': 'export default () => {};\n' });
  expect(template.spec.containers[0].image).toBe('registry.example.com/k6:1');
  expect(template.spec.containers[0].env).toEqual([
    { name: 'URL', value: 'https://models.example.com' }, { name: 'URL_PATH', value: '/' }, { name: 'METHOD', value: 'GET' }, { name: 'HEADERS', value: '{"x-key":"1"}' },
  ]);
});

test.each([['$5', '$5'], ['$(URL)', '$$(URL)'], ['$$', '$$$'], ['$$(A)', '$$$$(A)']])('a body of %s is sent as it is', (body, value) => {
  const chart = newChart();
  newModel({}, chart).loadTest({ request: InferenceRequest.post('/', body) });
  expect(manifest(chart, 'Job').spec.template.spec.containers[0].env[4]).toEqual({ name: 'BODY', value });
});

test('a body and a script may be as long as Linux and a ConfigMap take', () => {
  const chart = newChart();
  newModel({}, chart).loadTest({ request: InferenceRequest.post('/', 'x'.repeat(131_066)), script: 'x'.repeat(1_048_576) });
  expect(manifest(chart, 'Job').spec.template.spec.containers[0].env[4].value).toHaveLength(131_066);
});

test('its variables hide none that the image needs', () => {
  const chart = newChart();
  newModel({}, chart).loadTest({ request: InferenceRequest.post('/', '{}') });
  const names = manifest(chart, 'Job').spec.template.spec.containers[0].env.map(({ name }: Untyped) => name);
  expect(names).toEqual(['URL', 'URL_PATH', 'METHOD', 'HEADERS', 'BODY']);
});

test('several differ by name', () => {
  const chart = newChart();
  const model = newModel({}, chart);
  model.loadTest();
  model.loadTest({ name: 'peak', clients: 100 });
  expect(synth(chart).filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name)).toEqual(['model-load-test', 'peak']);
});

test('its pods are none of the model', () => {
  const chart = newChart();
  newModel({}, chart).loadTest();
  const { selector } = manifest(chart, 'Service').spec;
  expect(manifest(chart, 'Job').spec.template.metadata.labels).not.toMatchObject(selector);
});

test('without a namespace the Service is asked by its name', () => {
  const chart = newChart({});
  newModel({}, chart).loadTest();
  expect(manifest(chart, 'Job').spec.template.spec.containers[0].env[0].value).toBe('http://model:8000');
});

test('a workload that is there already is asked at a stated address', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }), maxReplicas: 2, triggers: [CpuTrigger.utilization(50)],
  }).loadTest({ url: 'http://x.ml.svc:8000' });
  expect(manifest(chart, 'Job').spec.template.spec.containers[0].env[0].value).toBe('http://x.ml.svc:8000');
});
