import { MeasuredLatency, shareOf, TimedPart } from './benchmark';
import { Fault, faultAt } from '../faults/fault';
import { prometheusMillis } from '../promql/duration';

const MILLIS_PER_SECOND = 1000;
/** What may go unserved where nobody states a goal. */
export const DEFAULT_UNSERVED_PERCENT = 1;
const EXAMPLES = 'unserved=1 (percent of the load), p95=2s or p95=1500ms (of a request), or ttft-p99=500ms (until its first token)';

/** What whoever configures it wants of it. */
export interface Goals {
  /** The most of the load that may meet too few pods, in percent. */
  readonly unservedPercent: number;
  /** The longest that a share of the requests may take; a pod counts as serving no more than what keeps to it. */
  readonly latencies: readonly MeasuredLatency[];
}

/** Goals as people write them, each as `unserved=1`, `p95=2s` or `ttft-p99=500ms`. */
export function goalsIn(texts: readonly string[], faults: Fault[]): Goals {
  let unservedPercent = DEFAULT_UNSERVED_PERCENT;
  const latencies: MeasuredLatency[] = [];
  for (const text of texts) {
    const [, name, value = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const latency = name === undefined ? undefined : latencyIn(name, value);
    const percent = name === 'unserved' ? percentIn(value) : undefined;
    if (latency !== undefined) {
      latencies.push(latency);
    } else if (percent !== undefined) {
      unservedPercent = percent;
    } else {
      faults.push(faultAt([text], 'is no goal', undefined, `write ${EXAMPLES}`));
    }
  }
  return { unservedPercent, latencies };
}

/** Goals in words. */
export function goalWords({ latencies, unservedPercent }: Goals): string {
  return [`at most ${unservedPercent} % of the load meets too few pods`, ...latencies.map(latencyWords)].join(', and ');
}

/** A latency in words, such as `95 % of the requests take 2 s at most`. */
export function latencyWords({ of, quantile, seconds }: MeasuredLatency): string {
  const percent = Number((quantile * 100).toPrecision(12));
  return `${percent} % of the requests ${of === 'request' ? 'take' : 'have their first token after'} ${seconds} s at most`;
}

function percentIn(text: string): number | undefined {
  const percent = Number(text.replace(/%$/, ''));
  return text.trim() !== '' && percent >= 0 && percent <= 100 ? percent : undefined;
}

function latencyIn(name: string, value: string): MeasuredLatency | undefined {
  const [, first, percent] = /^(ttft-)?p(\d+(?:\.\d+)?)$/.exec(name) ?? [];
  const millis = prometheusMillis(value);
  const quantile = percent === undefined ? 0 : shareOf(percent);
  const of: TimedPart = first === undefined ? 'request' : 'firstToken';
  return millis === undefined || millis === 0 || !(quantile > 0 && quantile < 1) ? undefined : { of, quantile, seconds: millis / MILLIS_PER_SECOND };
}
