import { Duration, Size } from 'cdk8s';
import { Cpu, Replicas, ScalingStrategy } from 'cdk8s-plus-27';
import { Autoscaler, CpuTrigger, KedaTrigger, MemoryTrigger, MetricType, Monitor, Prometheus, PrometheusTrigger, Trigger } from '../../src';
import { stderrOf } from '../support/captured';
import { manifest, newChart, newModel, synth } from '../support/synth';

function triggerOf(trigger: Trigger): any {
  const chart = newChart();
  newModel({ triggers: [trigger], server: { monitor: Monitor.external('them') } }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0];
}

test.each<[string, Trigger, any]>([
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
    query: 'max(x)', target: 0.8, activationThreshold: 0.1, ignoreNullValues: true, name: 'cache', prometheus: Prometheus.at('https://thanos.obs.svc:9091/tenant'),
  }), {
    type: 'prometheus',
    name: 'cache',
    metricType: 'Value',
    metadata: { serverAddress: 'https://thanos.obs.svc:9091/tenant', query: 'max(x)', threshold: '0.8', activationThreshold: '0.1', ignoreNullValues: 'true' },
  }],
  ['any scaler', new KedaTrigger({
    type: 'kafka',
    metadata: { topic: 'a', lagThreshold: '5' },
    metricType: MetricType.VALUE,
    name: 'lag',
    useCachedMetrics: true,
    authenticationRef: { name: 'kafka', cluster: true },
  }), {
    type: 'kafka',
    name: 'lag',
    metricType: 'Value',
    metadata: { topic: 'a', lagThreshold: '5' },
    useCachedMetrics: true,
    authenticationRef: { name: 'kafka', kind: 'ClusterTriggerAuthentication' },
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
