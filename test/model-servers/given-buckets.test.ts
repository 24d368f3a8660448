import { bucketsGivenTo } from '../../src/model-servers/given-buckets';

const VLLM = 'vllm/vllm-openai:v0.31.0';
const SGLANG = 'lmsysorg/sglang:v0.5.20';
const FIRST_TOKEN = 'vllm:time_to_first_token_seconds';
const OF_SGLANG = 'sglang:time_to_first_token_seconds';

test.each<[string, string | undefined, string[], string, number[] | undefined]>([
  ['an object', VLLM, ['--custom-histogram-buckets', '{"time_to_first_token":[0.1,0.5]}'], FIRST_TOKEN, [0.1, 0.5]],
  ['an object after =', VLLM, ['--custom-histogram-buckets={"time_to_first_token":[1]}', '--port', '80'], FIRST_TOKEN, [1]],
  ['an object in words and quotes', VLLM, ['--custom-histogram-buckets', '\'{"time_to_first_token":', '[0.1,', '0.5]}\'', '--port'], FIRST_TOKEN, [0.1, 0.5]],
  ['a family of histograms', VLLM, ['--custom-histogram-buckets', '{"request_latency":[2]}'], 'vllm:request_queue_time_seconds', [2]],
  ['no list', VLLM, ['--custom-histogram-buckets', '{"time_to_first_token":"1"}'], FIRST_TOKEN, undefined],
  ['words', VLLM, ['--custom-histogram-buckets', '{"time_to_first_token":["a"]}'], FIRST_TOKEN, undefined],
  ['no object', VLLM, ['--custom-histogram-buckets', '5'], FIRST_TOKEN, undefined],
  ['a variable', VLLM, ['--custom-histogram-buckets', '$(BUCKETS)'], FIRST_TOKEN, undefined],
  ['numbers', SGLANG, ['--bucket-time-to-first-token', '0.1', '0.5', '--port', '80'], OF_SGLANG, [0.1, 0.5]],
  ['the last numbers', SGLANG, ['--bucket-time-to-first-token', '0.1', '0.5'], OF_SGLANG, [0.1, 0.5]],
  ['a number that is none', SGLANG, ['--bucket-time-to-first-token', '0.1', '$B'], OF_SGLANG, undefined],
  ['nothing at the end', SGLANG, ['--bucket-time-to-first-token'], OF_SGLANG, undefined],
])('%s on a command line is read', (_title, image, args, histogram, bounds) => {
  const given = bucketsGivenTo(image, args);
  expect([given.has(histogram), given.get(histogram)]).toEqual([true, bounds]);
});

test.each<[string, string | undefined, string[]]>([
  ['no option', VLLM, ['--port', '80']],
  ['another family', VLLM, ['--custom-histogram-buckets', '{"request_latency":[2]}']],
  ['another server', 'registry.example/own:1', ['--custom-histogram-buckets', '{"time_to_first_token":[1]}']],
  ['no image', undefined, []],
])('%s leaves the buckets of the catalogue', (_title, image, args) => {
  expect(bucketsGivenTo(image, args).has(FIRST_TOKEN)).toBe(false);
});
