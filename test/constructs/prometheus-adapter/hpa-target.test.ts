import * as fc from 'fast-check';
import { hpaTarget } from '../../../src/constructs/prometheus-adapter/hpa-target';
import { MetricType } from '../../../src/constructs/triggers/trigger-options';
import { PLACE } from '../../support/place';

/** What is written of a target; undefined where it is refused. */
function written(target: number): string | undefined {
  try {
    return hpaTarget(PLACE, { target, targetField: 'target', metricType: MetricType.VALUE }).value;
  } catch {
    return undefined;
  }
}

test.each([0.001, 0.002, 0.015, 0.3, 0.059, 1.234, 57, 1e15])('%s is written as it is', (target) => {
  expect(written(target)).toBe(String(target));
});

test.each([0, 0.0009, 0.0011, 0.0015, 0.0019, 0.0202, 0.0599, 1.2345, NaN, 1e16])('%s is refused', (target) => {
  expect(written(target)).toBeUndefined();
});

test('what is lost in binary is not written: an HPA would round it up', () => {
  expect(written(0.1 + 0.2)).toBe('0.3');
});

test('an HPA holds what is written, which is what was given', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e15 }), (thousandths) => {
    const text = written(thousandths / 1000);
    expect(text).toMatch(/^\d+(\.\d{1,3})?$/);
    expect(Number(text)).toBe(thousandths / 1000);
  }));
});
