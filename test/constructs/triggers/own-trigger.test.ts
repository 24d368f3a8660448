import { Duration } from 'cdk8s';
import {
  Autoscaler, CpuTrigger, CronTrigger, ExternalMetricTrigger, HpaMetricConfig, ITrigger, KedaTrigger, KedaTriggerProps, MetricType, Monitor,
  PrometheusTrigger, ScaledModel, Trigger, TriggerConfig,
} from '../../../src';
import { messageOf, stderrOf } from '../../support/captured';
import { manifest, ModelOptions, newModel, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

class OwnTrigger implements ITrigger {
  constructor(private readonly config: (model: ScaledModel) => TriggerConfig) {}

  public toTriggerConfig(model: ScaledModel): TriggerConfig {
    return this.config(model);
  }
}

const keda = (type: string, metadata: { [key: string]: string }, more: Partial<KedaTriggerProps> = {}) =>
  new OwnTrigger(() => ({ keda: { type, metadata, ...more } }));
const EXTERNAL: HpaMetricConfig = { metricName: 'jobs', servedBy: 'an adapter', metricType: MetricType.AVERAGE_VALUE, target: 5 };
const hpa = (more: Partial<HpaMetricConfig> = {}) => new OwnTrigger(() => ({ hpa: { ...EXTERNAL, ...more } }));
const KAFKA = { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'models', topic: 'orders', lagThreshold: '50' };

const refused = (options: ModelOptions) => messageOf(() => synth(newModel(options).autoscaler.chart));
const metricsOf = (options: ModelOptions): Untyped[] =>
  manifest(newModel({ autoscaler: Autoscaler.hpa(), ...options }).autoscaler.chart, 'HorizontalPodAutoscaler').spec.metrics;
const triggersOf = (options: ModelOptions): Untyped[] => manifest(newModel(options).autoscaler.chart, 'ScaledObject').spec.triggers;

describe('a trigger of one\'s own', () => {
  test('is written beside those of the library, in their order', () => {
    const triggers = [CpuTrigger.utilization(50), keda('kafka', KAFKA, { name: 'orders', metricType: MetricType.AVERAGE_VALUE })];
    expect(triggersOf({ triggers })).toMatchObject([{ type: 'cpu' }, { type: 'kafka', name: 'orders', metadata: KAFKA, metricType: 'AverageValue' }]);
  });

  test('knows its model', () => {
    const seen: { [key: string]: unknown }[] = [];
    const trigger = new OwnTrigger((model) => {
      const { maxReplicas, minReplicas, name, namespace, prometheus, scaledByKeda, seriesMatchers, target } = model;
      const series = seriesMatchers?.map(({ label, value }) => [label, value]);
      seen.push({ maxReplicas, minReplicas, name, namespace, scaledByKeda, target, address: prometheus?.address, series });
      return { keda: { type: 'kafka', metadata: KAFKA }, hpa: EXTERNAL };
    });
    triggersOf({ triggers: [trigger], server: { metrics: {} } });
    metricsOf({ triggers: [trigger] });
    expect(seen[0]).toEqual({
      maxReplicas: 5,
      minReplicas: 1,
      name: 'model',
      namespace: 'ml',
      scaledByKeda: true,
      target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
      address: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090',
      series: [['namespace', 'ml'], ['service', 'model']],
    });
    expect(seen[1]).toMatchObject({ scaledByKeda: false, name: 'model' });
  });

  test.each<[string, Partial<HpaMetricConfig>, Untyped]>([
    ['an external metric', { selector: { queue: 'orders' } }, {
      type: 'External', external: { metric: { name: 'jobs', selector: { matchLabels: { queue: 'orders' } } }, target: { type: 'AverageValue', averageValue: '5' } },
    }],
    ['a level', { metricType: MetricType.VALUE, target: 0.5 }, { type: 'External', external: { metric: { name: 'jobs' }, target: { type: 'Value', value: '0.5' } } }],
    ['a metric of an object', { describedObject: { apiVersion: 'v1', kind: 'Service', name: 'queue' } }, {
      type: 'Object',
      object: { describedObject: { apiVersion: 'v1', kind: 'Service', name: 'queue' }, metric: { name: 'jobs' }, target: { type: 'AverageValue', averageValue: '5' } },
    }],
  ])('tells an HPA %s', (_title, more, metric) => {
    expect(metricsOf({ triggers: [hpa(more)] })).toEqual([metric]);
  });

  test('says in the HPA who serves its metric', () => {
    const { metadata } = manifest(newModel({ autoscaler: Autoscaler.hpa(), triggers: [hpa()] }).autoscaler.chart, 'HorizontalPodAutoscaler');
    expect(metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/external-metrics-served-by': 'an adapter' });
  });

  test('can be made of one of the library', () => {
    const named = (of: Trigger) => new OwnTrigger((model) => {
      const config = of.toTriggerConfig(model);
      return { ...config, keda: config.keda && { ...config.keda, name: 'hours' } };
    });
    const cron = new CronTrigger({ start: '0 8 * * 1-5', end: '0 18 * * 1-5', timezone: 'Europe/Berlin', desiredReplicas: 3 });
    expect(triggersOf({ triggers: [CpuTrigger.utilization(50), named(cron)] })[1]).toMatchObject({ type: 'cron', name: 'hours', metadata: { desiredReplicas: '3' } });
    const total = ExternalMetricTrigger.total({ metricName: 'jobs', servedBy: 'an adapter', perReplica: 4 });
    expect(metricsOf({ triggers: [named(total)] })).toEqual([{ type: 'External', external: { metric: { name: 'jobs' }, target: { type: 'AverageValue', averageValue: '4' } } }]);
    expect(refused({ autoscaler: Autoscaler.hpa(), triggers: [named(CpuTrigger.utilization(50))] })).toMatch(/triggers\[0\]: is followed by a PrometheusAdapter, or by the pods/);
  });

  test('wakes a model that sleeps, unless it follows the pods', () => {
    expect(triggersOf({ minReplicas: 0, triggers: [keda('kafka', KAFKA)] })).toHaveLength(1);
    expect(refused({ minReplicas: 0, triggers: [keda('cpu', { value: '50' }, { metricType: MetricType.UTILIZATION })] })).toMatch(/minReplicas: has no trigger that could wake the model/);
  });

  test('on CPU keeps a VerticalPodAutoscaler from sizing CPU, and names a container of the model', () => {
    const model = newModel({ triggers: [keda('cpu', { value: '50', containerName: 'main' }, { metricType: MetricType.UTILIZATION })] });
    model.scaleVertically();
    expect(manifest(model.autoscaler.chart, 'VerticalPodAutoscaler').spec.resourcePolicy.containerPolicies).toMatchObject([{ controlledResources: ['memory'] }]);
    const other = keda('cpu', { value: '50', containerName: 'other' }, { metricType: MetricType.UTILIZATION });
    expect(refused({ triggers: [other] })).toMatch(/triggers\[0\]\.container: .*"other"/);
  });
});

/** Triggers that a KedaTrigger is refused or warned of for. */
const JUDGED: [string, KedaTriggerProps][] = [
  ['an unknown scaler', { type: 'kafkaa', metadata: KAFKA }],
  ['an unknown key', { type: 'kafka', metadata: { ...KAFKA, lagTreshold: '5' } }],
  ['a number that is none', { type: 'kafka', metadata: { ...KAFKA, lagThreshold: 'many' } }],
  ['a query that is no PromQL', { type: 'prometheus', metadata: { serverAddress: 'http://prometheus.monitoring.svc:9090', query: 'sum(', threshold: '5' } }],
  ['a query of several series', { type: 'prometheus', metadata: { serverAddress: 'http://prometheus.monitoring.svc:9090', query: 'rate(a_total[5m])', threshold: '5' } }],
  ['an address without a namespace', { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query: 'sum(rate(a_total[5m]))', threshold: '5' } }],
  ['a metric type that it has not', { type: 'cpu', metadata: { value: '50' }, metricType: MetricType.VALUE }],
];

test.each(JUDGED)('a trigger of one\'s own is judged as a KedaTrigger is: %s', (_title, props) => {
  const told = (trigger: ITrigger) => messageOf(() => {
    const { autoscaler: { chart } } = newModel({ triggers: [trigger] });
    throw new Error(stderrOf(() => synth(chart)));
  });
  const wanted = told(new KedaTrigger(props));
  expect(wanted).toMatch(/triggers\[0\]/);
  expect(told(new OwnTrigger(() => ({ keda: props }))).replaceAll('triggers[0].keda', 'triggers[0]')).toBe(wanted);
});

describe('a trigger of one\'s own is refused', () => {
  test.each<[string, ModelOptions, RegExp]>([
    ['that tells KEDA nothing', { triggers: [hpa()] }, /triggers\[0\]: has no trigger for KEDA: its toTriggerConfig returns no keda, got "OwnTrigger"/],
    ['that tells an HPA nothing', { autoscaler: Autoscaler.hpa(), triggers: [keda('kafka', KAFKA)] }, /triggers\[0\]: has no metric for an HPA/],
    ['that throws', {
      triggers: [new OwnTrigger(() => {
        throw new TypeError('no such queue');
      })],
    }, /triggers\[0\]: cannot be written: its toTriggerConfig throws TypeError: no such queue, got "OwnTrigger"; correct toTriggerConfig/],
    ['that gives no struct', { triggers: [new OwnTrigger(() => 3 as TriggerConfig)] }, /triggers\[0\] must be .*, got 3|triggers\[0\]: must be .*, got 3/],
    ['whose trigger lacks its metadata', { triggers: [new OwnTrigger(() => ({ keda: { type: 'kafka' } as KedaTriggerProps }))] }, /triggers\[0\]\.keda\.metadata: is required/],
    ['by the share of a request', { autoscaler: Autoscaler.hpa(), triggers: [hpa({ metricType: MetricType.UTILIZATION })] }, /triggers\[0\]\.hpa\.metricType: is for CPU and memory alone/],
    ['with a target of 0', { autoscaler: Autoscaler.hpa(), triggers: [hpa({ target: 0 })] }, /triggers\[0\]\.hpa\.target: .*at least 0\.001/],
    ['that nobody serves', { autoscaler: Autoscaler.hpa(), triggers: [hpa({ servedBy: ' ' })] }, /triggers\[0\]\.hpa\.servedBy: must say who/],
    ['that is none', { triggers: [{} as ITrigger] }, /triggers\[0\]: must be/],
    ['that extends Trigger', { triggers: [new (class Mine extends Trigger {})()] }, /triggers\[0\]: is no trigger that this library knows, got "Mine"/],
  ])('%s', (_title, options, message) => {
    expect(refused(options)).toMatch(message);
  });
});

test('a query of one\'s own selects the series of the model alone', () => {
  const busy = new OwnTrigger(({ prometheus, seriesMatchers = [] }) => ({
    keda: {
      type: 'prometheus',
      metadata: {
        serverAddress: prometheus!.address,
        threshold: '4',
        query: `sum(busy{${seriesMatchers.map(({ label, operator, value }) => `${label}${operator}"${value}"`).join(',')}})`,
      },
    },
  }));
  const [trigger] = triggersOf({ triggers: [busy], server: { metrics: { scrapeInterval: Duration.seconds(15) }, monitor: Monitor.service() } });
  const [own] = triggersOf({
    triggers: [PrometheusTrigger.total({ query: 'sum(busy{namespace="ml",service="model"})', perReplica: 4 })], server: { metrics: { scrapeInterval: Duration.seconds(15) } },
  });
  expect(trigger.metadata.query).toBe(own.metadata.query);
});
