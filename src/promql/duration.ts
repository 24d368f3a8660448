/** An amount of time, as a Duration of cdk8s tells it. */
export interface Time {
  toMilliseconds(): number;
}

/** A unit and its milliseconds. */
export type DurationUnit = [name: string, millis: number];

/** A duration as a sum of units, the largest first, such as `1m30s`; empty for none. */
export function durationText(millis: number, units: DurationUnit[]): string {
  let rest = millis;
  return units.map(([name, each]) => {
    const count = Math.floor(rest / each);
    rest -= count * each;
    return count > 0 ? `${count}${name}` : '';
  }).join('');
}

/** A duration as Prometheus and its operator write it, units from large to small. Source: prometheus/common model/time.go, ParseDuration. */
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const DAY = 86_400_000;
/** The same units, and their milliseconds. */
const UNITS: DurationUnit[] = [['y', 365 * DAY], ['w', 7 * DAY], ['d', DAY], ['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1]];
/** Those in which a duration is written here. */
const WRITTEN_UNITS = UNITS.filter(([name]) => name !== 'y' && name !== 'w');

/** A duration in milliseconds; undefined where the text is not one. */
export function prometheusMillis(text: unknown): number | undefined {
  if (text === '0' || text === 0) {
    return 0;
  }
  const match = typeof text === 'string' && text !== '' ? DURATION.exec(text) : null;
  return match === null ? undefined : UNITS.reduce((sum, [, millis], i) => sum + Number(match[i + 1] ?? 0) * millis, 0);
}

/** A duration as Prometheus and its operator write it, such as `15s` or `1m30s`. */
export function prometheusDuration(duration: Time): string {
  return prometheusText(duration.toMilliseconds());
}

/** The same of milliseconds. */
export function prometheusText(millis: number): string {
  const text = durationText(millis, WRITTEN_UNITS);
  return text === '' ? '0s' : text;
}
