const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** A length of time in its two largest units. */
export function lengthText(seconds: number): string {
  if (seconds < MINUTE_SECONDS && !Number.isInteger(seconds)) {
    return `${Number(seconds.toPrecision(3))} s`;
  }
  const units: [string, number][] = [['d', DAY_SECONDS], ['h', HOUR_SECONDS], ['min', MINUTE_SECONDS], ['s', 1]];
  let rest = Math.round(seconds);
  const parts = units.flatMap(([unit, each]) => {
    const count = Math.floor(rest / each);
    rest -= count * each;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** A moment of a preview as hours, minutes and seconds. */
export function clockText(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / HOUR_SECONDS)}:${pad(Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS))}:${pad(Math.floor(seconds % MINUTE_SECONDS))}`;
}
