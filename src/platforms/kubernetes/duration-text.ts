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
