import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { prometheusDuration } from '../../src/promql/duration';

const UNITS: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** The milliseconds of a duration, by the grammar of prometheus/common model/time.go. */
function millisOf(text: string): number {
  expect(text).toMatch(/^(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$/);
  return [...text.matchAll(/(\d+)([a-z]+)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
}

test.each([
  [15_000, '15s'], [60_000, '1m'], [90_000, '1m30s'], [3_600_000, '1h'], [500, '500ms'], [0, '0s'], [86_400_000 + 1, '1d1ms'],
])('%d ms is written %s', (millis, text) => {
  expect(prometheusDuration(Duration.millis(millis))).toBe(text);
});

test('writing and reading a duration is the identity', () => {
  fc.assert(fc.property(fc.nat(10_000_000_000), (millis) => {
    expect(millisOf(prometheusDuration(Duration.millis(millis)))).toBe(millis);
  }));
});
