import * as fc from 'fast-check';
import { hpaTarget } from '../../src/prometheus-adapter/hpa-target';
import { MetricType } from '../../src/triggers/metric-type';
import { PLACE } from '../support/place';

/** What is written of a target; undefined where it is refused. */
function written(target: number): string | undefined {
  try {
    return hpaTarget(PLACE, { target, targetField: 'target', metricType: MetricType.VALUE }).value;
  } catch {
    return undefined;
  }
}

test.each([0.001, 0.002, 0.015, 0.3, 0.0599, 1.2345, 57, 1e15])('%s is written as it is', (target) => {
  expect(written(target)).toBe(String(target));
});

test.each([0, 0.0009, 0.0011, 0.0015, 0.0019, 0.0202, NaN, 1e16])('%s is refused', (target) => {
  expect(written(target)).toBeUndefined();
});

test('what an HPA makes of a target in thousandths is within one percent of it', () => {
  fc.assert(fc.property(fc.double({ min: 1e-4, max: 10, noNaN: true }), (target) => {
    const text = written(target);
    fc.pre(text !== undefined);
    expect(Math.ceil(Number((Number(text) * 1000).toPrecision(12))) / 1000 / target).toBeLessThanOrEqual(1.01 + 1e-9);
    expect(Number(text)).toBe(target);
  }));
});
