import { isOfExporter, isRecorded } from '../../src/model-servers/exporters';
import { MODEL_SERVERS } from '../../src/model-servers/model-servers';

const NAMES = MODEL_SERVERS.flatMap(({ metrics }) => metrics.map(({ name }) => name));

test('no metric of a known server is that of somebody else, or of a recording rule', () => {
  expect(NAMES.filter(isOfExporter)).toEqual([]);
  expect(NAMES.filter(isRecorded)).toEqual([]);
});

test.each([
  ['vllm:num_requests_waiting:sum5m', true], ['namespace:requests:rate5m', true], [':tensorflow:serving:request_count', false], ['requests_total', false],
])('%s is of a recording rule: %p', (name, recorded) => {
  expect(isRecorded(name)).toBe(recorded);
});

test.each(['llm_d_router_epp_request_total', 'inference_model_request_total', 'kube_deployment_status_replicas', 'vllm:num_incoming_requests_total', 'istio_requests_total'])('%s is of no model server', (name) => {
  expect(isOfExporter(name)).toBe(true);
});
