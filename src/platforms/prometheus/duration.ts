/** A duration as Prometheus and its operator write it, units from large to small. Source: prometheus/common model/time.go, ParseDuration. */
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const DAY = 86_400_000;
const UNITS = [365 * DAY, 7 * DAY, DAY, 3_600_000, 60_000, 1000, 1];

/** A duration in milliseconds; undefined where the text is not one. */
export function prometheusMillis(text: unknown): number | undefined {
  if (text === '0' || text === 0) {
    return 0;
  }
  const match = typeof text === 'string' && text !== '' ? DURATION.exec(text) : null;
  return match === null ? undefined : UNITS.reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * unit, 0);
}
