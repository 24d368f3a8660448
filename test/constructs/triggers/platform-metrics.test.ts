import { Duration } from 'cdk8s';
import {
  Autoscaler, AutoscaledModel, LatencyTrigger, MlServerTrigger, ModelServer, PrometheusAdapter, PrometheusTrigger, RequestRateTrigger,
  SeldonCore2Trigger, Trigger, VllmTrigger,
} from '../../../src';
import { SeldonCore2Monitor } from '../../../src/constructs/servers/seldon-core2';
import { messageOf } from '../../support/captured';
import { manifest, newChart, PROMETHEUS } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const KINDS = { HPA: 'HorizontalPodAutoscaler', KEDA: 'ScaledObject' };
const RATE = { requestsPerSecondPerReplica: 3 };

/** What scales a Model of Seldon Core 2 whose agents are scraped. */
function scaled(by: keyof typeof KINDS, trigger: Trigger): Untyped {
  const chart = newChart();
  const autoscaler = by === 'HPA' ? Autoscaler.hpa({ adapter: new PrometheusAdapter(chart, 'adapter', { release: 'm', prometheus: PROMETHEUS }) }) : undefined;
  new AutoscaledModel(chart, 'irisa0', {
    server: ModelServer.seldonCore2({ storageUri: 'gs://iris', monitor: new SeldonCore2Monitor(chart, 'agent', { prometheus: PROMETHEUS }) }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [trigger],
    autoscaler,
  });
  return manifest(chart, KINDS[by]).spec;
}

describe.each(['HPA', 'KEDA'] as const)('a Model of Seldon Core 2 that %s scales', (by) => {
  test.each<[string, Trigger]>([
    ['what MLServer tells of itself', MlServerTrigger.requestRate(RATE)],
    ['what vLLM tells of itself', VllmTrigger.inFlightRequests({ perReplica: 3 })],
    ['the counter of another server', new RequestRateTrigger({ counter: 'model_infer_request_success_total', ...RATE })],
    ['requests of all models', new RequestRateTrigger({ counter: 'seldon_model_aggregate_infer_total', ...RATE })],
    ['requests of a pipeline', new RequestRateTrigger({ counter: 'seldon_pipeline_infer_total', ...RATE })],
    ['a latency of all models', new LatencyTrigger({ histogram: 'seldon_model_infer_api_seconds', quantile: 0.9, target: Duration.seconds(1) })],
  ])('is refused %s, which would read as nothing for ever', (_title, trigger) => {
    expect(messageOf(() => scaled(by, trigger))).toMatchSnapshot();
  });

  test.each<[string, Trigger]>([
    ['its own requests', SeldonCore2Trigger.requestRate(RATE)],
    ['its own counter', new RequestRateTrigger({ counter: 'seldon_model_infer_total', ...RATE })],
    ['a counter that nobody knows', new RequestRateTrigger({ counter: 'own_total', ...RATE })],
    ['a query of one\'s own', PrometheusTrigger.total({ name: 'mlserver', query: 'sum(rate(model_infer_request_success_total{model="irisa0"}[2m]))', perReplica: 3 })],
  ])('follows %s', (_title, trigger) => {
    expect(scaled(by, trigger)).toBeDefined();
  });
});
