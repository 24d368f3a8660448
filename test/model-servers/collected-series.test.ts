import { collectedSeries } from '../../src/model-servers/collected-series';

test.each<[string, string, object]>([
  ['a known gauge that ends like a counter', 'nv_inference_pending_request_count', { kind: 'gauge' }],
  ['a known gauge', 'vllm:num_requests_running', { kind: 'gauge' }],
  ['a known counter that ends like none', 'nv_inference_request_success', { kind: 'counted' }],
  ['a known histogram as a whole', 'request_predict_seconds', { kind: 'family' }],
  ['a part of a known histogram', 'request_predict_seconds_sum', { kind: 'counted', family: 'request_predict_seconds' }],
  ['an unknown counter', 'jobs_total', { kind: 'counted' }],
  ['an unknown part', 'jobs_count', { kind: 'counted', family: 'jobs' }],
  ['an unknown metric', 'jobs', { kind: 'unknown' }],
])('%s is told by what the servers say, else by its end', (_title, name, series) => {
  expect(collectedSeries(name)).toEqual(series);
});
