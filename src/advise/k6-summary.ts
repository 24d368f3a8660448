import { amountAt, BenchmarkFormat, BenchmarkRun, isAmount, latenciesOf, shareOf, valueAt } from './benchmark';
import { Fault } from '../faults/fault';
import { Fields, isObject, listIn, objectIn, textIn } from '../platforms/kubernetes/untyped';

/** Times are in milliseconds in all of them. */
const MILLISECOND = 0.001;
const FIX = 'give what handleSummary or --summary-export wrote of a test that sends HTTP requests';

/**
 * The end-of-test summary of k6 as JSON: what `handleSummary` is given, what `--summary-export` writes of it, where values stand in the metric
 * itself, and the machine-readable summary (`--new-machine-readable-summary`), where metrics are a list and counters have no rate.
 *
 * Source: grafana/k6 v2 internal/js/summary.go, summary-wrapper.js (0a9287d), internal/lib/summary/machinereadable/types_gen.go (9511824).
 */
export const k6Summary: BenchmarkFormat = {
  tool: 'k6',
  holds: (document) => metricsIn(document) !== undefined,
  read: (document, faults) => [runOf(metricsIn(document)!, secondsOf(document), faults)],
};

/** The values of metrics by their names; undefined where there are none. */
function metricsIn({ metrics, results }: Fields): Fields | undefined {
  const listed = objectIn(results).metrics;
  if (Array.isArray(listed)) {
    return Object.fromEntries(listIn(listed).map((metric) => [textIn(objectIn(metric).name) ?? '', objectIn(metric).values]));
  }
  return !isObject(metrics) ? undefined
    : Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, objectIn(metric).values ?? metric]));
}

/** How long the test took, where counters do not tell their rates. */
function secondsOf(document: Fields): number | undefined {
  const seconds = valueAt(document, ['config', 'duration']);
  return isAmount(seconds) && seconds > 0 ? seconds : undefined;
}

function runOf(metrics: Fields, seconds: number | undefined, faults: Fault[]): BenchmarkRun {
  const sent = seconds === undefined ? amountAt(metrics, ['http_reqs', 'rate'], faults, FIX) : amountAt(metrics, ['http_reqs', 'count'], faults, FIX) / seconds;
  // A rate is called `value` by --summary-export.
  const failed = valueAt(metrics, ['http_req_failed', 'rate']) ?? valueAt(metrics, ['http_req_failed', 'value']);
  const failedShare = isAmount(failed) ? Math.min(1, failed) : 0;
  return {
    requestsPerSecond: sent * (1 - failedShare),
    failedShare,
    latencies: latenciesOf('request', metrics.http_req_duration, MILLISECOND, quantileOf),
  };
}

function quantileOf(name: string): number | undefined {
  const [, percent] = /^p\((\d+(?:\.\d+)?)\)$/.exec(name) ?? [];
  return name === 'med' ? 0.5 : percent === undefined ? undefined : shareOf(percent);
}
