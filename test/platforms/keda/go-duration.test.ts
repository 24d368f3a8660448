import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { goDuration, goDurationFaults, timeoutFaults } from '../../../src/platforms/keda/go-duration';
import { PLACE } from '../../support/place';

const MILLIS: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** As Go's time.ParseDuration adds up the parts. */
function millisOf(text: string): number {
  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * MILLIS[unit], 0);
}

test('a duration is written as Go reads it', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (millis) => {
    const text = goDuration(PLACE, Duration.millis(millis));
    expect(text).toMatch(/^(\d+(h|ms|m|s))+$/);
    expect(millisOf(text)).toBe(millis);
    expect(goDurationFaults(text)).toEqual([]);
  }));
});

test.each([['1.5h'], ['100ms'], ['1m30s'], ['0s'], ['2µs'], [' 5s ']])('%j is one', (text) => {
  expect(goDurationFaults(text)).toEqual([]);
});

test.each([['5'], ['5 s'], ['1d'], ['s'], ['1m30']])('%j is none, or not what it seems', (text) => {
  expect(goDurationFaults(text)).toHaveLength(1);
});

test.each([['1000'], [' 3000 '], ['100'], ['30s']])('a timeout of %j is one', (text) => {
  expect(timeoutFaults(text)).toEqual([]);
});

test.each([['30'], ['0'], ['1000 s'], ['-1000']])('a timeout of %j is none, or not what it seems', (text) => {
  expect(timeoutFaults(text)).toHaveLength(1);
});
