import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { prometheusDuration, prometheusMillis } from '../../src/promql/duration';

test.each([
  [15_000, '15s'], [60_000, '1m'], [90_000, '1m30s'], [3_600_000, '1h'], [500, '500ms'], [0, '0s'], [86_400_000 + 1, '1d1ms'],
])('%d ms is written %s', (millis, text) => {
  expect(prometheusDuration(Duration.millis(millis))).toBe(text);
});

test('writing and reading a duration is the identity', () => {
  fc.assert(fc.property(fc.nat(10_000_000_000), (millis) => {
    expect(prometheusMillis(prometheusDuration(Duration.millis(millis)))).toBe(millis);
  }));
});

test.each(['', '1', '1.5m', '1s1m', ' 1m', '30'])('%j is no duration', (text) => {
  expect(prometheusMillis(text)).toBeUndefined();
});
