import { Chart, Duration, Size, Testing } from 'cdk8s';
import { Cpu, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, CronTrigger, ExternalMetricTotalOptions, ExternalMetricTrigger, ExternalTrigger, HpaOptions, KedaTrigger,
  LatencyTrigger, MemoryTrigger, ModelServer, OpenTelemetryTrigger, PodsMetricTrigger, PrometheusAdapter, PrometheusTrigger, RequestRateTrigger,
  ScalingBehavior, Trigger,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { KAFKA, manifest, ModelOptions, newChart, newModel, PROMETHEUS, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const METRICS = { port: 9100 };

function hpa(triggers: Trigger[], options: HpaOptions = {}, props: ModelOptions = {}): Untyped {
  const chart = newChart();
  newModel({ triggers, autoscaler: Autoscaler.hpa(options), ...props }, chart);
  return manifest(chart, 'HorizontalPodAutoscaler');
}

const behavior = (given: ScalingBehavior, options: HpaOptions = {}) => () => hpa([CpuTrigger.utilization(50)], { behavior: given, ...options });

test('an HPA of the model\'s name scales its Deployment, and no ScaledObject is written', () => {
  const chart = newChart();
  const model = newModel({ autoscaler: Autoscaler.hpa(), minReplicas: 2 }, chart);
  expect(model.autoscaler.kind).toBe('HorizontalPodAutoscaler');
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'HorizontalPodAutoscaler']);
  expect(manifest(chart, 'HorizontalPodAutoscaler')).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'model', namespace: 'ml' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
      minReplicas: 2,
      maxReplicas: 5,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
    },
  });
});

test.each<[string, Trigger, object]>([
  ['CPU as a share', CpuTrigger.utilization(250), { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 250 } } }],
  ['CPU as an amount', CpuTrigger.averageValue(Cpu.millis(500)), { type: 'Resource', resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '500m' } } }],
  ['memory as an amount', MemoryTrigger.averageValue(Size.gibibytes(2)),
    { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '2Gi' } } }],
  ['CPU of one container', CpuTrigger.utilization(50, { container: 'main' }),
    { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'main', target: { type: 'Utilization', averageUtilization: 50 } } }],
])('%s is asked of the metrics server', (_title, trigger, metric) => {
  expect(hpa([trigger]).spec.metrics).toEqual([metric]);
});

test('a behavior is written as it is given', () => {
  expect(hpa([CpuTrigger.utilization(50)], {
    name: 'own-name',
    behavior: {
      scaleUp: { policies: [{ replicas: Replicas.absolute(4), duration: Duration.minutes(1) }] },
      scaleDown: { stabilizationWindow: Duration.minutes(10), strategy: ScalingStrategy.MIN_CHANGE, policies: [{ replicas: Replicas.percent(10) }] },
    },
  })).toMatchObject({
    metadata: { name: 'own-name' },
    spec: {
      behavior: {
        scaleUp: { policies: [{ type: 'Pods', value: 4, periodSeconds: 60 }] },
        scaleDown: { stabilizationWindowSeconds: 600, selectPolicy: 'Min', policies: [{ type: 'Percent', value: 10, periodSeconds: 15 }] },
      },
    },
  });
});

test('a tolerance is written where the cluster knows it', () => {
  const chart = newChart();
  newModel({ autoscaler: Autoscaler.hpa({ kubernetesVersion: '1.35', behavior: { scaleUp: { tolerance: 0.05 } } }) }, chart);
  // Not validated: the schemas here are those of 1.27, which does not know it.
  expect(Testing.synth(chart).find(({ kind }) => kind === 'HorizontalPodAutoscaler').spec.behavior).toEqual({ scaleUp: { tolerance: '0.05' } });
});

test('a workload that is made elsewhere is scaled by its name and kind', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'llm' }),
    maxReplicas: 2,
    autoscaler: Autoscaler.hpa(),
    triggers: [CpuTrigger.utilization(50)],
  });
  expect(manifest(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'llm' });
});

const WAITING = { metricName: 'prometheus.googleapis.com|vllm:num_requests_waiting|gauge', servedBy: 'custom-metrics-stackdriver-adapter' };

test('metrics that somebody else serves are asked for by their names, and it is said who does', () => {
  const written = hpa([
    new PodsMetricTrigger({ ...WAITING, perReplica: 4 }),
    ExternalMetricTrigger.total({ metricName: 'queue', selector: { 'resource.labels.cluster_name': 'main' }, perReplica: 2.5, servedBy: 'datadog-cluster-agent' }),
    ExternalMetricTrigger.level({ metricName: 'latency', target: 0.125, servedBy: 'datadog-cluster-agent' }),
    CpuTrigger.utilization(70),
  ]);
  expect(written.metadata.annotations).toEqual({
    'cdk8s-model-autoscaling/custom-metrics-served-by': 'custom-metrics-stackdriver-adapter',
    'cdk8s-model-autoscaling/external-metrics-served-by': 'datadog-cluster-agent',
  });
  expect(written.spec.metrics).toEqual([
    { type: 'Pods', pods: { metric: { name: WAITING.metricName }, target: { type: 'AverageValue', averageValue: '4' } } },
    {
      type: 'External',
      external: { metric: { name: 'queue', selector: { matchLabels: { 'resource.labels.cluster_name': 'main' } } }, target: { type: 'AverageValue', averageValue: '2.5' } },
    },
    { type: 'External', external: { metric: { name: 'latency' }, target: { type: 'Value', value: '0.125' } } },
    { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
  ]);
});

const elsewhere = (options: Partial<ExternalMetricTotalOptions>) => ExternalMetricTrigger.total({ metricName: 'queue', perReplica: 5, servedBy: 'Datadog', ...options });
const adapter = (chart: Chart) => new PrometheusAdapter(chart, 'adapter', { release: 'hpa', prometheus: PROMETHEUS });

test.each<[string, () => unknown]>([
  ['under KEDA, of Google\'s adapter', () => newModel({ triggers: [new PodsMetricTrigger({ ...WAITING, perReplica: 4 })] })],
  ['under KEDA, of Datadog\'s agent', () => newModel({ triggers: [elsewhere({})] })],
  ['under KEDA, of a server that no scaler is for', () => newModel({ triggers: [elsewhere({ servedBy: 'the platform team' })] })],
  ['that KEDA serves', () => hpa([elsewhere({ servedBy: 'keda-metrics-apiserver' })])],
  ['that nobody serves', () => hpa([elsewhere({ servedBy: ' ' })])],
  ['without a name', () => hpa([elsewhere({ metricName: '' })])],
  ['with a slash in its name', () => hpa([elsewhere({ metricName: 'custom.googleapis.com/queue' })])],
  ['with a label that is none', () => hpa([elsewhere({ selector: { 'a b': 'c' } })])],
  ['of four decimals', () => hpa([elsewhere({ perReplica: 0.0045 })])],
  ['of two servers of one API', () => hpa([elsewhere({}), elsewhere({ metricName: 'other', servedBy: 'Google' })])],
  ['beside an adapter that serves the same API', () => {
    const chart = newChart();
    newModel({ triggers: [elsewhere({}), PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, name: 'x' })], autoscaler: Autoscaler.hpa({ adapter: adapter(chart) }) }, chart);
  }],
  ['of the pods of a model without any', () => {
    new AutoscaledModel(newChart(), 'model', {
      server: ModelServer.seldonCore2({ storageUri: 'gs://m/iris' }),
      maxReplicas: 3,
      autoscaler: Autoscaler.hpa(),
      triggers: [new PodsMetricTrigger({ ...WAITING, perReplica: 4 })],
    });
  }],
])('a metric of somebody else\'s %s is refused', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

const total = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5 });
const metric = (trigger: Trigger) => () => hpa([trigger], {}, { server: { metrics: METRICS }, prometheus: PROMETHEUS });

test.each<[string, () => unknown]>([
  ['no replicas at rest', () => hpa([CpuTrigger.utilization(50)], {}, { minReplicas: 0 })],
  ['no trigger', () => hpa([])],
  ['a name with a blank', () => hpa([CpuTrigger.utilization(50)], { name: 'my hpa' })],
  ['a share as a fraction', () => hpa([CpuTrigger.utilization(0.5)])],
  ['an unknown container', () => hpa([CpuTrigger.utilization(50, { container: 'sidecar' })])],
  ['a query without a name for its metric', metric(total)],
  ['a query without an adapter', metric(PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, name: 'x' }))],
  ['a rate without an adapter', metric(new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 }))],
  ['a rate that nothing scrapes', () => hpa([new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 })])],
  ['a latency without an adapter', metric(new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.9, target: Duration.seconds(1) }))],
  ['a rate with an activation', metric(new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 5, activationThreshold: 1 }))],
  ['a rate that counts as 0 when it is lost', metric(new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 5, ignoreNullValues: true }))],
  ['a rate of another Prometheus', metric(new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 5, prometheus: PROMETHEUS }))],
  ['a rate with cached metrics', metric(new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 5, useCachedMetrics: true }))],
  ['a rate that exists without pods', metric(new RequestRateTrigger({ counter: 'c_total', requestsPerSecondPerReplica: 5, availableAtZero: 'the gateway' }))],
  ['a schedule', metric(new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 3 }))],
  ['a scaler of KEDA', metric(new KedaTrigger(KAFKA))],
  ['an external scaler', metric(new ExternalTrigger({ scalerAddress: 's.ml.svc:6000' }))],
  ['a metric of OpenTelemetry', metric(OpenTelemetryTrigger.total({ metric: 'x', labels: {}, perReplica: 1 }))],
  ['policies without one', behavior({ scaleUp: { policies: [] } })],
  ['a period of 1801 s', behavior({ scaleUp: { policies: [{ replicas: Replicas.absolute(1), duration: Duration.seconds(1801) }] } })],
  ['a window of 3601 s', behavior({ scaleDown: { stabilizationWindow: Duration.seconds(3601) } })],
  ['a tolerance before 1.33', behavior({ scaleDown: { tolerance: 0.2 } }, { kubernetesVersion: '1.32' })],
  ['a tolerance that is off by default', behavior({ scaleDown: { tolerance: 0.2 } }, { kubernetesVersion: '1.34' })],
  ['a version that is too old', () => hpa([CpuTrigger.utilization(50)], { kubernetesVersion: '1.26' })],
  ['a version that is none', () => hpa([CpuTrigger.utilization(50)], { kubernetesVersion: 'latest' })],
  ['inference lag of a Deployment', () => newModel({ autoscaler: Autoscaler.inferenceLag(), triggers: [] })],
  ['inference lag beside a trigger', () => newModel({ autoscaler: Autoscaler.inferenceLag() })],
])('%s is refused', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});
