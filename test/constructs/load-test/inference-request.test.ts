import { InferenceRequest, LoadTestProps } from '../../../src';
import { messageOf } from '../../support/captured';
import { seldon } from '../../support/seldon-core2';
import { manifest, newChart, newModel } from '../../support/synth';
import { Untyped } from '../../support/untyped';

/** What is sent, as the Job has it. */
function sent(props: LoadTestProps): { [variable: string]: string } {
  const chart = newChart();
  newModel({}, chart).loadTest(props);
  return Object.fromEntries(manifest(chart, 'Job').spec.template.spec.containers[0].env.map(({ name, value }: Untyped) => [name, value]));
}

const TENSOR = { name: 'input-0', shape: [1, 4], datatype: 'FP32', data: [[6.8, 2.8, 4.8, 1.4]] };

test.each<[string, InferenceRequest, string, object]>([
  ['V1', InferenceRequest.v1([[6.8, 2.8]], { modelName: 'iris' }), '/v1/models/iris:predict', { instances: [[6.8, 2.8]] }],
  ['V2', InferenceRequest.v2([TENSOR], { modelName: 'iris' }), '/v2/models/iris/infer', { inputs: [TENSOR] }],
  ['V2 of a model with a slash', InferenceRequest.v2([TENSOR], { modelName: 'a/b' }), '/v2/models/a%2Fb/infer', { inputs: [TENSOR] }],
  ['a completion', InferenceRequest.openAiCompletion('Hello', { modelName: 'opt', maxTokens: 9 }), '/v1/completions', { model: 'opt', prompt: 'Hello', max_tokens: 9 }],
  ['a chat', InferenceRequest.openAiChat([{ role: 'user', content: 'Hello' }], { modelName: 'opt' }), '/v1/chat/completions',
    { model: 'opt', messages: [{ role: 'user', content: 'Hello' }] }],
  ['Seldon', InferenceRequest.seldonCore1([[1, 2]]), '/api/v1.0/predictions', { data: { ndarray: [[1, 2]] } }],
])('%s is asked at its path, with its body', (_title, request, path, body) => {
  const { BODY, ...others } = sent({ request });
  expect(others).toEqual({ URL: 'http://model.ml.svc:8000', URL_PATH: path, METHOD: 'POST', HEADERS: '{"content-type":"application/json"}' });
  expect(JSON.parse(BODY)).toEqual(body);
});

test('a path of its own takes no name of a model', () => {
  expect(sent({ request: InferenceRequest.v1([1], { path: '/predict' }) }).URL_PATH).toBe('/predict');
});

test.each<[string, { [name: string]: string }, object]>([
  ['another header', { authorization: 'Bearer x' }, { 'content-type': 'application/json', 'authorization': 'Bearer x' }],
  ['a type of its own, in whatever case', { 'Content-Type': 'application/octet-stream' }, { 'Content-Type': 'application/octet-stream' }],
])('a body is JSON beside %s', (_title, headers, expected) => {
  expect(JSON.parse(sent({ request: InferenceRequest.seldonCore1([[1]]), headers }).HEADERS)).toEqual(expected);
});

test.each<[string, LoadTestProps, object]>([
  ['at another address', { url: 'https://mesh.example.com' }, { 'Seldon-Model': 'irisa0' }],
  ['beside a header of one\'s own', { headers: { 'x-key': '1' } }, { 'Seldon-Model': 'irisa0', 'x-key': '1' }],
  ['unless another one is given', { headers: { 'seldon-model': 'irisa1' } }, { 'seldon-model': 'irisa1' }],
])('what leads to a Model of Seldon Core 2 is sent %s', (_title, props, expected) => {
  const chart = newChart();
  seldon(chart).loadTest(props);
  const { env } = manifest(chart, 'Job').spec.template.spec.containers[0];
  expect(JSON.parse(env.find(({ name }: Untyped) => name === 'HEADERS').value)).toEqual(expected);
});

test.each<[string, LoadTestProps]>([
  ['a model without a name', { request: InferenceRequest.v2([TENSOR]) }],
  ['a completion of a model without a name', { request: InferenceRequest.openAiCompletion('Hello', { path: '/completions' }) }],
  ['a body that is too long for a variable', { request: InferenceRequest.post('/', 'x'.repeat(131_066 + 1)) }],
  ['a script that no ConfigMap holds', { script: 'x'.repeat(1_048_577) }],
  ['a relative path', { request: InferenceRequest.seldonCore1([[1]], { path: 'predict' }) }],
  ['no tokens', { request: InferenceRequest.openAiCompletion('Hello', { modelName: 'm', maxTokens: 0 }) }],
  ['a model whose name is empty', { request: InferenceRequest.v1([1], { modelName: '' }) }],
  ['a chat with a model whose name is blank', { request: InferenceRequest.openAiChat([], { modelName: ' ' }) }],
  ['a request that is too long for a variable', { request: InferenceRequest.v1(['x'.repeat(131_072)], { modelName: 'm' }) }],
  ['a tensor of another shape', { request: InferenceRequest.v2([{ ...TENSOR, shape: [2, 4] }], { modelName: 'iris' }) }],
])('%s is refused', (_title, props) => {
  expect(messageOf(() => sent(props))).toMatchSnapshot();
});
