import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, LatencyTrigger, MetricCatalog, ModelServer, Monitor, Trigger, VllmTrigger } from '../../../../src';
import { messageOf, stderrOf } from '../../../support/captured';
import { manifest, newChart, PROMETHEUS, synth } from '../../../support/synth';

const QUEUE = { quantile: 0.95, target: Duration.millis(100) };
const BUCKETS = ['--custom-histogram-buckets', '{"request_latency": [0.05, 0.1, 0.2]}'];

function scaled(trigger: Trigger, args: string[], monitor?: Monitor): Chart {
  const chart = newChart();
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({
      container: { image: 'vllm/vllm-openai:v0.31.0', args, portNumber: 8000, resources: {} }, metrics: monitor === undefined ? MetricCatalog.vllm().endpoint : undefined, monitor,
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 4,
    triggers: [trigger],
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

test.each<[string, Trigger, string[]]>([
  ['buckets of the catalogue', VllmTrigger.queueTime(QUEUE), []],
  ['buckets of another histogram', VllmTrigger.queueTime(QUEUE), ['--custom-histogram-buckets', '{"time_to_first_token": [0.05, 0.1]}']],
  ['buckets on the command line', VllmTrigger.queueTime({ ...QUEUE, target: Duration.seconds(2) }), BUCKETS],
  ['buckets on the command line, of any histogram', new LatencyTrigger({ ...QUEUE, target: Duration.seconds(2), histogram: 'vllm:request_queue_time_seconds' }), BUCKETS],
  ['buckets that are stated', VllmTrigger.queueTime({ ...QUEUE, buckets: [0.5, 1] }), BUCKETS],
])('a target outside of %s is refused', (_title, trigger, args) => {
  expect(messageOf(() => scaled(trigger, args))).toMatchSnapshot();
});
