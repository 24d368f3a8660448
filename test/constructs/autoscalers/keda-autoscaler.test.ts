import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import {
  Autoscaler, CpuTrigger, CronTrigger, ExternalPushTrigger, ExternalTrigger, KedaFallbackBehavior, KedaFormula, KedaOptions, KedaPause, KedaTrigger,
  MemoryTrigger, MetricType, Monitor, OpenTelemetryAggregation, OpenTelemetryOperationOverTime, OpenTelemetryTrigger, Prometheus, PrometheusTrigger,
  Trigger,
} from '../../../src';
import { ClusterTriggerAuthentication, TriggerAuthentication } from '../../../src/constructs/authentication';
import { AwsSqsQueueTrigger, KafkaTrigger, ScalerIdentityOwner } from '../../../src/constructs/triggers/scalers';
import { stderrOf } from '../../support/captured';
import { CONTAINER, KAFKA, manifest, newChart, newModel, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

function triggerOf(trigger: Trigger): Untyped {
  const chart = newChart();
  const container = { ...CONTAINER, envVariables: { TOKEN: EnvValue.fromValue('x') } };
  newModel({ triggers: [trigger], server: { container, monitor: Monitor.external('them') } }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0];
}

test.each<[string, Trigger, Untyped]>([
  ['a share of the CPU requests', CpuTrigger.utilization(50), { type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } }],
  ['an amount of CPU', CpuTrigger.averageValue(Cpu.millis(250)), { type: 'cpu', metricType: 'AverageValue', metadata: { value: '250m' } }],
  ['the CPU of one container', CpuTrigger.utilization(150, { container: 'main' }),
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '150', containerName: 'main' } }],
  ['a share of the memory requests', MemoryTrigger.utilization(80), { type: 'memory', metricType: 'Utilization', metadata: { value: '80' } }],
  ['an amount of memory', MemoryTrigger.averageValue(Size.gibibytes(3), { container: 'main' }),
    { type: 'memory', metricType: 'AverageValue', metadata: { value: '3Gi', containerName: 'main' } }],
  ['a total', PrometheusTrigger.total({ query: 'sum(x)', perReplica: 2.5 }), {
    type: 'prometheus',
    metricType: 'AverageValue',
    metadata: {
      serverAddress: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090', query: 'sum(x)', threshold: '2.5', ignoreNullValues: 'false',
    },
  }],
  ['a level with all options', PrometheusTrigger.level({
    query: 'max(x)', target: 0.8, activationThreshold: 0.1, ignoreNullValues: true, name: 'cache', prometheus: Prometheus.fromAddress('https://thanos.obs.svc:9091/tenant'),
  }), {
    type: 'prometheus',
    name: 'cache',
    metricType: 'Value',
    metadata: { serverAddress: 'https://thanos.obs.svc:9091/tenant', query: 'max(x)', threshold: '0.8', activationThreshold: '0.1', ignoreNullValues: 'true' },
  }],
  ['any scaler', new KedaTrigger({
    type: 'kafka',
    metadata: { ...KAFKA.metadata, topic: 'a', lagThreshold: '5' },
    metricType: MetricType.VALUE,
    name: 'lag',
    useCachedMetrics: true,
    authenticationRef: ClusterTriggerAuthentication.fromName('kafka'),
  }), {
    type: 'kafka',
    name: 'lag',
    metricType: 'Value',
    metadata: { ...KAFKA.metadata, topic: 'a', lagThreshold: '5' },
    useCachedMetrics: true,
    authenticationRef: { name: 'kafka', kind: 'ClusterTriggerAuthentication' },
  }],
  ['times of the day', new CronTrigger({ timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: 3, name: 'day' }), {
    type: 'cron', name: 'day', metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 18 * * 1-5', desiredReplicas: '3' },
  }],
  ['a scaler of one\'s own', new ExternalTrigger({ scalerAddress: 'scaler.ml.svc:6000' }), {
    type: 'external', metadata: { scalerAddress: 'scaler.ml.svc:6000' },
  }],
  ['a pushing scaler with all options', new ExternalPushTrigger({
    scalerAddress: 'scaler.ml.svc:6000',
    enableTls: true,
    unsafeSsl: true,
    parameters: { model: 'a', tokenFromEnv: 'TOKEN' },
    authenticationRef: TriggerAuthentication.fromName('scaler'),
    metricType: MetricType.VALUE,
    name: 'own',
    useCachedMetrics: true,
  }), {
    type: 'external-push',
    name: 'own',
    metricType: 'Value',
    useCachedMetrics: true,
    metadata: { scalerAddress: 'scaler.ml.svc:6000', enableTLS: 'true', unsafeSsl: 'true', model: 'a', tokenFromEnv: 'TOKEN' },
    authenticationRef: { name: 'scaler' },
  }],
  ['a total of the OpenTelemetry add-on', OpenTelemetryTrigger.total({
    metric: 'vllm:num_requests_running', labels: { namespace: 'ml', deployment: 'model' }, perReplica: 8,
  }), {
    type: 'external',
    metricType: 'AverageValue',
    metadata: {
      scalerAddress: 'keda-otel-scaler.keda.svc:4318', metricQuery: 'sum(vllm:num_requests_running{deployment=model,namespace=ml})', targetValue: '8',
    },
  }],
  ['a level of the OpenTelemetry add-on with all options', OpenTelemetryTrigger.level({
    metric: 'kv_cache_usage',
    labels: {},
    aggregation: OpenTelemetryAggregation.AVG,
    target: 0.7,
    operationOverTime: OpenTelemetryOperationOverTime.MAX,
    clampMin: 0,
    clampMax: 1,
    scalerAddress: 'otel.keda.svc:4318',
    name: 'cache',
    useCachedMetrics: true,
  }), {
    type: 'external',
    name: 'cache',
    metricType: 'Value',
    useCachedMetrics: true,
    metadata: {
      scalerAddress: 'otel.keda.svc:4318', metricQuery: 'avg(kv_cache_usage)', targetValue: '0.7', operationOverTime: 'max', clampMin: '0', clampMax: '1',
    },
  }],
])('a trigger on %s', (_title, trigger, expected) => {
  expect(triggerOf(trigger)).toEqual(expected);
});

test('a ScaledObject holds what was given, and no more', () => {
  const chart = newChart();
  newModel({ minReplicas: 2, maxReplicas: 9 }, chart);
  expect(manifest(chart, 'ScaledObject')).toEqual({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'model', namespace: 'ml' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
      minReplicaCount: 2,
      maxReplicaCount: 9,
      triggers: [{ type: 'cpu', metricType: 'Utilization', metadata: { value: '50' } }],
    },
  });
});

test('polling, cooldown, behavior and name', () => {
  const chart = newChart();
  newModel({
    autoscaler: Autoscaler.keda({
      name: 'own',
      pollingInterval: Duration.seconds(10),
      cooldownPeriod: Duration.minutes(10),
      behavior: {
        scaleUp: {
          strategy: ScalingStrategy.MIN_CHANGE,
          policies: [{ replicas: Replicas.percent(50) }, { replicas: Replicas.absolute(2), duration: Duration.minutes(1) }],
        },
        scaleDown: { stabilizationWindow: Duration.minutes(10) },
      },
    }),
  }, chart);
  stderrOf(() => expect(manifest(chart, 'ScaledObject')).toMatchObject({
    metadata: { name: 'own' },
    spec: {
      pollingInterval: 10,
      cooldownPeriod: 600,
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleDown: { stabilizationWindowSeconds: 600 },
            scaleUp: {
              selectPolicy: 'Min',
              policies: [{ type: 'Percent', value: 50, periodSeconds: 15 }, { type: 'Pods', value: 2, periodSeconds: 60 }],
            },
          },
        },
      },
    },
  }));
});

test('the workload comes before its autoscaler', () => {
  const chart = newChart();
  newModel({ server: { metrics: { port: 9100 } } }, chart).scaleVertically();
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'ServiceMonitor', 'ScaledObject', 'VerticalPodAutoscaler']);
});

test('the autoscaler is in the namespace of the model', () => {
  const chart = newChart({});
  newModel({ namespace: 'other' }, chart);
  expect(synth(chart).map(({ metadata }) => metadata.namespace)).toEqual(['other', 'other', 'other']);
});

/** The parts of a ScaledObject with an option that come on top of one without. */
function withOptions(options: KedaOptions, { minReplicas = 1, name }: { minReplicas?: number; name?: string } = {}): Untyped {
  const chart = newChart();
  const triggers = [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway exports it', name })];
  newModel({ minReplicas, maxReplicas: 9, triggers, autoscaler: Autoscaler.keda(options) }, chart);
  let found: Untyped;
  stderrOf(() => {
    found = manifest(chart, 'ScaledObject');
  });
  const { 'cdk8s-model-autoscaling/scraped-by': _who, ...annotations } = found.metadata.annotations;
  const { scaleTargetRef, minReplicaCount, maxReplicaCount, triggers: _triggers, ...spec } = found.spec;
  return { ...spec, ...Object.keys(annotations).length > 0 && { annotations }, ...scaleTargetRef.envSourceContainerName && { scaleTargetRef } };
}

test.each<[string, KedaOptions, Untyped]>([
  ['nothing', {}, {}],
  ['initialCooldownPeriod', { initialCooldownPeriod: Duration.minutes(2) }, { initialCooldownPeriod: 120 }],
  ['idleReplicaCount', { idleReplicaCount: 0 }, { idleReplicaCount: 0 }],
  ['fallback', { fallback: { failureThreshold: 3, replicas: 4 } }, { fallback: { failureThreshold: 3, replicas: 4 } }],
  ...Object.values(KedaFallbackBehavior).slice(0, 4).map((behavior): [string, KedaOptions, Untyped] => [
    `fallback ${behavior}`, { fallback: { failureThreshold: 0, replicas: 9, behavior } }, { fallback: { failureThreshold: 0, replicas: 9, behavior } },
  ]),
  ['pause now', { paused: KedaPause.now() }, { annotations: { 'autoscaling.keda.sh/paused': 'true' } }],
  ['pause at a number', { paused: KedaPause.atReplicas(0) }, { annotations: { 'autoscaling.keda.sh/paused-replicas': '0' } }],
  ['pause of scaling in', { paused: KedaPause.scaleIn() }, { annotations: { 'autoscaling.keda.sh/paused-scale-in': 'true' } }],
  ['pause of scaling out', { paused: KedaPause.scaleOut() }, { annotations: { 'autoscaling.keda.sh/paused-scale-out': 'true' } }],
  ['forceActivation', { forceActivation: true }, { annotations: { 'autoscaling.keda.sh/force-activation': 'true' } }],
  ['hpaExcludedLabels', { hpaExcludedLabels: ['team', 'example.com/cost'] }, {
    annotations: { 'scaledobject.keda.sh/hpa-excluded-labels': 'team,example.com/cost' },
  }],
  ['restoreToOriginalReplicaCount', { restoreToOriginalReplicaCount: true }, { advanced: { restoreToOriginalReplicaCount: true } }],
  ['hpaName', { hpaName: 'own' }, { advanced: { horizontalPodAutoscalerConfig: { name: 'own' } } }],
  ['transferHpaOwnership', { hpaName: 'old', transferHpaOwnership: true }, {
    advanced: { horizontalPodAutoscalerConfig: { name: 'old' } },
    annotations: { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' },
  }],
  ['envSourceContainerName', { envSourceContainerName: 'main' }, {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model', envSourceContainerName: 'main' },
  }],
  ['tolerance', { behavior: { scaleUp: { tolerance: 0.05 }, scaleDown: { tolerance: 0 } } }, {
    advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { tolerance: '0.05' }, scaleDown: { tolerance: '0' } } } },
  }],
])('a ScaledObject with %s', (_title, options, expected) => {
  expect(withOptions(options)).toEqual(expected);
});

test.each([0, 1])('a consumer of Kafka that sleeps by idleReplicaCount beside minReplicas %d', (minReplicas) => {
  const chart = newChart();
  const trigger = new KafkaTrigger({ bootstrapServers: ['kafka.mq.svc:9092'], consumerGroup: 'g', topic: 't', lagThreshold: 5 });
  newModel({ minReplicas, triggers: [trigger], autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) }, chart);
  expect(manifest(chart, 'ScaledObject').spec).toMatchObject({ minReplicaCount: minReplicas, idleReplicaCount: 0 });
});

test('a formula of a total, which falls back by itself', () => {
  expect(withOptions({
    formula: KedaFormula.total({ expression: '(load ?? 8) * 2', perReplica: 4, activationTarget: 1.5 }),
    fallback: { failureThreshold: 3, replicas: 4, behavior: KedaFallbackBehavior.SCALING_MODIFIERS },
  }, { name: 'load' })).toEqual({
    advanced: { scalingModifiers: { formula: '(load ?? 8) * 2', target: '4', activationTarget: '1.5', metricType: 'AverageValue' } },
    fallback: { failureThreshold: 3, replicas: 4, behavior: 'scalingModifiers' },
  });
});

test('a formula of all triggers, and one beside a scaler that pushes', () => {
  const chart = newChart();
  const push = new ExternalPushTrigger({ scalerAddress: 's.ml.svc:6000' });
  const load = (name: string) => PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway exports it', name });
  const formula = KedaFormula.total({ expression: 'max(values($env))', perReplica: 2 });
  newModel({ triggers: [load('a'), load('b'), push], autoscaler: Autoscaler.keda({ formula }) }, chart);
  expect(manifest(chart, 'ScaledObject').spec.advanced.scalingModifiers.formula).toBe('max(values($env))');
});

test('a formula of a level', () => {
  expect(withOptions({ formula: KedaFormula.level({ expression: 'load', target: 0.5 }) }, { name: 'load' })).toEqual({
    advanced: { scalingModifiers: { formula: 'load', target: '0.5', metricType: 'Value' } },
  });
});

const GATEWAY = { query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway exports it' };
const WORKDAYS = new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 3 });
const FALLS_BACK = { failureThreshold: 3, replicas: 4 };
const unlessLost = (query: string) => new KedaTrigger({
  type: 'prometheus', name: 'own', metadata: { serverAddress: 'http://p.m.svc:9090', query, threshold: '5', ignoreNullValues: 'false' },
});
const UNLESS_LOST = unlessLost('sum(x)');

test.each<[string, Trigger[], KedaOptions]>([
  ['a metric that exists without pods', [PrometheusTrigger.total(GATEWAY)], { fallback: FALLS_BACK }],
  ['a metric that is 0 without pods', [
    new KedaTrigger(KAFKA), PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, ignoreNullValues: true }),
  ], { fallback: FALLS_BACK }],
  ['a model that never sleeps', [new KedaTrigger(KAFKA), UNLESS_LOST], { forceActivation: true, fallback: FALLS_BACK }],
  ['a formula whose fallback is nothing without pods', [PrometheusTrigger.total({ ...GATEWAY, name: 'load' }), UNLESS_LOST], {
    formula: KedaFormula.total({ expression: 'load + own', perReplica: 2 }), fallback: { ...FALLS_BACK, behavior: KedaFallbackBehavior.CURRENT_REPLICAS },
  }],
  ...[
    'sum(rate(gateway_requests_total[2m])) or vector(0)', 'sum(x > 0) or vector(3)', 'sum by (namespace) (x{namespace="a"}) or on () vector(0) * 2', 'vector(time())',
    'max_over_time(max(sum(x) or vector(0))[5m:1m])', '-(sum(x) or vector(0)) + (sum(y) or vector(0))', '(sum(x) or vector(0)) > bool 5', 'clamp_max(sum(x) or vector(0), 5)',
  ].map((query): [string, Trigger[], KedaOptions] => [`a query that is never empty: ${query}`, [WORKDAYS, unlessLost(query)], { fallback: FALLS_BACK }]),
])('a fallback beside minReplicas 0 and %s', (_title, triggers, options) => {
  const chart = newChart();
  newModel({ minReplicas: 0, triggers, autoscaler: Autoscaler.keda(options), server: { container: CONTAINER, monitor: Monitor.external('them') } }, chart);
  expect(manifest(chart, 'ScaledObject').spec).toMatchObject({ minReplicaCount: 0, fallback: FALLS_BACK });
});

test.each([
  '(sum(x) or vector(0)) > 5', '(sum(x) or vector(0)) and on () y', 'vector(1) unless on () y', 'absent(x)', 'sum(x) * (sum(y) or vector(0))', 'vector(scalar(x))',
  'sum((sum by (namespace) (x{namespace="a"}) or vector(0)) + vector(1))', 'quantile(0.5, vector(1))', 'sum(x or vector(0)) + (max(y) / 2)', 'label_replace(vector(1), "a", "b", "", "")',
])('a fallback beside minReplicas 0 is refused where %s may be empty', (query) => {
  const make = () => newModel({ minReplicas: 0, triggers: [WORKDAYS, unlessLost(query)], autoscaler: Autoscaler.keda({ fallback: FALLS_BACK }) });
  expect(make).toThrow('the fallback counts as active after failureThreshold of them, and wakes the model again and again');
});

test.each<[string, Trigger]>([
  ['Kafka', new KafkaTrigger({ bootstrapServers: ['kafka.mq.svc:9092'], consumerGroup: 'g', topic: 't' })],
  ['Kafka in KEDA\'s own words', new KedaTrigger(KAFKA)],
  ['SQS', new AwsSqsQueueTrigger({ queueURL: 'https://sqs.eu-west-1.amazonaws.com/1/q', awsRegion: 'eu-west-1', identityOwner: ScalerIdentityOwner.OPERATOR })],
  ['a schedule', new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 1 })],
  ['the metric of a gateway', PrometheusTrigger.total(GATEWAY)],
  ['a scaler of one\'s own', new ExternalTrigger({ scalerAddress: 'scaler.ml.svc:6000' })],
  ['the metric of a collector', OpenTelemetryTrigger.total({ metric: 'requests', labels: {}, perReplica: 5, availableAtZero: 'the gateway sends it' })],
])('a model of one replica goes to none while idle, and wakes by %s', (_title, trigger) => {
  const chart = newChart();
  newModel({ minReplicas: 1, triggers: [trigger], autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) }, chart);
  expect(manifest(chart, 'ScaledObject').spec).toMatchObject({ minReplicaCount: 1, idleReplicaCount: 0 });
});

test('who has a metric is said of the autoscaler only where it holds for all its queries', () => {
  const chart = newChart();
  const raw = new KedaTrigger({ type: 'prometheus', metadata: { serverAddress: 'http://p.m.svc:9090', query: 'sum(own)', threshold: '5' } });
  newModel({ triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway exports it' }), raw] }, chart);
  expect(() => synth(chart)).toThrow(/not-scraped: .* got own;/);
});

test('the longest name beside a name of the HPA', () => {
  const chart = newChart();
  newModel({ name: 'm'.repeat(63), autoscaler: Autoscaler.keda({ hpaName: 'short' }) }, chart);
  expect(manifest(chart, 'ScaledObject').metadata.name).toHaveLength(63);
});
