import { ExplainedSpeed } from './explanation';
import { steadyTimeline } from './steady-state';
import { DirectionBehavior, ScalingPolicy } from '../graph/scaling-behavior';
import { THOUSAND } from '../preview/hpa-arithmetic';
import { PreviewSubject } from '../preview/preview';
import { TimelinePoint } from '../preview/timeline';

const TEN_MINUTES = 600;
/** A load that takes all replicas, however they are compared. */
const BEYOND = 10;

/** How fast an HPA goes up and down; undefined where it has no metric. */
export function explainedSpeed(subject: PreviewSubject): ExplainedSpeed | undefined {
  const { hpa } = subject.autoscaler;
  const [metric] = hpa.metrics;
  if (metric === undefined || !Number.isFinite(hpa.maxReplicas)) {
    return undefined;
  }
  const target = metric.targetType === 'Utilization' ? metric.target : metric.target / THOUSAND;
  const much = { [metric.name]: target * BEYOND * (metric.targetType === 'AverageValue' ? hpa.maxReplicas : 1) };
  const { replicas } = subject;
  return {
    ...words(subject),
    firstTenMinutesUp: counts(steadyTimeline(subject, { values: much, replicas }, TEN_MINUTES).points),
    firstTenMinutesDown: counts(steadyTimeline(subject, { before: much, values: {}, replicas: hpa.maxReplicas }, TEN_MINUTES).points),
  };
}

function counts(points: TimelinePoint[]): [number, number][] {
  return points.map(({ atSeconds, desired }): [number, number] => [atSeconds, desired])
    .filter(([, desired], i, all) => i === 0 || desired !== all[i - 1][1]);
}

function words({ autoscaler: { hpa: { behavior } }, controller }: PreviewSubject): Pick<ExplainedSpeed, 'down' | 'up'> {
  const { downscaleStabilizationSeconds, syncPeriodSeconds } = controller;
  return behavior === undefined ? {
    up: `every ${syncPeriodSeconds} s it may double the replicas, or go to 4`,
    down: `it goes down to the most that any sync of the last ${downscaleStabilizationSeconds} s asked for, and then at once`,
  } : { up: limits(behavior.scaleUp, 'least', 'added'), down: limits(behavior.scaleDown, 'most', 'removed') };
}

function limits({ policies, selectPolicy, windowSeconds }: DirectionBehavior, furthest: string, done: string): string {
  if (selectPolicy === 'Disabled') {
    return `no replicas are ${done}: selectPolicy is Disabled`;
  }
  const each = policies.map(policyWords).join(selectPolicy === 'Min' ? ' and ' : ' or ');
  const which = policies.length === 1 ? '' : `, whichever is ${selectPolicy === 'Min' ? 'less' : 'more'}`;
  return `${windowSeconds === 0 ? 'at once' : `to the ${furthest} that any sync of the last ${windowSeconds} s asked for`}; at most ${each} ${policies.length === 1 && policies[0].value === 1 ? 'is' : 'are'} ${done}${which}`;
}

function policyWords({ periodSeconds, type, value }: ScalingPolicy): string {
  return type === 'Percent' ? `${value} % per ${periodSeconds} s` : `${value} ${value === 1 ? 'pod' : 'pods'} per ${periodSeconds} s`;
}
