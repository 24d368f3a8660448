import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { BenchmarkRun } from '../../src/advise/benchmark';
import { BENCHMARK_FORMATS, readBenchmark } from '../../src/advise/read-benchmark';

const FOLDER = join(__dirname, 'fixtures');
const FILES = readdirSync(FOLDER).sort();
const textOf = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

function latencyIn({ latencies }: BenchmarkRun, of: string, quantile: number): number | undefined {
  return latencies.find((each) => each.of === of && each.quantile === quantile)?.seconds;
}

describe('results of load tests', () => {
  test.each([
    ['k6-handle-summary.json', 'k6', 19.9, 0.005, 0.9, undefined],
    ['k6-summary-export.json', 'k6', 19.9, 0.005, 0.9, undefined],
    ['k6-machine-readable.json', 'k6', 19.9, 0.005, 0.9, undefined],
    ['vllm-bench.json', 'vllm bench serve', 7.92, 0.01, 3.6, 0.26],
    ['inference-perf-stage.json', 'inference-perf', 4.85, 0.01, 3.1, 0.35],
  ])('%s', (file, tool, requestsPerSecond, failedShare, p95, firstToken) => {
    const read = readBenchmark(textOf(file));
    expect(read).toMatchObject({ tool, faults: [], runs: [{ failedShare }] });
    expect(read.runs[0].requestsPerSecond).toBeCloseTo(requestsPerSecond);
    expect(latencyIn(read.runs[0], 'request', 0.95)).toBeCloseTo(p95);
    expect(latencyIn(read.runs[0], 'firstToken', 0.95)).toBe(firstToken);
  });

  test('a report of GuideLLM has a run for each rate', () => {
    const { runs, tool } = readBenchmark(textOf('guidellm-benchmarks.json'));
    expect(tool).toBe('GuideLLM');
    expect(runs.map((run) => [run.requestsPerSecond, latencyIn(run, 'request', 0.95), latencyIn(run, 'firstToken', 0.999)]))
      .toEqual([[1, 1.8, 0.25], [4, 2.16, 0.375], [6, 7.2, 5], [6.5, 10.8, 10]]);
    expect(runs[3].failedShare).toBeCloseTo(20 / 120);
  });

  test('each file is of one format alone', () => {
    const holders = FILES.map((file) => BENCHMARK_FORMATS.filter((format) => format.holds(JSON.parse(textOf(file)))).length);
    expect(holders).toEqual(FILES.map(() => 1));
    expect(new Set(FILES.map((file) => readBenchmark(textOf(file)).tool)).size).toBe(BENCHMARK_FORMATS.length);
  });

  test('quantiles have the names of each tool', () => {
    const quantiles = (file: string) => readBenchmark(textOf(file)).runs[0].latencies.map(({ quantile }) => quantile);
    expect(quantiles('k6-handle-summary.json')).toEqual([0.5, 0.9, 0.95, 0.999]);
    expect(quantiles('inference-perf-stage.json')).toEqual([0.5, 0.9, 0.95, 0.99, 0.999, 0.5, 0.9, 0.95]);
  });

  test('vLLM appends a run in each line', () => {
    const line = JSON.stringify(JSON.parse(textOf('vllm-bench.json')));
    expect(readBenchmark(`${line}\n${line.replace('7.92', '9')}\n`).runs.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([7.92, 9]);
  });
});

describe('what is refused', () => {
  const vllm = JSON.stringify(JSON.parse(textOf('vllm-bench.json')));
  test.each([
    ['', 'is no JSON: Unexpected end of JSON input'],
    ['{\n"a": 1,\n', /^is no JSON: /],
    ['[]', 'is no object'],
    ['{}', 'holds no results of a load test that is known here'],
    ['{"metrics": {}}', 'http_reqs.rate is no number from 0 on'],
    ['{"metrics": {"http_reqs": {"rate": "20"}}}', 'http_reqs.rate is no number from 0 on'],
    ['{"metrics": {"http_reqs": {"rate": -1}}}', 'http_reqs.rate is no number from 0 on'],
    ['{"request_throughput": null}', 'request_throughput is no number from 0 on'],
    ['{"successes": {}, "failures": {}}', 'successes.throughput.requests_per_sec is no number from 0 on'],
    ['{"benchmarks": [{"metrics": {"requests_per_second": {}}}]}', 'benchmarks.0.metrics.requests_per_second.successful.mean is no number from 0 on'],
    [`${vllm}\n{"metrics": {}}`, 'line 2 holds other results than those of vllm bench serve before it'],
    [`${vllm}\nnot JSON`, /^line 2 is no JSON: /],
  ])('%s', (text, message) => {
    const [{ pointer, what }] = readBenchmark(text).faults;
    expect([...pointer.length === 0 ? [] : [pointer.join('.')], what].join(' ')).toMatch(message);
  });
});

/** A fixture in which something at any depth is another thing. */
function changed(value: unknown, path: number[], other: unknown): unknown {
  if (path.length === 0 || typeof value !== 'object' || value === null) {
    return other;
  }
  const keys = Object.keys(value);
  const key = keys[path[0] % Math.max(1, keys.length)];
  return { ...value, [key]: changed((value as { [key: string]: unknown })[key], path.slice(1), other) };
}

test('whatever a file holds, a run has numbers or there is a fault', () => {
  const documents = FILES.map((file) => JSON.parse(textOf(file)) as unknown);
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.tuple(fc.constantFrom(...documents), fc.array(fc.nat(30), { maxLength: 7 }), fc.jsonValue())
      .map(([document, path, other]) => JSON.stringify(changed(document, path, other))),
  );
  fc.assert(fc.property(text, (each) => {
    const { faults, runs } = readBenchmark(each);
    expect(runs.length + faults.length).toBeGreaterThan(0);
    runs.forEach(({ failedShare, latencies, requestsPerSecond }) => {
      expect(requestsPerSecond).toBeGreaterThanOrEqual(0);
      expect(failedShare >= 0 && failedShare <= 1).toBe(true);
      latencies.forEach(({ quantile, seconds }) => expect(quantile > 0 && quantile < 1 && seconds >= 0 && Number.isFinite(seconds)).toBe(true));
    });
  }), { numRuns: 2000 });
});
