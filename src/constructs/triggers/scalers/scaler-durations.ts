import { Duration } from 'cdk8s';
import { Place } from '../../../faults/place';
import { goDuration } from '../../../platforms/keda/go-duration';
import { ScalerParameter } from '../../../platforms/keda/scalers/scaler-table';
import { wholeSeconds } from '../../../platforms/kubernetes/duration';

/** Units in which KEDA counts whole numbers of time, in milliseconds; an offset may be none. */
const UNITS: Record<string, number> = { seconds: 1000, offset: 1000, period: 1000, minutes: 60_000 };

/** Periods of CloudWatch below a minute, in seconds; longer ones are whole minutes. Source: kedacore/keda v2.20 pkg/scalers/aws_cloudwatch_scaler.go. */
const SHORT_PERIODS = [1, 5, 10, 30];

/** Refuses a period that CloudWatch does not have. */
export function checkPeriod(place: Place, seconds: number): void {
  if (!SHORT_PERIODS.includes(seconds) && (seconds === 0 || seconds % 60 !== 0)) {
    place.refuse('is no period of CloudWatch', `${seconds} s`, `use ${SHORT_PERIODS.join(', ')} s, or whole minutes`);
  }
}

/** A time as metadata have it. */
export function duration(place: Place, value: Duration, { detail }: ScalerParameter): string {
  const millis = value.toMilliseconds();
  const unit = UNITS[detail];
  if (detail === 'clock' || detail === 'hours') {
    return clock(place, value, detail);
  }
  if (unit === undefined) {
    return goDuration(place, value);
  }
  if (millis % unit !== 0) {
    place.refuse(`is counted in whole ${detail === 'minutes' ? detail : 'seconds'}`, `${millis}ms`, `use Duration.${detail === 'minutes' ? detail : 'seconds'}(n)`);
  }
  if (millis === 0 && detail !== 'offset') {
    place.refuse('must be greater than 0', `${millis}ms`, 'leave it out for the default of KEDA');
  }
  if (detail === 'period') {
    checkPeriod(place, millis / unit);
  }
  return String(millis / unit);
}

/** Hours, minutes and, unless hours are to be all, seconds, as Azure's scalers read them. */
function clock(place: Place, value: Duration, detail: string): string {
  const seconds = wholeSeconds(place, value, { min: 1 });
  if (detail === 'hours' && seconds % 60 !== 0) {
    place.refuse('is counted in whole minutes', `${seconds}s`, 'use Duration.minutes(n)');
  }
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, ...detail === 'clock' ? [seconds % 60] : []];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
