import { App, Chart } from 'cdk8s';
import * as library from '../../../src';
import { Untyped } from '../../support/untyped';

const ALL: Untyped = library;
const { AutoscaledModel, Cluster, PrometheusAdapter } = ALL;
const { ClusterTriggerAuthentication, TriggerAuthentication } = ALL.kedaAuthentication;
const CLASSES: [string, Untyped][] = Object.entries({
  AutoscaledModel,
  Cluster,
  ClusterTriggerAuthentication,
  PrometheusAdapter,
  TriggerAuthentication,
  SeldonCore2Monitor: ALL.seldonCore2.SeldonCore2Monitor,
});
const messageOf = (make: () => unknown) => {
  try {
    make();
  } catch (error) {
    return (error as Error).message;
  }
  return 'is taken';
};

describe.each(CLASSES)('%s', (name, Class) => {
  test.each<[string, unknown, string]>([
    ['none', undefined, 'no value'], ['an empty one', '', '""'], ['a number', 5, '5'], ['props in its place', { triggers: [] }, '"an object with the keys triggers"'],
  ])('an id is needed: %s', (_title, id, got) => {
    expect(messageOf(() => new Class(new Chart(new App(), 'chart'), id, {})))
      .toBe(`[chart] id: must be a text that names the ${name} within its scope, got ${got}; write new ${name}(chart, 'chat', { ... })`);
  });

  test('a scope is needed', () => {
    expect(messageOf(() => new Class(undefined, 'a', {})))
      .toBe(`[${name}] scope: must be the chart or the construct that it goes into, got no value; write new ${name}(chart, 'chat', { ... })`);
  });
});

const madeByNew: [string, string][] = [
  ['CpuTrigger', 'CpuTrigger.'], ['PrometheusTrigger', 'PrometheusTrigger.total'], ['DcgmTrigger', 'DcgmTrigger.'], ['VllmTrigger', 'VllmTrigger.'],
  ['AdapterTrigger', 'AdapterTrigger.'], ['ModelServer', 'ModelServer.deployment'], ['Autoscaler', 'Autoscaler.keda'], ['Prometheus', 'Prometheus.fromAddress'],
  ['Monitor', 'Monitor.'],
];
test.each(madeByNew)('%s is made by its static methods', (name, factory) => {
  const message = messageOf(() => new ALL[name]({}));
  expect(message).toMatch(new RegExp(`^\\[${name}\\] is made by its static methods, and not by new, got {}; write ${name}\\.`));
  expect(message).toContain(factory);
});

test.each([['a class', 'the class ModelServer', 'ModelServer'], ['a function', 'the function keda', 'Autoscaler.keda']])('%s in place of a value is named', (_title, got, path) => {
  const value = path.split('.').reduce((of, key) => of[key], ALL);
  expect(messageOf(() => new AutoscaledModel(new Chart(new App(), 'chart'), 'model', { server: value, maxReplicas: 3 })))
    .toContain(`[chart/model] server: must be an IModelServer, got ${got};`);
});
