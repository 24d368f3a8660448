import { amountAt, BenchmarkFormat, failedShareOf, isAmount, latenciesOf, shareOf, TimedPart, valueAt } from './benchmark';
import { isObject } from '../platforms/kubernetes/untyped';

/** What it times, by its words for it. Times are in seconds. */
const PARTS: readonly (readonly [TimedPart, string])[] = [['request', 'request_latency'], ['firstToken', 'time_to_first_token']];

/**
 * A lifecycle report of inference-perf: of one stage, `stage_0_lifecycle_metrics.json`, or of all, `summary_lifecycle_metrics.json`.
 *
 * Source: kubernetes-sigs/inference-perf inference_perf/reportgen/base.py (010d12f), summarize_requests, summarize.
 */
export const inferencePerfReport: BenchmarkFormat = {
  tool: 'inference-perf',
  holds: ({ successes, failures }) => isObject(successes) && isObject(failures),
  read: (document, faults) => {
    const [answered, failed] = ['successes', 'failures'].map((group) => valueAt(document, [group, 'count']));
    return [{
      requestsPerSecond: amountAt(document, ['successes', 'throughput', 'requests_per_sec'], faults, 'give a lifecycle report of a stage, as it is'),
      failedShare: isAmount(answered) && isAmount(failed) ? failedShareOf(failed, answered) : 0,
      latencies: PARTS.flatMap(([part, word]) => latenciesOf(part, valueAt(document, ['successes', 'latency', word]), 1, quantileOf)),
    }];
  },
};

function quantileOf(name: string): number | undefined {
  const [, percent] = /^p(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  return name === 'median' ? 0.5 : percent === undefined ? undefined : shareOf(percent);
}
