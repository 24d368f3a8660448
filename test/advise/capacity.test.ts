import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredCapacity, statedCapacity } from '../../src/advise/capacity';
import { goalsIn, goalWords } from '../../src/advise/goal';
import { readBenchmark } from '../../src/advise/read-benchmark';
import { Fault } from '../../src/faults/fault';

const benchmark = (file: string) => readBenchmark(readFileSync(join(__dirname, 'fixtures', file), 'utf8'));
const goals = (...texts: string[]) => goalsIn(texts, []);

describe('goals', () => {
  test.each([
    [[], 'at most 1 % of the load meets too few pods'],
    [['unserved=0.5'], 'at most 0.5 % of the load meets too few pods'],
    [['unserved=2%', 'p95=2s'], 'at most 2 % of the load meets too few pods, and 95 % of the requests take 2 s at most'],
    [['ttft-p99.9=500ms'], 'at most 1 % of the load meets too few pods, and 99.9 % of the requests have their first token after 0.5 s at most'],
  ])('%s', (texts, words) => {
    const faults: Fault[] = [];
    expect(goalWords(goalsIn(texts, faults))).toBe(words);
    expect(faults).toEqual([]);
  });

  test.each(['', 'p95', 'p95=', 'p95=2', 'p95=3.5s', 'p95=0s', 'p100=2s', 'p0=2s', 'unserved=', 'unserved=-1', 'unserved=101', 'unserved=x', 'latency=2s'])('%s is none', (text) => {
    const faults: Fault[] = [];
    goalsIn([text], faults);
    expect(faults).toMatchObject([{ pointer: [text], what: 'is no goal' }]);
  });
});

describe('the capacity of a pod', () => {
  test('is the most that a run served within the goals', () => {
    const sweep = [benchmark('guidellm-benchmarks.json')];
    expect(measuredCapacity(sweep, 1, goals()).capacity?.perPod).toBe(6);
    expect(measuredCapacity(sweep, 1, goals('p95=3s'))).toEqual({
      capacity: { perPod: 4, because: 'GuideLLM measured 4 requests per second of one pod; 95 % of the requests take 2.16 s at most (the most of 4 runs that keeps to the goals)' },
    });
    expect(measuredCapacity(sweep, 1, goals('p95=2s', 'ttft-p50=100ms')).capacity?.perPod).toBe(1);
  });

  test('is a part of what several pods served', () => {
    expect(measuredCapacity([benchmark('vllm-bench.json')], 2, goals()).capacity)
      .toEqual({ perPod: 3.96, because: 'vllm bench serve measured 7.92 requests per second of 2 pods: 7.92 / 2 = 3.96' });
  });

  test('is that of files of several tools', () => {
    expect(measuredCapacity([benchmark('vllm-bench.json'), benchmark('inference-perf-stage.json')], 1, goals('p95=3500ms')).capacity?.perPod).toBe(4.85);
  });

  test.each([
    ['k6-summary-export.json', ['p99=1s'], /^no run tells whether 99 % of the requests take 1 s at most: they have p50, p90, p95; measure it: k6 with /],
    ['k6-summary-export.json', ['ttft-p95=1s'], /^no run tells whether 95 % of the requests have their first token/],
    ['guidellm-benchmarks.json', ['p95=1s'], /^none of 4 runs keeps to the goals with 1 % of failed requests at most; measure with less load$/],
  ])('cannot be had of %s with %s', (file, texts, message) => {
    expect(measuredCapacity([benchmark(file)], 1, goals(...texts)).problem).toMatch(message);
  });

  test('that is stated tells no latency', () => {
    expect(statedCapacity(15, goals()).capacity?.perPod).toBe(15);
    expect(statedCapacity(15, goals('p95=2s')).problem).toMatch(/^whether 95 % of the requests take 2 s at most follows from a measurement alone; give --pod-capacity-from FILE/);
  });
});
