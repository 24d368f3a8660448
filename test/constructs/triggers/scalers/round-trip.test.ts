import { Chart, Duration, Size } from 'cdk8s';
import { ConfigMap, Cpu, Env } from 'cdk8s-plus-27';
import { merged, Props, requiredOf, SCALERS, triggerOf, WAYS, waysOf, without } from './scaler-samples';
import { BY_HAND, Scaler } from '../../../../projenrc/scalers/scaler';
import { rows } from '../../../../projenrc/scalers/table';
import {
  Autoscaler, AutoscaledModel, CpuTrigger, CronTrigger, ExternalPushTrigger, ExternalTrigger, MemoryTrigger, ModelServer, Prometheus,
  PrometheusAuthentication, PrometheusTrigger, Trigger,
} from '../../../../src';
import { TriggerAuthentication } from '../../../../src/constructs/authentication';
import { readAsKeda } from '../../../support/keda-reader';
import { sampled } from '../../../support/samples';
import { CONTAINER, manifest, newChart, newModel, PROMETHEUS, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

/** Whole numbers that count time, and texts that tell it: in which unit they do, read from KEDA's documentation and not from the generator. */
const TIMES: { readonly [parameter: string]: (duration: Duration) => unknown } = {
  metricAggregationTimespan: (duration) => `00:0${duration.toMinutes()}`,
  metricAggregationInterval: (duration) => `00:0${duration.toMinutes()}:00`,
  filterDuration: (duration) => duration.toMinutes(),
};

/** A value of props as KEDA should have it, once it is read. */
function expected(type: string, name: string, value: unknown): unknown {
  const { goType } = rows().find((row) => row.scaler === type && row.name === name) ?? { goType: 'string' };
  if (value instanceof Duration) {
    return goType === 'time.Duration' ? value.toMilliseconds() : TIMES[name]?.(value) ?? (goType === 'string' ? String(value.toSeconds()) : value.toSeconds());
  }
  if (name === 'partitionLimitation') {
    return goType === '[]int' ? [1, 3, 4, 5] : (value as string[]).join(',');
  }
  if (typeof value === 'boolean' && goType === 'string') {
    return String(value);
  }
  return goType.startsWith('[]') && typeof value === 'string' ? [value] : goType === 'string' && Array.isArray(value) ? value.join(',') : value;
}

/** Triggers of one type, a model each. */
function modelsOf(type: string, all: Props[]): Chart {
  const chart = newChart();
  // Whatever variables are named, the container may have them.
  const container = { ...CONTAINER, envFrom: [Env.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'variables', 'variables'))] };
  all.forEach((props, i) => new AutoscaledModel(chart, `m${i}`, {
    server: ModelServer.deployment({ container }), autoscaler: Autoscaler.keda({ kedaVersion: '2.21' }), maxReplicas: 5, triggers: [triggerOf(type, props)],
  }));
  return chart;
}

/** Synthesizes them, and gives what KEDA is handed for each. */
function handed(type: string, all: Props[]) {
  const manifests = synth(modelsOf(type, all));
  const named = (kind: string, name: string) => manifests.find((each) => each.kind === kind && each.metadata.name === name);
  return all.map((_, i) => {
    const [trigger] = named('ScaledObject', `m${i}`)!.spec.triggers;
    const { secretTargetRef = [] }: Untyped = trigger.authenticationRef === undefined ? {} : named('TriggerAuthentication', trigger.authenticationRef.name)!.spec;
    const auth = Object.fromEntries(secretTargetRef.map(({ parameter, name, key }: Untyped) => [parameter, `${name}/${key}`]));
    return { type: trigger.type as string, metadata: trigger.metadata as { [key: string]: string }, auth };
  });
}

const FROM_ENV = /FromEnv$/;

/** Whether a trigger can be built of props alone. */
function accepted(type: string, props: Props): boolean {
  try {
    modelsOf(type, [props]);
    return true;
  } catch {
    return false;
  }
}

describe.each(SCALERS.map((scaler): [string, Scaler] => [scaler.type, scaler]))('%s', (type, scaler) => {
  const bases = (WAYS[type] ?? [{}]).map((way) => merged(requiredOf(scaler), way));
  /** Names of KEDA, by those of the props. */
  const keys = new Map(scaler.parameters.map(({ name, flags }) => [name, flags.find((flag) => flag.startsWith('key '))?.slice('key '.length) ?? name]));
  const keyOf = (name: string) => keys.get(name) ?? name;
  const known = (name: string) => rows().some((row) => row.scaler === type && row.name === name);
  /** Each parameter, from each of its sources, over the first way that takes it. */
  const ways = sampled(scaler.parameters.flatMap((parameter) => waysOf(parameter).map((way) => ({ parameter, way }))));
  const each: { readonly way: string; readonly props?: Props }[] = ways.map(({ parameter, way }) => ({
    way: Object.keys(way)[0] === 'credentials' ? `credentials.${parameter.name}` : Object.keys(way)[0],
    props: bases.flatMap((base) => [merged(without(base, parameter.name), way), base].filter((props) => holds(props, way)))
      .find((props) => accepted(type, props)),
  }));

  test('offers every parameter in every way that KEDA reads it', () => {
    expect(each.filter(({ props }) => props === undefined).map(({ way }) => way)).toEqual([]);
    const offered = [...keys.keys(), ...keys.values(), ...scaler.unoffered.map(({ name }) => name)];
    expect(rows().filter((row) => row.scaler === type).map(({ name }) => name).filter((name) => !offered.includes(name) && name !== 'query.*')).toEqual([]);
  });

  test('reads back what was given', () => {
    const all = [...bases, ...each.flatMap(({ props }) => props === undefined ? [] : [props])];
    handed(type, all).forEach((given, i) => {
      const { values, errors, unread } = readAsKeda(type, given);
      expect({ type: given.type, errors, unread, props: all[i] }).toEqual({ type, errors: [], unread: [], props: all[i] });
      for (const [prop, value] of Object.entries(all[i])) {
        const name = keyOf(prop);
        if (FROM_ENV.test(name)) {
          expect(given.metadata[name]).toBe(value);
        } else if (known(name) && prop !== 'credentials') {
          expect([name, values[name]]).toEqual([name, expected(type, name, value)]);
        } else if (name !== 'credentials' && name !== 'queries') {
          expect([name, given.metadata[name]]).toEqual([name, String(value)]);
        }
      }
    });
  });
});

/** Whether props hold what a way gives. */
function holds(props: Props, way: Props): boolean {
  const [[name, value]] = Object.entries(way);
  return name === 'credentials' ? Object.keys(value as object).every((key) => (props.credentials as Untyped)?.[key] !== undefined) : props[name] !== undefined;
}

/** Triggers that are written by hand, with all that they can be told. */
const WRITTEN: [string, Trigger, Prometheus?][] = [
  ['cpu', CpuTrigger.utilization(50)],
  ['cpu', CpuTrigger.averageValue(Cpu.millis(500), { container: 'main' })],
  ['memory', MemoryTrigger.averageValue(Size.gibibytes(2), { container: 'main' })],
  ['cron', new CronTrigger({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 3 })],
  ['external', new ExternalTrigger({ scalerAddress: 'scaler.ml.svc:6000', enableTls: true, unsafeSsl: true })],
  ['external-push', new ExternalPushTrigger({ scalerAddress: 'scaler.ml.svc:6000' })],
  ['prometheus', PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway' }), Prometheus.fromAddress('https://mimir.obs.svc:8080/prometheus', {
    customHeaders: { 'X-Scope-OrgID': 'ml' }, queryParameters: { dedup: 'true' }, namespace: 'ml', timeout: Duration.seconds(5), unsafeSsl: true,
  })],
  ['prometheus', PrometheusTrigger.level({ query: 'max(x)', target: 0.5, activationThreshold: 0.1, availableAtZero: 'the gateway', ignoreNullValues: true })],
  ['prometheus', PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway' }), Prometheus.fromAddress('https://mimir.obs.svc:8080', {
    authentication: PrometheusAuthentication.bearer(TriggerAuthentication.fromName('mimir')),
  })],
];

test.each(WRITTEN)('%s, written by hand, is read as KEDA reads it', (type, trigger, prometheus = PROMETHEUS) => {
  const { spec } = manifest(newModel({ triggers: [trigger], prometheus }).node.scope as Chart, 'ScaledObject');
  const { values, errors, unread } = readAsKeda(type, { metadata: spec.triggers[0].metadata, auth: {} });
  expect({ type: spec.triggers[0].type, errors, unread }).toEqual({ type, errors: [], unread: [] });
  expect(values).toMatchSnapshot();
});

test('the triggers are those of all scalers of KEDA', () => {
  const all = [...new Set(rows().map(({ scaler }) => scaler)), 'external', 'external-push'];
  expect([...SCALERS.map(({ type }) => type), ...Object.keys(BY_HAND)].sort()).toEqual([...new Set(all)].sort());
  expect(new Set(all).size).toBe(79);
});
