import { Duration } from 'cdk8s';

/** Largest first, as Prometheus spells them. Source: prometheus/common model/time.go. */
const UNITS: [string, number][] = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];

/** A duration as Prometheus and its operator write it, such as `15s` or `1m30s`. */
export function prometheusDuration(duration: Duration): string {
  let rest = duration.toMilliseconds();
  let text = '';
  for (const [unit, millis] of UNITS) {
    const count = Math.floor(rest / millis);
    if (count > 0) {
      text += `${count}${unit}`;
      rest -= count * millis;
    }
  }
  return text === '' ? '0s' : text;
}
