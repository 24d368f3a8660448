import { ApiObject, App, Chart, IResolver, JsonPatch, Lazy, ResolutionContext } from 'cdk8s';
import { Container, Cpu, k8s } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { RequestRateTrigger } from '../../src';
import { WrittenObject } from '../../src/synth/written-object';
import { newChart, newModel } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Patches that a generated class would drop: unknown fields, fields it renames, and plain values of int-or-string fields. */
function patched() {
  const chart = newChart();
  const model = newModel({
    server: { metrics: { port: 9100 } },
    triggers: [new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 })],
  }, chart);
  model.scaleVertically();
  return { model };
}

describe('a user\'s patch survives', () => {
  const { model } = patched();
  const objects: [string, ApiObject, string, unknown][] = [
    ['an unknown field of the Deployment', ApiObject.of(model.deployment!), '/spec/newField', { a: 1 }],
    ['a field that cdk8s-plus renames', ApiObject.of(model.deployment!), '/spec/template/spec/setHostnameAsFQDN', true],
    ['a plain quantity', ApiObject.of(model.deployment!), '/spec/template/spec/containers/0/resources', { limits: { 'nvidia.com/gpu': 1 } }],
    ['a plain int-or-string', ApiObject.of(model.deployment!), '/spec/strategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '10%' } }],
    ['a time', ApiObject.of(model.deployment!), '/metadata/creationTimestamp', '2026-01-01T00:00:00Z'],
    ['a named target port of the Service', ApiObject.of(model.service!), '/spec/ports/0/targetPort', 'http'],
    ['an unknown field of the monitor', model.monitor!, '/spec/endpoints/0/newField', 'x'],
    ['a plain target port of the monitor', model.monitor!, '/spec/endpoints/0/targetPort', 8000],
    ['an unknown field of the ScaledObject', model.autoscaler, '/spec/triggers/0/newField', 1],
    ['a plain tolerance', model.autoscaler, '/spec/advanced', { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { tolerance: 0.2 } } } }],
    ['a plain amount of the VerticalPodAutoscaler', model.verticalAutoscaler!, '/spec/resourcePolicy/containerPolicies/0/maxAllowed', { cpu: 2 }],
  ];

  test.each(objects)('%s', (_what, object, path, value) => {
    object.addJsonPatch(JsonPatch.add(path, value));
    const rendered = path.slice(1).split('/').reduce((node, key) => node[key], object.toJson());
    expect(rendered).toEqual(value);
  });
});

test('patches apply in their order, after all that the library writes', () => {
  const { deployment } = newModel();
  const object = ApiObject.of(deployment!);
  object.addJsonPatch(JsonPatch.add('/spec/paused', true));
  object.addJsonPatch(JsonPatch.test('/spec/paused', true), JsonPatch.replace('/spec/paused', false));
  object.addJsonPatch(JsonPatch.test('/spec/template/spec/containers/0/ports/0/name', 'http'));
  expect(object.toJson().spec.paused).toBe(false);
});

test('a port that is added through cdk8s-plus after construction is rendered as it is', () => {
  const { deployment } = newModel();
  deployment!.containers[0].addPort({ number: 9999, name: 'debug' });
  expect(ApiObject.of(deployment!).toJson().spec.template.spec.containers[0].ports).toEqual([
    { containerPort: 8000, name: 'http' }, { containerPort: 9999, name: 'debug' },
  ]);
});

test('what is added through cdk8s-plus after construction is rendered', () => {
  const { deployment } = newModel();
  const sidecar: Container = deployment!.addContainer({ name: 'sidecar', image: 'sidecar:1', resources: { cpu: { request: Cpu.millis(10) } } });
  sidecar.env.addVariable('A', { value: 'b' });
  const containers = ApiObject.of(deployment!).toJson().spec.template.spec.containers;
  expect(containers.map(({ name }: Untyped) => name)).toEqual(['main', 'sidecar']);
});

/** An object that cdk8s writes, and the same as this library writes it. */
function bothObjects(fields: Untyped, resolvers: IResolver[] = []): [ApiObject, ApiObject] {
  const manifest = { apiVersion: 'example.com/v1', kind: 'Example', metadata: { name: 'a', labels: { b: 'c' } }, ...fields };
  const chart = new Chart(new App({ resolvers }), 'chart');
  return [new ApiObject(chart, 'theirs', manifest), new WrittenObject(chart, 'ours', manifest)];
}

const upperCase: IResolver = {
  resolve: (context: ResolutionContext) => {
    if (context.value === 'x') {
      context.replaceValue('X');
    }
  },
};

describe('an object is rendered as cdk8s renders it', () => {
  test.each<[string, Untyped, IResolver[]]>([
    ['plain values', { spec: { z: [1, 'x', true, null, undefined, [], {}], a: { d: null, c: undefined, b: 0 } }, data: { 'b': '', 'a.b': 'x' }, status: null }, []],
    ['what is made late', { spec: { a: Lazy.any({ produce: () => ({ b: Lazy.any({ produce: () => 1 }) }) }), c: { resolve: () => 'x' }, d: k8s.IntOrString.fromNumber(1) } }, []],
    ['keys that mean something to JavaScript', { spec: JSON.parse('{"constructor": {"a": 1}, "x": {"__proto__": {"a": 1}, "b": 2}, "toString": 1, "resolve": 1, "value": "v"}') }, []],
    ['by resolvers of the app', { spec: { a: 'x' } }, [upperCase]],
  ])('%s', (_title, fields, resolvers) => {
    const [theirs, ours] = bothObjects(fields, resolvers).map((object) => JSON.stringify(object.toJson()));
    expect(ours).toBe(theirs);
  });

  test('anything', () => {
    fc.assert(fc.property(fc.object({ withNullPrototype: true, withDate: true, withMap: true }), (spec) => {
      const [theirs, ours] = bothObjects({ spec }).map((object) => {
        try {
          return JSON.stringify(object.toJson());
        } catch (error) {
          return (error as Error).message.replace(/'[^']+\/(theirs|ours)'/, '').replace(/-(theirs|ours)-\w+/, '');
        }
      });
      expect(ours).toBe(theirs);
    }), { seed: 20261201, numRuns: 200 });
  });

  test('an object of a class is refused', () => {
    bothObjects({ spec: new Map() }).forEach((object) => expect(() => object.toJson()).toThrow('Failed serializing construct at path'));
  });
});
