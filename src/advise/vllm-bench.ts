import { amountAt, BenchmarkFormat, failedShareOf, isAmount, latenciesOf, shareOf, TimedPart } from './benchmark';

/** Times are in milliseconds. */
const MILLISECOND = 0.001;
/** What vLLM times, by its words for it; `e2el` is written with `--percentile-metrics ttft,tpot,itl,e2el` alone. */
const PARTS: readonly (readonly [TimedPart, string])[] = [['request', 'e2el'], ['firstToken', 'ttft']];

/**
 * What `vllm bench serve --save-result` writes, one object for each run; with `--append-result` there are several, one in each line.
 *
 * Source: vllm-project/vllm vllm/benchmarks/serve.py (009e6d4), benchmark, main_async.
 */
export const vllmBench: BenchmarkFormat = {
  tool: 'vllm bench serve',
  holds: (document) => Object.hasOwn(document, 'request_throughput'),
  read: (document, faults) => {
    const { completed, failed } = document;
    return [{
      requestsPerSecond: amountAt(document, ['request_throughput'], faults, 'give the file of --save-result as it is'),
      failedShare: isAmount(completed) && isAmount(failed) ? failedShareOf(failed, completed) : 0,
      latencies: PARTS.flatMap(([part, word]) => latenciesOf(part, document, MILLISECOND, (name) => quantileOf(name, word))),
    }];
  },
};

/** `p95_e2el_ms` and `median_e2el_ms`. */
function quantileOf(name: string, word: string): number | undefined {
  const [, statistic, timed] = /^(median|p\d+(?:\.\d+)?)_([a-z0-9]+)_ms$/.exec(name) ?? [];
  return timed !== word ? undefined : statistic === 'median' ? 0.5 : shareOf(statistic.slice(1));
}
