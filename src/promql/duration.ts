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

/** The milliseconds of a duration that Prometheus or its operator writes, or undefined where it is none. */
export function prometheusMillis(text: string): number | undefined {
  const match = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/.exec(text);
  if (match === null || text === '') {
    return text === '0' ? 0 : undefined;
  }
  const [years, weeks, days, hours, minutes, seconds, millis] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((years * 365 + weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + millis;
}
