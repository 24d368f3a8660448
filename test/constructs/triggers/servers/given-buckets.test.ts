import { Chart, Duration } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, DynamoTrigger, LatencyTrigger, MetricCatalog, ModelServer, Monitor, PrometheusAdapter, Trigger, VllmTrigger,
} from '../../../../src';
import { messageOf, stderrOf } from '../../../support/captured';
import { manifest, newChart, newModel, PROMETHEUS, synth } from '../../../support/synth';

const QUEUE = { quantile: 0.95, target: Duration.millis(100) };
const BUCKETS = ['--custom-histogram-buckets', '{"request_latency": [0.05, 0.1, 0.2]}'];

function scaled(trigger: Trigger, args: string[], monitor?: Monitor, others: Trigger[] = []): Chart {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({
      container: { image: 'vllm/vllm-openai:v0.31.0', args, portNumber: 8000, resources: {} }, metrics: monitor === undefined ? MetricCatalog.vllm().endpoint : undefined, monitor,
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    triggers: [trigger, ...others],
  });
  return chart;
}

test.each<[string, Trigger, Monitor | undefined]>([
  ['a trigger on the server', VllmTrigger.queueTime(QUEUE), undefined],
  ['a trigger on any histogram', new LatencyTrigger({ ...QUEUE, histogram: 'vllm:request_queue_time_seconds' }), undefined],
  ['a trigger on the server, which somebody else scrapes', VllmTrigger.queueTime(QUEUE), Monitor.external('the chart of vLLM', { labels: { job: 'model' } })],
])('%s goes by the buckets on the command line', (_title, trigger, monitor) => {
  const chart = scaled(trigger, BUCKETS, monitor);
  expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.threshold).toBe('0.1');
  expect(stderrOf(() => synth(chart))).not.toContain('bucket-bounds');
});

const STATED = 'cdk8s-model-autoscaling/histogram-buckets';
const SLOW = { quantile: 0.95, target: Duration.seconds(1), buckets: [0.5, 2, 8] };

test.each<[string, Trigger[], string]>([
  ['of a server\'s signal', [VllmTrigger.queueTime({ ...QUEUE, buckets: [0.05, 0.2] })], 'vllm:request_queue_time_seconds=0.05,0.2'],
  ['of any histogram', [new LatencyTrigger({ ...QUEUE, histogram: 'latency_seconds', buckets: [0.2, 0.05] })], 'latency_seconds=0.05,0.2'],
  ['of several', [
    new LatencyTrigger({ ...QUEUE, histogram: 'a_seconds', buckets: [0.05, 0.2] }), new LatencyTrigger({ ...SLOW, histogram: 'b_seconds' }),
    new LatencyTrigger({ ...SLOW, histogram: 'a_seconds' }),
  ], 'a_seconds=0.05,0.2,0.5,2,8;b_seconds=0.5,2,8'],
  ['of the frontend of Dynamo', [DynamoTrigger.timeToFirstToken({ ...SLOW, graph: 'g', namespace: 'ml' })], 'dynamo_frontend_time_to_first_token_seconds=0.5,2,8'],
])('buckets that are stated %s stand in the ScaledObject, by which the checks go', (_title, [trigger, ...others], text) => {
  const chart = scaled(trigger, [], undefined, others);
  expect(manifest(chart, 'ScaledObject').metadata.annotations[STATED]).toBe(text);
  expect(stderrOf(() => synth(chart))).not.toContain('bucket-bounds');
});

test('buckets are stated of the name that the version of the server has', () => {
  const trigger = VllmTrigger.interTokenLatency({ ...QUEUE, serverVersion: '0.8.0', buckets: [0.05, 0.2] });
  const chart = newChart();
  newModel({ server: { metrics: MetricCatalog.vllm().endpoint }, triggers: [trigger] }, chart);
  expect(manifest(chart, 'ScaledObject').metadata.annotations).toEqual({ [STATED]: 'vllm:time_per_output_token_seconds=0.05,0.2' });
});

test('buckets that are stated stand in an HPA, whose query a prometheus-adapter asks', () => {
  const chart = newChart();
  const adapter = new PrometheusAdapter(chart, 'adapter', { release: 'hpa', namespace: 'monitoring', prometheus: PROMETHEUS });
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({ container: { image: 'vllm/vllm-openai:v0.31.0', portNumber: 8000, resources: {} }, metrics: MetricCatalog.vllm().endpoint }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    autoscaler: Autoscaler.hpa({ adapter }),
    triggers: [VllmTrigger.queueTime({ ...QUEUE, buckets: [0.05, 0.2] })],
  });
  expect(manifest(chart, 'HorizontalPodAutoscaler').metadata.annotations).toEqual({ [STATED]: 'vllm:request_queue_time_seconds=0.05,0.2' });
  expect(stderrOf(() => synth(chart))).not.toContain('bucket-bounds');
});

test('buckets that are stated stand in an LLMInferenceService that KServe has scaled by KEDA', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.kserveLlm({ uri: 'hf://a/b', nativeScaling: true, tls: false, container: { resources: {} } }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    triggers: [VllmTrigger.queueTime({ ...QUEUE, buckets: [0.05, 0.2] })],
  });
  expect(manifest(chart, 'LLMInferenceService').metadata.annotations).toMatchObject({ [STATED]: 'vllm:request_queue_time_seconds=0.05,0.2' });
  expect(stderrOf(() => synth(chart))).not.toContain('bucket-bounds');
});

test.each<[string, Trigger, string[]]>([
  ['buckets of the catalogue', VllmTrigger.queueTime(QUEUE), []],
  ['buckets of another histogram', VllmTrigger.queueTime(QUEUE), ['--custom-histogram-buckets', '{"time_to_first_token": [0.05, 0.1]}']],
  ['buckets on the command line', VllmTrigger.queueTime({ ...QUEUE, target: Duration.seconds(2) }), BUCKETS],
  ['buckets on the command line, of any histogram', new LatencyTrigger({ ...QUEUE, target: Duration.seconds(2), histogram: 'vllm:request_queue_time_seconds' }), BUCKETS],
  ['buckets that are stated', VllmTrigger.queueTime({ ...QUEUE, buckets: [0.5, 1] }), BUCKETS],
])('a target outside of %s is refused', (_title, trigger, args) => {
  expect(messageOf(() => scaled(trigger, args))).toMatchSnapshot();
});
