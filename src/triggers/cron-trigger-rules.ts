import { CronTriggerProps } from './cron-trigger-props';
import { checkCronExpression } from '../keda/cron-expression';
import { checkTimeZone } from '../keda/time-zone';
import { MAX_INT32 } from '../kubernetes/int32';
import { Place } from '../place';

/** Refuses a schedule that KEDA refuses, or that never is. */
export function checkCron(place: Place, { timezone, start, end, desiredReplicas }: CronTriggerProps): void {
  checkTimeZone(place.at('timezone'), timezone);
  checkCronExpression(place.at('start'), start);
  checkCronExpression(place.at('end'), end);
  if (start.trim() === end.trim()) {
    place.at('end').refuse('is the start too, which KEDA refuses', end, 'set it to when the replicas are no longer needed');
  }
  if (!Number.isInteger(desiredReplicas) || desiredReplicas < 1 || desiredReplicas > MAX_INT32) {
    place.at('desiredReplicas').refuse('has to be a whole number, at least 1', desiredReplicas, 'set the replicas to keep at that time');
  }
}
