import { MetricCatalog } from '../../src';
import { Prepackaged, prepackagedServer, PROCESS_METRICS } from '../../src/model-servers/prepackaged';
import { exportsMetric } from '../../src/model-servers/series-owner';

const TRITON = { runs: 'triton', replacesPorts: true, metrics: { port: 8002, path: '/metrics' } };
const MLSERVER = { runs: 'mlserver', replacesPorts: true };

test.each<[string, string | undefined, Partial<Prepackaged>]>([
  ['TRITON_SERVER', undefined, TRITON as Prepackaged],
  ['TRITON_SERVER', 'v2', TRITON as Prepackaged],
  ['TRITON_SERVER', 'tensorflow', TRITON as Prepackaged],
  ['SKLEARN_SERVER', 'v2', MLSERVER as Prepackaged],
  ['HUGGINGFACE_SERVER', 'kfserving', MLSERVER as Prepackaged],
  ['SKLEARN_SERVER', undefined, { runs: 'python', replacesPorts: false }],
  ['HUGGINGFACE_SERVER', 'seldon', { replacesPorts: false }],
  ['TENSORFLOW_SERVER', 'seldon', { runs: 'tensorflow-proxy', replacesPorts: false }],
  ['TENSORFLOW_SERVER', 'tensorflow', { runs: 'tensorflow', replacesPorts: false }],
  ['TENSORFLOW_SERVER', 'v2', { replacesPorts: false }],
  ['OUR_SERVER', 'v2', { replacesPorts: true }],
  ['OUR_SERVER', 'seldon', { replacesPorts: false }],
])('%s by %s', (implementation, protocol, expected) => {
  expect(prepackagedServer(implementation, protocol)).toEqual(expected);
});

test.each([
  [MetricCatalog.triton(), PROCESS_METRICS.triton!], [MetricCatalog.mlServer(), PROCESS_METRICS.mlserver!],
  [MetricCatalog.tensorFlowServing(), PROCESS_METRICS.tensorflow!],
])('all metrics of a server are its own, and none of another one (%#)', ({ server, metrics }, own) => {
  expect(metrics.map(({ name }) => name).filter((name) => !exportsMetric(own, name))).toEqual([]);
  const others = MetricCatalog.all().filter((catalog) => catalog.server !== server).flatMap((catalog) => catalog.metrics.map(({ name }) => name));
  expect(others.filter((name) => exportsMetric(own, name))).toEqual([]);
});

test('Triton is where the catalogue has it', () => {
  expect(prepackagedServer('TRITON_SERVER').metrics).toEqual(MetricCatalog.triton().endpoint);
});
