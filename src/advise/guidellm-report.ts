import { amountAt, BenchmarkFormat, BenchmarkRun, failedShareOf, isAmount, latenciesOf, valueAt } from './benchmark';
import { Fault, within } from '../faults/fault';
import { isObject, listIn } from '../platforms/kubernetes/untyped';

const MILLISECOND = 0.001;

/**
 * The report of GuideLLM, `benchmarks.json`: one benchmark for each rate that a sweep tried. A request takes seconds, its first token
 * milliseconds.
 *
 * Source: vllm-project/guidellm src/guidellm/benchmark/schemas/generative/report.py, metrics.py (06cef29), src/guidellm/schemas/statistics.py
 * (03820eb), Percentiles.
 */
export const guidellmReport: BenchmarkFormat = {
  tool: 'GuideLLM',
  holds: ({ benchmarks }) => Array.isArray(benchmarks) && benchmarks.some((each) => isObject(valueAt(each, ['metrics', 'requests_per_second']))),
  read: ({ benchmarks }, faults) => listIn(benchmarks).map((benchmark, i) => {
    const own: Fault[] = [];
    const run = runOf(benchmark, own);
    faults.push(...within(['benchmarks', i], own));
    return run;
  }),
};

function runOf(benchmark: unknown, faults: Fault[]): BenchmarkRun {
  const [answered, failed] = ['successful', 'errored'].map((status) => valueAt(benchmark, ['metrics', 'request_totals', status]));
  const percentiles = (metric: string) => valueAt(benchmark, ['metrics', metric, 'successful', 'percentiles']);
  return {
    requestsPerSecond: amountAt(benchmark, ['metrics', 'requests_per_second', 'successful', 'mean'], faults, 'give the report as it is'),
    failedShare: isAmount(answered) && isAmount(failed) ? failedShareOf(failed, answered) : 0,
    latencies: [
      ...latenciesOf('request', percentiles('request_latency'), 1, quantileOf),
      ...latenciesOf('firstToken', percentiles('time_to_first_token_ms'), MILLISECOND, quantileOf),
    ],
  };
}

/** The digits of a share: `p05` is 5 %, and `p999` 99.9 %. */
function quantileOf(name: string): number | undefined {
  const [, digits] = /^p(\d+)$/.exec(name) ?? [];
  return digits === undefined ? undefined : Number(`0.${digits}`);
}
