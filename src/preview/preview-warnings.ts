import { shown } from './decision-words';
import { PreviewResult, PreviewWarning } from './preview-result';
import { TURNED_BACK_SECONDS, turnsOf } from './preview-totals';
import { clockText, lengthText } from './time-text';
import { TimelinePoint } from './timeline';

/** A longer share of the time at the maximum says that it is too low, or that something runs away. */
const MUCH_AT_MAXIMUM = 0.1;
/** As many turns within an hour are no load any more. */
const MANY_TURNS = 4;
const HOUR_SECONDS = 3600;
/** By which factor more pods are asked for than there are ready before the first of them starts. */
const OVERRUN = 2;

/** What SCALING_ACTIVE.failed begins with, whatever the source. */
const LOST = 'False/FailedGet';

type Judged = Omit<PreviewResult, 'warnings'>;

/** What stands out of a preview. */
export function warningsOf(result: Judged, startSeconds: number): PreviewWarning[] {
  return [...neverReaches(result), ...atMaximum(result), ...oscillates(result), ...coldStart(result, startSeconds), ...metricLost(result)];
}

function neverReaches({ signals }: Judged): PreviewWarning[] {
  return signals.flatMap(({ metric, points, target, targetType }): PreviewWarning[] => {
    const most = points.reduce((largest, { value = -Infinity }) => Math.max(largest, value), -Infinity);
    const unit = targetType === 'Utilization' ? ' %' : '';
    return most === -Infinity || most >= target ? []
      : [{ id: 'never-reaches', message: `${metric} never reaches its target: its largest value is ${shown(most)}${unit}, and the target is ${shown(target)}${unit}, so that it adds no replicas` }];
  });
}

function atMaximum({ durationSeconds, maxReplicas, minReplicas, totals }: Judged): PreviewWarning[] {
  const share = totals.secondsAtMaximum / durationSeconds;
  return share <= MUCH_AT_MAXIMUM || maxReplicas === minReplicas ? []
    : [{ id: 'at-maximum', message: `${Math.round(share * 100)} % of the time there are maxReplicas (${maxReplicas}): more load adds no replicas then` }];
}

function oscillates({ timeline }: Judged): PreviewWarning[] {
  const turns = turnsOf(timeline).filter(({ afterSeconds }) => afterSeconds <= TURNED_BACK_SECONDS);
  const first = turns.find(({ atSeconds }, i) => (turns[i + MANY_TURNS - 1]?.atSeconds ?? Infinity) - atSeconds <= HOUR_SECONDS);
  return first === undefined ? []
    : [{ id: 'oscillates', message: `from ${clockText(first.atSeconds)} on the replicas go up and down ${MANY_TURNS} times or more within an hour` }];
}

/** Pods that come when the load is far beyond those that there were. */
function coldStart({ timeline }: Judged, startSeconds: number): PreviewWarning[] {
  const ups = startSeconds === 0 ? [] : timeline.filter(({ desired }, i) => desired > (timeline[i - 1]?.desired ?? desired));
  const fromZero = ups.find(({ ready }) => ready === 0);
  const overrun = ups.find(({ atSeconds, ready }) => ready > 0 && desiredAt(timeline, atSeconds + startSeconds) > OVERRUN * ready);
  return [
    ...fromZero === undefined ? [] : [coldStartOf(`from zero the first pod takes ${lengthText(startSeconds)}, and nothing is served until then: first at ${clockText(fromZero.atSeconds)}`)],
    ...overrun === undefined ? []
      : [coldStartOf(`from ${clockText(overrun.atSeconds)} on more than twice the ready pods are asked for within the ${lengthText(startSeconds)} that one takes to start`)],
  ];
}

function coldStartOf(message: string): PreviewWarning {
  return { id: 'cold-start', message };
}

function desiredAt(timeline: readonly TimelinePoint[], atSeconds: number): number {
  return timeline.filter((point) => point.atSeconds <= atSeconds).at(-1)!.desired;
}

function metricLost({ decisions, durationSeconds }: Judged): PreviewWarning[] {
  let [seconds, from] = [0, NaN];
  for (const decision of decisions) {
    if (decision.by === 'hpa') {
      const isLost = decision.scalingActive.startsWith(LOST);
      seconds += !isLost && !Number.isNaN(from) ? decision.atSeconds - from : 0;
      from = !isLost ? NaN : Number.isNaN(from) ? decision.atSeconds : from;
    }
  }
  seconds += Number.isNaN(from) ? 0 : durationSeconds - from;
  return seconds === 0 ? [] : [{ id: 'metric-lost', message: `for ${lengthText(seconds)} the HPA has no valid metric and keeps the replicas` }];
}
