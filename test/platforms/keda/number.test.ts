import { cutTarget, roundedTarget } from '../../../src/platforms/keda/number';

/** Measured: what the HPA of a real KEDA 2.20.2 held, in thousandths; the ties are those of Go's `%.3f`. */
test.each([
  [0.0045, 4], [0.0625, 62], [0.0014, 1], [0.1875, 188], [0.3125, 312], [0.5625, 562], [0.9375, 938], [0.0005, 1], [0.0015, 2], [1.0005, 1000],
  [0.08, 80], [2.5, 2500], [1000, 1_000_000], [0.1 + 0.2, 300], [1.005, 1005],
])('the target %s of a trigger is held as %sm', (target, thousandths) => {
  expect(roundedTarget(target)).toBe(thousandths / 1000);
});

test.each([[1.005, 1004], [0.0019, 1], [2.002, 2001], [1.001, 1000], [2, 2000], [0.5, 500]])('the target %s of a formula is held as %sm', (target, thousandths) => {
  expect(cutTarget(target)).toBe(thousandths / 1000);
});

test('of the thousandths up to 99.999 a formula holds 741 as one less', () => {
  const cut = Array.from({ length: 99_999 }, (_, i) => (i + 1) / 1000).filter((target) => cutTarget(target) !== target);
  expect(cut).toHaveLength(741);
});
