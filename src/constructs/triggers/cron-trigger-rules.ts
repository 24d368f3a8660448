import { CronTriggerProps } from './cron-trigger-props';
import { KedaTriggerContext } from './trigger-context';
import { Place } from '../../faults/place';
import { checkTimeZone, cronTimes } from '../../platforms/keda/cron';
import { MAX_INT32 } from '../../platforms/kubernetes/limits';

/** Refuses a schedule that KEDA refuses, or that never is. */
export function checkCron(place: Place, { timezone, start, end, desiredReplicas }: CronTriggerProps): void {
  checkTimeZone(place.at('timezone'), timezone);
  const [starts, ends] = [cronTimes(place.at('start'), start), cronTimes(place.at('end'), end)];
  if (starts === ends) {
    place.at('end').refuse('is the same times as the start, which KEDA refuses or takes for always', end, 'set it to when the replicas are no longer needed');
  }
  if (!Number.isInteger(desiredReplicas) || desiredReplicas < 1 || desiredReplicas > MAX_INT32) {
    place.at('desiredReplicas').refuse('has to be a whole number, at least 1', desiredReplicas, 'set the replicas to keep at that time');
  }
}

/** Refuses a floor that the bounds of the model lift or cut. In a formula it is a number like any other. */
export function checkCronEffect(place: Place, { minReplicas, maxReplicas, sleeps, inFormula }: KedaTriggerContext, desiredReplicas: number): void {
  const at = place.at('desiredReplicas');
  if (inFormula) {
    return;
  }
  if (desiredReplicas > maxReplicas) {
    at.refuse(`is more than maxReplicas (${maxReplicas}), which limits it`, desiredReplicas, 'lower it, or raise maxReplicas');
  }
  if (!sleeps && desiredReplicas <= minReplicas) {
    at.refuse(`is no more than minReplicas (${minReplicas}), so it has no effect`, desiredReplicas, 'raise it, or lower minReplicas');
  }
}
