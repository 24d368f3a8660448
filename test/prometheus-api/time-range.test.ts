import fc from 'fast-check';
import { MOST_POINTS, rangeUntil, stepSeconds } from '../../src/prometheus-api/time-range';

test.each([
  [3600, undefined, 15],
  [86_400, undefined, 15],
  [7 * 86_400, undefined, 120],
  [86_400, 100, 900],
  [366 * 86_400, undefined, 7200],
])('%d s in at most %p points have a step of %d s', (lengthSeconds, maxPoints, step) => {
  expect(stepSeconds({ startSeconds: 0, endSeconds: lengthSeconds, maxPoints })).toBe(step);
});

test('a time never has more points than it may, begins and ends with a step, and is as long as was asked for', () => {
  const points = fc.option(fc.integer({ min: 10, max: 20_000 }), { nil: undefined });
  fc.assert(fc.property(fc.nat(2_000_000_000), fc.integer({ min: 60, max: 400 * 86_400 }), points, (end, length, maxPoints) => {
    const range = rangeUntil(end, length, maxPoints);
    const step = stepSeconds(range);
    // A time that begins between two steps may take one more.
    expect((range.endSeconds - range.startSeconds) / step).toBeLessThanOrEqual(Math.min(maxPoints ?? Infinity, MOST_POINTS));
    expect([range.startSeconds % step || 0, range.endSeconds % step || 0]).toEqual([0, 0]);
    expect(range.endSeconds - range.startSeconds).toBeGreaterThanOrEqual(length);
    expect(end - range.endSeconds).toBeLessThan(step);
  }));
});
