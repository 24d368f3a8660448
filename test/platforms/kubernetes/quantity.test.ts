import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { nearestThousandth, quantityValue, sizeQuantity } from '../../../src/platforms/kubernetes/quantity';

test.each([
  [Size.gibibytes(2), '2Gi'], [Size.mebibytes(1536), '1536Mi'], [Size.kibibytes(100), '100Ki'], [Size.tebibytes(1), '1Ti'], [Size.mebibytes(1024), '1Gi'],
])('%j is %s', (size, quantity) => {
  expect(sizeQuantity(size)).toBe(quantity);
});

test('writing and reading a size is the identity', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (kibibytes) => {
    expect(quantityValue(sizeQuantity(Size.kibibytes(kibibytes)))).toBe(kibibytes * 1024);
  }));
});

test.each([
  ['50m', 0.05], ['2', 2], ['1.5', 1.5], ['64Mi', 64 * 1024 ** 2], ['1e3', 1000], ['2k', 2000], [4, 4], ['.5', 0.5], ['', undefined], ['x', undefined],
  ['1 Mi', undefined], [undefined, undefined],
])('%j stands for %p', (quantity, value) => {
  expect(quantityValue(quantity)).toEqual(value === undefined ? undefined : expect.closeTo(value, 10));
});

test('the nearest thousandth is that of three decimals', () => {
  const halves = fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => (thousandths + 0.5) / 1000);
  const number = fc.oneof(...[1e20, 10].map((most) => fc.double({ noNaN: true, min: -most, max: most })), halves);
  fc.assert(fc.property(number, (value) => {
    expect(nearestThousandth(value)).toBe(Number(value.toFixed(3)));
  }), { numRuns: 2_000 });
});
