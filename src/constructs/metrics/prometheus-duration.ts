import { Duration } from 'cdk8s';
import { durationText, DurationUnit } from '../../platforms/kubernetes/duration';

/** Largest first, as Prometheus spells them. Source: prometheus/common model/time.go. */
const UNITS: DurationUnit[] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** A duration as Prometheus and its operator write it, such as `15s` or `1m30s`. */
export function prometheusDuration(duration: Duration): string {
  const text = durationText(duration.toMilliseconds(), UNITS);
  return text === '' ? '0s' : text;
}
