import { Alert, HOUR_SECONDS, MINUTE_SECONDS, titleOf } from './alert';
import { ofHpa, replicas } from './selectors';
import { WatchedAutoscaler } from './watched-autoscaler';
import { HPA_METRICS } from '../platforms/kubernetes/kube-state-metrics';
import { prometheusText } from '../promql/duration';

/** What a pod may take longer than stated before somebody is told. */
const GRACE_SECONDS = 5 * MINUTE_SECONDS;
/** As many times up and down, the whole way, are no load any more. */
const SWINGS = 3;
/** The same of a model that sleeps between requests, as it should. */
const SWINGS_OF_SLEEPER = 6;
const SAME_HPA = `on (namespace, ${HPA_METRICS.label})`;

function condition(watched: WatchedAutoscaler, name: string): string {
  return `${ofHpa(watched, 'condition', { condition: name, status: 'false' })} == 1`;
}

function textOf(seconds: number): string {
  return prometheusText(seconds * 1000);
}

/** How long a pod may be on its way. */
function patience({ startSeconds }: WatchedAutoscaler): number {
  return startSeconds + GRACE_SECONDS;
}

/** What the HPA and the workload show of an autoscaler. */
export const REPLICA_ALERTS: Alert[] = [
  {
    name: 'AutoscalingUnable',
    severity: 'critical',
    says: 'The HPA cannot read or change the replicas of its target.',
    rulesFor: (watched) => [{
      expression: condition(watched, 'AbleToScale'),
      forSeconds: 10 * MINUTE_SECONDS,
      summary: `The HPA of ${titleOf(watched)} cannot scale its target.`,
    }],
  },
  {
    name: 'AutoscalingMetricsInvalid',
    severity: 'critical',
    says: 'The HPA has no valid metric, so that the replicas stay as they are, whatever the load.',
    // At zero the HPA is switched off, and says so by the same condition.
    rulesFor: (watched) => [{
      expression: `${condition(watched, 'ScalingActive')}\nand ${SAME_HPA}\n${ofHpa(watched, 'current')} > 0`,
      forSeconds: 10 * MINUTE_SECONDS,
      summary: `The HPA of ${titleOf(watched)} has no valid metric.`,
    }],
  },
  {
    name: 'AutoscalingAtMaximum',
    severity: 'warning',
    says: 'As many replicas as there may be are wanted for longer than a pod takes to start: more load is not served.',
    // Where the least is the most, it is always at its maximum.
    rulesFor: (watched) => watched.maxReplicas !== undefined && watched.minReplicas >= watched.maxReplicas ? [] : [{
      expression: [
        `${ofHpa(watched, 'desired')} >= ${SAME_HPA} ${ofHpa(watched, 'max')}`,
        `and ${SAME_HPA}`,
        `${ofHpa(watched, 'max')} > ${SAME_HPA} ${ofHpa(watched, 'min')}`,
      ].join('\n'),
      forSeconds: Math.max(15 * MINUTE_SECONDS, patience(watched)),
      summary: `${titleOf(watched)} wants its maximum of {{ $value }} replicas.`,
    }],
  },
  {
    name: 'AutoscalingReplicasMissing',
    severity: 'warning',
    says: 'Fewer pods are ready than were wanted all the time that a pod takes to start: some are pending, as without a free GPU, or fail.',
    // What was wanted at the least, so that pods which came to be wanted a moment ago do not count.
    rulesFor: (watched) => [{
      expression: `min_over_time(${replicas(watched, 'wanted')}[${textOf(patience(watched))}]) - ${replicas(watched, 'ready')} > 0`,
      forSeconds: MINUTE_SECONDS,
      summary: `{{ $value }} replicas of ${titleOf(watched)} are wanted for more than ${textOf(patience(watched))}, and not ready.`,
    }],
  },
  {
    name: 'AutoscalingFlapping',
    severity: 'warning',
    says: 'The replicas swing between their least and their most again and again within an hour.',
    rulesFor: (watched) => {
      const wanted = replicas(watched, 'wanted');
      const hour = textOf(HOUR_SECONDS);
      // All changes together, against the way from the least to the most and back: one peak is 1, however many steps it takes.
      return [{
        expression: [
          `sum_over_time(abs(${wanted} - ${wanted} offset 1m)[${hour}:1m])`,
          `/ (2 * (max_over_time(${wanted}[${hour}]) - min_over_time(${wanted}[${hour}])))`,
          `>= ${watched.sleeps ? SWINGS_OF_SLEEPER : SWINGS}`,
        ].join('\n'),
        forSeconds: 0,
        summary: `The replicas of ${titleOf(watched)} went up and down {{ $value }} times within an hour.`,
      }];
    },
  },
];
