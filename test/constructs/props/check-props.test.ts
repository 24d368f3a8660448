import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Duration, Lazy, Size } from 'cdk8s';
import { Cpu, Deployment } from 'cdk8s-plus-27';
import { FILE, propsTable } from '../../../projenrc/props-table';
import * as library from '../../../src';
import { propsFaults } from '../../../src/constructs/props/check-props';
import { propsTypes } from '../../../src/constructs/props/props-types';
import { messageOf } from '../../support/captured';
import { newChart } from '../../support/synth';
import { Untyped } from '../../support/untyped';

/** What a program in plain JavaScript gets, where no type keeps it from passing wrong values. */
const ALL: Untyped = { ...library, ...library.kedaScalers, ...library.kedaAuthentication, ...library.seldonCore2 };
const { AutoscaledModel, Autoscaler, CpuTrigger, KafkaTrigger, LatencyTrigger, ModelServer, Prometheus, VllmTrigger } = ALL;
const CONTAINER = { image: 'model:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(500) } } };
const server = (props: Untyped = {}) => ModelServer.deployment({ container: CONTAINER, ...props });
const model = (props: Untyped = {}) => new AutoscaledModel(newChart(), 'model', { server: server(), maxReplicas: 3, triggers: [CpuTrigger.utilization(50)], ...props });

const WRONG: Record<string, () => unknown> = {
  'a number for a Duration': () => model({ autoscaler: Autoscaler.keda({ cooldownPeriod: 30 }) }),
  'a number for a Gpu': () => model({ server: server({ gpu: 1 }) }),
  'a text for a Prometheus': () => model({ prometheus: 'http://prometheus.monitoring.svc:9090' }),
  'a text for triggers': () => model({ triggers: 'cpu' }),
  'no trigger in triggers': () => model({ triggers: [undefined] }),
  'no image': () => model({ server: server({ container: { portNumber: 8000 } }) }),
  'no release': () => Prometheus.kubePrometheusStack({ namespace: 'monitoring' }),
  'resources of Kubernetes': () => model({ server: server({ container: { ...CONTAINER, resources: { requests: { cpu: '50m' } } } }) }),
  'a quantity of Kubernetes': () => model({ server: server({ container: { ...CONTAINER, resources: { cpu: { request: '50m' } } } }) }),
  'a number for a Size': () => model({ server: server({ container: { ...CONTAINER, resources: { memory: { request: 64 } } } }) }),
  'a wrong name': () => model({ minReplica: 2 }),
  'a wrong name in a trigger': () => new LatencyTrigger({ histogram: 'h', quantile: 0.9, target: Duration.millis(80), windw: Duration.minutes(1) }),
  'a text for a credential of a scaler': () => new KafkaTrigger({ bootstrapServers: ['kafka:9092'], credentials: { password: 'secret' } }),
  'a text for a number in a trigger of a server': () => VllmTrigger.requestRate({ requestsPerSecondPerReplica: '1' }),
  'a text for a list': () => model().scaleVertically({ featureGates: 'all' }),
  'a construct for a Prometheus': () => model({ prometheus: new App() }),
  'props for a server': () => model({ server: { container: CONTAINER } }),
  'null for an option': () => model({ autoscaler: Autoscaler.keda({ pollingInterval: null }) }),
  'no props': () => new LatencyTrigger(),
  'several at once': () => model({ maxReplicas: '3', minReplica: 1, triggers: [CpuTrigger.utilization(50), 'memory'], server: server({ gpu: 1 }) }),
};

test.each(Object.keys(WRONG))('%s is refused', (what) => {
  expect(messageOf(WRONG[what])).toMatchSnapshot();
});

test('what is right passes, also of another copy of a class, of a class that extends it, and what cdk8s makes when it is written', () => {
  class OwnTrigger extends library.LatencyTrigger {}
  const { request } = { request: { amount: '100m' } };
  const resources = { cpu: { request }, memory: { request: Size.gibibytes(1) } };
  expect(() => model({
    server: server({ container: { ...CONTAINER, resources }, metrics: { port: 9100 } }),
    prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090', { monitorLabels: { release: 'prom' } }),
    triggers: [new OwnTrigger({ histogram: 'h', quantile: 0.9, target: Duration.millis(80) })],
    autoscaler: undefined,
  })).not.toThrow();
  const late = Lazy.any({ produce: () => 'a' });
  expect(propsFaults('DeploymentServerProps', { container: { ...CONTAINER, image: late }, labels: { late } })).toEqual([]);
});

test('an object of somebody else that has the props is taken', () => {
  const chart = new Chart(new App(), 'chart');
  expect(propsFaults('ContainerPort', new (class { readonly number = 3; readonly more = 1; })())).toEqual([]);
  expect(propsFaults('AutoscaledModelProps', { server: new Deployment(chart, 'd'), maxReplicas: 1 })).toHaveLength(1);
});

test('every public props interface is known', () => {
  const { structs, objects } = propsTypes();
  expect(structs.size).toBeGreaterThan(260);
  const types = [...structs.values()].flatMap(({ props }) => [...props.values()].flatMap(({ type }) => type.split('|')));
  const names = types.map((type) => type.replace(/^(\[\]|\{\})+/, '')).filter((type) => /^\w/.test(type));
  expect(names.filter((name) => !structs.has(name) && !objects.has(name))).toEqual([]);
});

test('the table is what the assemblies tell', () => {
  const root = join(__dirname, '../../..');
  expect(propsTable(root)).toBe(readFileSync(join(root, FILE), 'utf8'));
});

test('all faults of a construct come in one error', () => {
  const { PrometheusAdapter, SeldonCore2Monitor, TriggerAuthentication } = ALL;
  const prometheus = Prometheus.fromAddress('http://prometheus.monitoring.svc:9090', { monitorLabels: { 'a b': 'c' } });
  const linesOf = (make: () => unknown) => messageOf(make).split('\n').map((line) => line.split(':')[0]);
  expect(linesOf(() => new PrometheusAdapter(newChart(), 'adapter', { release: 'A B', namespace: 'C D', prometheus })))
    .toEqual(['[chart/adapter] release', '[chart/adapter] namespace']);
  expect(linesOf(() => new SeldonCore2Monitor(newChart(), 'monitor', { name: 'A B', namespace: 'C D', prometheus })))
    .toEqual(['[chart/monitor] name', '[chart/monitor] namespace', '[chart/monitor] prometheus.monitorLabels']);
  expect(linesOf(() => new TriggerAuthentication(newChart(), 'auth', { name: 'A B', namespace: 'C D', parameters: {} })))
    .toEqual(['[chart/auth] name', '[chart/auth] namespace', '[chart/auth] gives nothing to a trigger, got no value; give parameters, podIdentity or oauth2']);
});
