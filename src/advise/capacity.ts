import { BenchmarkRun, MeasuredLatency, ReadBenchmark } from './benchmark';
import { Goals, latencyWords } from './goal';
import { shown } from '../preview/decision-words';

/** What one ready pod serves of the load per second, and what that follows from. */
export interface Capacity {
  readonly perPod: number;
  readonly because: string;
}

/** A run in which more than this share failed shows more than what the pods serve. */
const MOST_FAILED = 0.01;
/** How each part is asked for, where a result does not have it. */
const HOW_TO_MEASURE = 'measure it: k6 with --summary-trend-stats "p(95)", vllm bench serve with --percentile-metrics ttft,e2el --metric-percentiles 95';

/** A capacity, or why there is none. */
export type FoundCapacity =
  | { readonly capacity: Capacity; readonly problem?: undefined }
  | { readonly capacity?: undefined; readonly problem: string };

/** The capacity that somebody states; no latency can be judged by it. */
export function statedCapacity(perPod: number, { latencies }: Goals): FoundCapacity {
  return latencies.length === 0 ? { capacity: { perPod, because: 'stated' } }
    : { problem: `whether ${latencyWords(latencies[0])} follows from a measurement alone; give --pod-capacity-from FILE, or leave the goal out and state as --pod-capacity what a pod serves while that holds` };
}

/** The most that a run served within the goals, of so many pods. */
export function measuredCapacity(benchmarks: readonly ReadBenchmark[], pods: number, { latencies }: Goals): FoundCapacity {
  const runs = benchmarks.flatMap(({ tool, runs: measured }) => measured.map((run) => ({ tool, run })));
  const unknown = latencies.find((goal) => runs.every(({ run }) => measuredAs(run, goal) === undefined));
  if (unknown !== undefined) {
    return { problem: `no run tells whether ${latencyWords(unknown)}: ${knownLatencies(runs.map(({ run }) => run))}; ${HOW_TO_MEASURE}` };
  }
  const within = runs.filter(({ run }) => run.requestsPerSecond > 0 && run.failedShare <= MOST_FAILED && latencies.every((goal) => keeps(run, goal)));
  const best = within.sort((one, other) => other.run.requestsPerSecond - one.run.requestsPerSecond)[0];
  if (best === undefined) {
    return { problem: `none of ${runs.length} runs keeps to the goals with ${MOST_FAILED * 100} % of failed requests at most; measure with less load` };
  }
  const { run, tool } = best;
  const measured = latencies.map((goal) => `; ${latencyWords({ ...goal, seconds: Number(shown(measuredAs(run, goal)!.seconds)) })}`).join('');
  const perPod = run.requestsPerSecond / pods;
  return {
    capacity: {
      perPod,
      because: `${tool} measured ${shown(run.requestsPerSecond)} requests per second${pods === 1 ? ' of one pod' : ` of ${pods} pods: ${shown(run.requestsPerSecond)} / ${pods} = ${shown(perPod)}`}`
        + `${measured}${runs.length === 1 ? '' : ` (the most of ${runs.length} runs that keeps to the goals)`}`,
    },
  };
}

function measuredAs({ latencies }: BenchmarkRun, { of, quantile }: MeasuredLatency): MeasuredLatency | undefined {
  return latencies.find((each) => each.of === of && each.quantile === quantile);
}

function keeps(run: BenchmarkRun, goal: MeasuredLatency): boolean {
  return (measuredAs(run, goal)?.seconds ?? Infinity) <= goal.seconds;
}

function knownLatencies(runs: readonly BenchmarkRun[]): string {
  const names = new Set(runs.flatMap(({ latencies }) => latencies.map(({ of, quantile }) => `${of === 'request' ? '' : 'ttft-'}p${Number((quantile * 100).toPrecision(12))}`)));
  return names.size === 0 ? 'they have no latencies' : `they have ${[...names].sort().join(', ')}`;
}
