import { Duration } from 'cdk8s';
import { AdapterResource, LatencyTrigger, LatencyTriggerProps, LatencyUnit, MetricCatalog, RequestRateTrigger, RpsAdapterRule, Trigger } from '../../../src';
import { messageOf } from '../../support/captured';
import { manifest, newChart, newModel } from '../../support/synth';
import { Untyped } from '../../support/untyped';

function scaled(trigger: Trigger): Untyped {
  const chart = newChart();
  newModel({ server: { metrics: MetricCatalog.vllm().endpoint }, triggers: [trigger] }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0].metadata;
}

const rate = (counter: string) => () => scaled(new RequestRateTrigger({ counter, requestsPerSecondPerReplica: 5 }));
const rule = (counter: string) => () => new RpsAdapterRule({
  counter, window: Duration.minutes(2), resources: { pod: AdapterResource.POD, namespace: AdapterResource.NAMESPACE },
});
const latency = (histogram: string, millis: number, options: Partial<LatencyTriggerProps> = {}) => () =>
  scaled(new LatencyTrigger({ histogram, quantile: 0.95, target: Duration.millis(millis), ...options }));

test.each<[string, () => unknown]>([
  ['a rate of a gauge', rate('vllm:num_requests_running')],
  ['a rate of a histogram as a whole', rate('request_predict_seconds')],
  ['a rule for a gauge', rule('vllm:num_requests_running')],
  ['a rule for a summary as a whole', rule('model_infer_request_duration')],
  ['a rule for buckets', rule('latency_seconds_bucket')],
  ['a rule for a sum', rule('request_predict_seconds_sum')],
  ['a quantile of a summary', latency('model_infer_request_duration', 20)],
  ['a quantile of a counter', latency('vllm:request_success_total', 20)],
  ['a target below the first bucket of a histogram that two servers have alike', latency('http_request_duration_seconds', 80)],
  ['a target at the last bucket', latency('http_request_duration_seconds', 1000)],
  ['a target beyond buckets of microseconds', latency(':tensorflow:serving:runtime_latency', 2_000_000, { unit: LatencyUnit.MICROSECONDS })],
  ['a target outside of stated buckets', latency('own_seconds', 80, { buckets: [0.1, 1] })],
  ['stated buckets of nothing', latency('own_seconds', 80, { buckets: [] })],
  ['stated buckets with an infinite one', latency('own_seconds', 80, { buckets: [0.01, Infinity] })],
])('%s is refused', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

test.each<[string, () => unknown]>([
  ['a rate of a counter', rate('vllm:request_success_total')],
  ['a rate of what a histogram counts', rate('request_predict_seconds_count')],
  ['a rate of a counter whose name ends like one of a histogram', rate('tgi_request_count')],
  ['a rate that nobody knows', rate('own_total')],
  ['a rule for what a summary counts', rule('model_infer_request_duration_count')],
  ['a target in the lowest bucket that a histogram can tell', latency('http_request_duration_seconds', 100)],
  ['a target of a histogram whose buckets are not known', latency('vllm:request_time_per_output_token_seconds', 1)],
  ['a target below the first bucket, where the histogram has others', latency('http_request_duration_seconds', 80, { buckets: [0.01, 0.1, 1] })],
  ['a target that nobody knows buckets of', latency('own_seconds', 1)],
])('%s is taken', (_title, make) => {
  expect(make()).toBeDefined();
});
