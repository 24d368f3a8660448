import { ApiObject, App, Chart, Duration } from 'cdk8s';
import {
  AdapterOutput, AdapterResource, AdapterTrigger, Autoscaler, AutoscaledModel, ExternalAdapterRule, ModelServer, PrometheusAdapter, RpsAdapterRule,
} from '../../../src';
import { messageOf, stderrOf } from '../../support/captured';
import { CONTAINER, newModel, PROMETHEUS } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const RULE = new RpsAdapterRule({
  counter: 'requests_total', metricName: 'requests_rps', window: Duration.minutes(2), resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE },
});

/** An app with an adapter in one chart, and in another a model, and an HPA of somebody else if one is given. */
function appWith(metric?: Untyped, output?: AdapterOutput): App {
  const app = new App();
  const adapter = new PrometheusAdapter(new Chart(app, 'adapter', { namespace: 'monitoring' }), 'adapter', { release: 'hpa', prometheus: PROMETHEUS, output });
  const chart = new Chart(app, 'models', { namespace: 'ml' });
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({ container: CONTAINER, metrics: {} }),
    prometheus: PROMETHEUS,
    maxReplicas: 5,
    autoscaler: Autoscaler.hpa({ adapter }),
    triggers: [AdapterTrigger.total({ rule: RULE, perReplica: 10 })],
  });
  if (metric !== undefined) {
    new ApiObject(chart, 'foreign', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'foreign', annotations: { 'cdk8s-model-autoscaling/scraped-by': 'the platform team' } },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' }, maxReplicas: 3, metrics: [metric] },
    });
  }
  return app;
}

const pods = (name: string) => ({ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue: '10' } } });

test('what an adapter of the app serves is known, whichever chart it is in', () => {
  expect(stderrOf(() => appWith().synthYaml())).toBe('');
  expect(stderrOf(() => appWith(pods('requests_rps')).synthYaml())).toBe('');
});

const BACKLOG = new ExternalAdapterRule({ seriesQuery: 'backlog', namespaced: false, metricsQuery: 'max(<<.Series>>)' });

test.each(Object.values(AdapterOutput))('external metrics are known to clash with KEDA\'s, with output %s', (output) => {
  const app = new App();
  new PrometheusAdapter(new Chart(app, 'adapter', { namespace: 'monitoring' }), 'adapter', { release: 'hpa', prometheus: PROMETHEUS, output, rules: [BACKLOG] });
  newModel({ autoscaler: Autoscaler.keda() }, new Chart(app, 'models', { namespace: 'ml' }));
  expect(stderrOf(() => app.synthYaml())).toMatchSnapshot();
});

test('what Helm values serve is known', () => {
  expect(stderrOf(() => appWith(pods('requests_rps'), AdapterOutput.HELM_VALUES).synthYaml())).toBe('');
  expect(messageOf(() => appWith(pods('request_rps'), AdapterOutput.HELM_VALUES).synthYaml())).toMatch(/asks custom.metrics.k8s.io for a metric that no rule of ConfigMap .* serves/);
});

test('two adapters for one API are said to be', () => {
  const app = appWith();
  new PrometheusAdapter(new Chart(app, 'other'), 'adapter', { release: 'other', prometheus: PROMETHEUS, rules: [RULE] });
  expect(stderrOf(() => app.synthYaml())).toMatchSnapshot();
});

test.each([
  ['a name that no rule yields', pods('request_rps')],
  ['an object that no rule serves', {
    type: 'Object', object: { metric: { name: 'requests_rps' }, describedObject: { apiVersion: 'v1', kind: 'Service', name: 'x' }, target: { type: 'Value', value: '1' } },
  }],
])('an HPA of somebody else that asks it for %s fails the synth', (_title, metric) => {
  expect(messageOf(() => appWith(metric).synthYaml())).toMatchSnapshot();
});

describe('a configuration that somebody wrote as text', () => {
  const rule = 'seriesQuery: backlog, name: {as: queue_length}, resources: {overrides: {namespace: {resource: namespace}, pod: {resource: pod}}}, metricsQuery: "sum by (<<.GroupBy>>) (<<.Series>>{<<.LabelMatchers>>})"';
  const appOf = (text: string) => {
    const { node: { root } } = newModel();
    const chart = new Chart(root as App, 'by-hand', { namespace: 'ml' });
    new ApiObject(chart, 'adapter', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'adapter' }, ...{ data: { 'config.yaml': text } } });
    new ApiObject(chart, 'foreign', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'foreign', annotations: { 'cdk8s-model-autoscaling/scraped-by': 'the platform team' } },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'other' }, maxReplicas: 3, metrics: [pods('queue_length')] },
    });
    return root as App;
  };

  test('is read', () => {
    expect(stderrOf(() => appOf(`rules:\n- {${rule}}`).synthYaml())).toBe('');
    expect(messageOf(() => appOf(`rules:\n- {${rule.replace('queue_length', 'queue_size')}}`).synthYaml()))
      .toMatch(/adapter-name: \[by-hand\/foreign\] spec\.metrics\[0\]: .*ConfigMap ml\/adapter.* got queue_length/);
  });

  test('fails the synth where the adapter does not start with it', () => {
    expect(messageOf(() => appOf(`rules:\n- {${rule}, window: 2m}`).synthYaml())).toMatch(/adapter-refused: \[by-hand\/adapter\] data\["config\.yaml"\]\.rules\[0\]\.window/);
    expect(messageOf(() => appOf(`rules:\n- {${rule}`).synthYaml())).toMatch(/adapter-refused: \[by-hand\/adapter\] data\["config\.yaml"\]: cannot be parsed at line 2/);
  });
});
