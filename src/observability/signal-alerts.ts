import { Alert, HOUR_SECONDS, MINUTE_SECONDS, titleOf } from './alert';
import { bracketed, ofKeda, replicas } from './selectors';
import { TRIGGER_METRIC_LABEL } from '../platforms/keda/operator-metrics';
import { prometheusText } from '../promql/duration';

/** In which errors are counted; a shorter time may have one poll alone. */
const ERROR_WINDOW_SECONDS = 5 * MINUTE_SECONDS;
const LEAST_FALLBACK_WINDOW_SECONDS = 2 * MINUTE_SECONDS;
const LONGEST_PAUSE_SECONDS = 24 * HOUR_SECONDS;

/** How many errors there were in a time. */
function increase(seconds: number): (selector: string) => string {
  return (selector) => `increase(${selector}[${prometheusText(seconds * 1000)}])`;
}

/** What becomes of the metrics that an autoscaler goes by. */
export const SIGNAL_ALERTS: Alert[] = [
  {
    name: 'AutoscalingNoData',
    severity: 'warning',
    says: 'The query of a trigger has no result although pods are ready: KEDA takes 0 for it, or an error.',
    rulesFor: (watched) => watched.queries.map(({ metric, query }) => ({
      expression: `${replicas(watched, 'ready')} > 0\nunless on ()\n(\n${query}\n)`,
      forSeconds: 10 * MINUTE_SECONDS,
      summary: `The query of ${metric} of ${titleOf(watched)} has no result, and pods are ready.`,
      labels: { [TRIGGER_METRIC_LABEL]: metric },
    })),
  },
  {
    name: 'AutoscalingTriggerErrors',
    severity: 'warning',
    says: 'KEDA cannot read a trigger.',
    isOfKeda: true,
    rulesFor: (watched) => {
      const errors = ofKeda(watched, 'triggerErrors', increase(ERROR_WINDOW_SECONDS));
      return errors === undefined ? [] : [{
        expression: `sum by (${TRIGGER_METRIC_LABEL}, scaler) ${bracketed(errors)} > 0`,
        forSeconds: 10 * MINUTE_SECONDS,
        summary: `KEDA cannot read {{ $labels.${TRIGGER_METRIC_LABEL} }} of ${titleOf(watched)}.`,
      }];
    },
  },
  {
    name: 'AutoscalingScaledObjectErrors',
    severity: 'warning',
    says: 'KEDA fails on the ScaledObject, and not for a trigger that it cannot read.',
    isOfKeda: true,
    rulesFor: (watched) => {
      const [all, ofTriggers] = (['scaledObjectErrors', 'triggerErrors'] as const).map((metric) => ofKeda(watched, metric, increase(ERROR_WINDOW_SECONDS)));
      return all === undefined || ofTriggers === undefined ? [] : [{
        expression: `sum ${bracketed(all)} > 0\nunless\nsum ${bracketed(ofTriggers)} > 0`,
        forSeconds: 10 * MINUTE_SECONDS,
        summary: `KEDA fails on the ScaledObject of ${titleOf(watched)}.`,
      }];
    },
  },
  {
    name: 'AutoscalingFallback',
    severity: 'warning',
    says: 'KEDA has failed to read a trigger as often as it takes to fall back to the replicas that are stated for that.',
    isOfKeda: true,
    rulesFor: (watched) => {
      const { failuresUntilFallback, pollingSeconds = 0 } = watched.keda ?? {};
      if (failuresUntilFallback === undefined) {
        return [];
      }
      // KEDA has no metric of it. It falls back after more failures in a row than are stated, each poll being one.
      const seconds = Math.max(LEAST_FALLBACK_WINDOW_SECONDS, (failuresUntilFallback + 1) * pollingSeconds);
      const errors = ofKeda(watched, 'triggerErrors', increase(seconds));
      return errors === undefined ? [] : [{
        expression: `max by (${TRIGGER_METRIC_LABEL}) ${bracketed(errors)} > ${failuresUntilFallback}`,
        forSeconds: 5 * MINUTE_SECONDS,
        summary: `{{ $labels.${TRIGGER_METRIC_LABEL} }} of ${titleOf(watched)} is replaced by its fallback.`,
      }];
    },
  },
  {
    name: 'AutoscalingPaused',
    severity: 'info',
    says: 'Scaling has been paused for more than a day.',
    isOfKeda: true,
    rulesFor: (watched) => {
      const paused = ofKeda(watched, 'paused', (selector) => selector);
      return paused === undefined ? [] : [{
        expression: `max ${bracketed(paused)} == 1`,
        forSeconds: LONGEST_PAUSE_SECONDS,
        summary: `Scaling of ${titleOf(watched)} has been paused for more than a day.`,
      }];
    },
  },
];
