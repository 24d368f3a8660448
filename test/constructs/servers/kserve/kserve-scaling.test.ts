import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import {
  Autoscaler, CpuTrigger, CronTrigger, KedaTrigger, LatencyTrigger, MemoryTrigger, OpenTelemetryOperationOverTime, OpenTelemetryTrigger, Prometheus,
  PrometheusAuthentication, PrometheusTrigger, RequestRateTrigger, Trigger,
} from '../../../../src';
import { ParameterSource, TriggerAuthentication } from '../../../../src/constructs/authentication';
import { KserveServerProps } from '../../../../src/constructs/servers/kserve';
import { messageOf } from '../../../support/captured';
import { kserveChart, kserveManifest, KserveOptions, newKserve } from '../../../support/kserve';
import { KAFKA, manifest, newChart, PROMETHEUS, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const METRICS: Partial<KserveServerProps> = { metrics: {} };
const ADDRESS = PROMETHEUS.address;
const external = (query: string, value: string): Untyped => ({
  type: 'External', external: { metric: { backend: 'prometheus', serverAddress: ADDRESS, query }, target: { type: 'Value', value } },
});
const resource = (name: string, target: Untyped): Untyped => ({ type: 'Resource', resource: { name, target } });
const SERIES = '{namespace="ml",service="model-predictor"}';
const TOTAL = `((sum(irate(request_predict_seconds_count${SERIES}[1m]))`
  + ` or 0 * count(sum_over_time(up${SERIES}[1m]) > 1) unless on () request_predict_seconds_count${SERIES})`
  + ` and on () avg(sum_over_time(up${SERIES}[1m]) > bool 1 and up${SERIES} == 1 and sum_over_time(up${SERIES}[1h]) > 1) > 0.85)`;

/** What each trigger becomes where KServe writes a ScaledObject and where it writes an HPA: a metric, or why not. */
const CELLS: [string, Trigger, Untyped, Untyped][] = [
  ['CPU as a share', CpuTrigger.utilization(50),
    resource('cpu', { type: 'Utilization', averageUtilization: 50 }), resource('cpu', { type: 'Utilization', averageUtilization: 50 })],
  ['CPU as an amount', CpuTrigger.averageValue(Cpu.millis(500)), /takes Utilization of cpu/, /takes CPU as a share/],
  ['CPU above the requests', CpuTrigger.utilization(150), /outside of 1 to 100/, resource('cpu', { type: 'Utilization', averageUtilization: 150 })],
  ['memory below a mebibyte', MemoryTrigger.averageValue(Size.kibibytes(512)), /below 1Mi/, resource('memory', { type: 'AverageValue', averageValue: '512Ki' })],
  ['memory as a share', MemoryTrigger.utilization(70),
    resource('memory', { type: 'Utilization', averageUtilization: 70 }), resource('memory', { type: 'Utilization', averageUtilization: 70 })],
  ['memory as an amount', MemoryTrigger.averageValue(Size.gibibytes(2)),
    resource('memory', { type: 'AverageValue', averageValue: '2Gi' }), resource('memory', { type: 'AverageValue', averageValue: '2Gi' })],
  ['a total of Prometheus', PrometheusTrigger.total({ query: 'sum(x)', perReplica: 100.5 }), external('sum(x)', '100.5'), /which takes CPU and memory/],
  ['a total of Prometheus whose loss is an error', PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, ignoreNullValues: false }),
    external('sum(x) or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))', '5'), /which takes CPU and memory/],
  ['the same with a remark at its end', PrometheusTrigger.total({ query: 'sum(x) # of the gateway', perReplica: 5, ignoreNullValues: false }),
    external('sum(x) # of the gateway\nor on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))', '5'), /which takes CPU and memory/],
  ['a level of Prometheus', PrometheusTrigger.level({ query: 'max(x)', target: 5 }), /is a level/, /which takes CPU and memory/],
  ['a request rate', new RequestRateTrigger({ counter: 'request_predict_seconds_count', requestsPerSecondPerReplica: 5 }),
    external(`clamp_min(avg_over_time(${TOTAL}[2m:30s]), scalar(min_over_time(avg_over_time((${TOTAL}`
      + ` / avg(sum_over_time(up${SERIES}[1m]) > bool 1 and sum_over_time(up${SERIES}[1h]) > 1))[2m:30s])[10m:30s]) or vector(0)))`
      + ` and on () up${SERIES} == 1 or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))`, '5'), /which takes CPU and memory/],
  ['a latency', new LatencyTrigger({ histogram: 'request_predict_seconds', quantile: 0.9, target: Duration.seconds(1) }), /is a level/, /which takes CPU and memory/],
  ['a metric of a collector', OpenTelemetryTrigger.total({ metric: 'requests_running', perReplica: 0.5 }), {
    type: 'PodMetric',
    podmetric: { metric: { backend: 'opentelemetry', metricNames: ['requests_running'], query: 'requests_running' }, target: { type: 'Value', value: '0.5' } },
  }, /which takes CPU and memory/],
  ['a gauge of a collector that ends like a counter', OpenTelemetryTrigger.total({ metric: 'nv_inference_pending_request_count', perReplica: 4 }), {
    type: 'PodMetric',
    podmetric: {
      metric: { backend: 'opentelemetry', metricNames: ['nv_inference_pending_request_count'], query: 'nv_inference_pending_request_count' },
      target: { type: 'Value', value: '4' },
    },
  }, /which takes CPU and memory/],
  ['the rate of a histogram of a collector',
    OpenTelemetryTrigger.total({ metric: 'latency_count', operationOverTime: OpenTelemetryOperationOverTime.RATE, scalerAddress: 'otel.keda.svc:4318', perReplica: 4 }), {
      type: 'PodMetric',
      podmetric: {
        metric: {
          backend: 'opentelemetry', metricNames: ['latency_count', 'latency'], operationOverTime: 'rate', query: 'latency_count', serverAddress: 'otel.keda.svc:4318',
        },
        target: { type: 'Value', value: '4' },
      },
    }, /which takes CPU and memory/],
  ['a schedule', new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 3 }), /is no metric that KServe hands to KEDA/, /which takes CPU and memory/],
  ['any scaler', new KedaTrigger(KAFKA), /is no metric that KServe hands to KEDA/, /which takes CPU and memory/],
];

/** Checks a cell of the table: the metric that is written, or the refusal. */
function expectCell(options: KserveOptions, wanted: Untyped): void {
  if (wanted instanceof RegExp) {
    expect(messageOf(() => newKserve(options))).toMatch(wanted);
  } else {
    const { minReplicas, maxReplicas, autoScaling } = kserveManifest(options).spec.predictor;
    expect([minReplicas, maxReplicas]).toEqual([1, 5]);
    expect(autoScaling).toEqual({ metrics: [wanted] });
  }
}

describe('KServe scales by itself', () => {
  test.each(CELLS)('%s, by a ScaledObject', (_title, trigger, keda) => {
    expectCell({ server: METRICS, triggers: [trigger] }, keda);
  });

  test.each(CELLS)('%s, by an HPA', (_title, trigger, _keda, hpa) => {
    expectCell({ server: METRICS, triggers: [trigger], autoscaler: Autoscaler.hpa() }, hpa);
  });

  test.each([['keda', Autoscaler.keda()], ['hpa', Autoscaler.hpa()]])('in the class %s, and the model\'s autoscaler is the InferenceService', (autoscalerClass, autoscaler) => {
    const chart = newChart();
    const model = newKserve({ autoscaler }, chart);
    expect(model.autoscaler).toBe(model.kserve?.inferenceService);
    expect(model.target).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'model-predictor' });
    expect(synth(chart)).toHaveLength(1);
    expect(synth(chart)[0].metadata.annotations).toEqual({
      'serving.kserve.io/deploymentMode': 'Standard', 'serving.kserve.io/autoscalerClass': autoscalerClass,
    });
  });

  test('hands the stabilization windows on, and nothing else of a behavior', () => {
    const autoscaler = Autoscaler.keda({
      behavior: { scaleDown: { stabilizationWindow: Duration.minutes(10) }, scaleUp: { stabilizationWindow: Duration.seconds(0) } },
    });
    expect(kserveManifest({ autoscaler }).spec.predictor.autoScaling.behavior).toEqual({
      scaleDown: { stabilizationWindowSeconds: 600 }, scaleUp: { stabilizationWindowSeconds: 0 },
    });
  });

  test('goes to zero where something wakes the model', () => {
    const waking = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'the gateway exports it' });
    expect(kserveManifest({ minReplicas: 0, triggers: [waking] }).spec.predictor.minReplicas).toBe(0);
  });

  test('says who asks a Prometheus that wants to know, in two nested references', () => {
    const chart = newChart();
    const authenticationRef = new TriggerAuthentication(chart, 'auth', { name: 'thanos', parameters: { bearerToken: ParameterSource.fromSecret('s', 'k') } });
    const prometheus = Prometheus.fromAddress('https://thanos.obs.svc:9092', { namespace: 'ml', authentication: PrometheusAuthentication.bearer(authenticationRef) });
    const asking = PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, prometheus, availableAtZero: 'the gateway exports it' });
    newKserve({ triggers: [asking] }, chart);
    expect(manifest(chart, 'InferenceService').spec.predictor.autoScaling.metrics[0].external).toEqual({
      metric: { backend: 'prometheus', serverAddress: 'https://thanos.obs.svc:9092', query: 'sum(x)', namespace: 'ml' },
      authenticationRef: { authModes: 'bearer', authenticationRef: { name: 'thanos' } },
      target: { type: 'Value', value: '1' },
    });
  });
});

describe('with an autoscaler beside KServe', () => {
  const server = { externalAutoscaler: true, metrics: {} };

  test.each(CELLS.filter(([, trigger]) => !(trigger instanceof OpenTelemetryTrigger)))('%s is a trigger of our ScaledObject', (_title, trigger) => {
    const chart = kserveChart({ server, triggers: [trigger] });
    const { metadata, spec } = manifest(chart, 'InferenceService');
    expect(metadata.annotations['serving.kserve.io/autoscalerClass']).toBe('external');
    expect(Object.keys(spec.predictor)).toEqual(['model']);
    const scaledObject = manifest(chart, 'ScaledObject').spec;
    expect(scaledObject.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'model-predictor' });
    expect(scaledObject.triggers).toHaveLength(1);
    expect([scaledObject.minReplicaCount, scaledObject.maxReplicaCount]).toEqual([1, 5]);
  });

  test('every option of KEDA holds', () => {
    const { spec } = kserveManifest({
      server,
      autoscaler: Autoscaler.keda({ hpaName: 'short', restoreToOriginalReplicaCount: true, fallback: { failureThreshold: 3, replicas: 2 } }),
      triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1 })],
    }, 'ScaledObject');
    expect(spec).toMatchObject({ fallback: { failureThreshold: 3, replicas: 2 }, advanced: { restoreToOriginalReplicaCount: true } });
  });

  test('an HPA follows the Deployment, with a behavior', () => {
    const behavior = { scaleDown: { stabilizationWindow: Duration.minutes(1) } };
    const { spec } = kserveManifest({ server: { externalAutoscaler: true }, autoscaler: Autoscaler.hpa({ behavior }) }, 'HorizontalPodAutoscaler');
    expect(spec.scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'model-predictor' });
    expect(spec.behavior).toEqual({ scaleDown: { stabilizationWindowSeconds: 60 } });
  });
});
