// A generator of random numbers is made of bits.
/* eslint-disable no-bitwise */

/** From this mean on a Poisson number is drawn as a rounded normal one, which then differs by less than a percent. */
const NORMAL_FROM = 64;

/** The bits of mulberry32 after one round from a state of its own for each draw, so that any of them can be had without those before it. */
function uniform(seed: number, bin: number, draw: number): number {
  let state = (seed ^ Math.imul(bin + 1, 0x9e3779b1) ^ Math.imul(draw + 1, 0x85ebca77)) + 0x6d2b79f5 | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

/** A Poisson number with a mean: always the same for the same seed and bin. */
export function poisson(mean: number, seed: number, bin: number): number {
  if (!(mean > 0)) {
    return Number.isNaN(mean) ? NaN : 0;
  }
  if (mean >= NORMAL_FROM) {
    const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - uniform(seed, bin, 0))), 2 * Math.PI * uniform(seed, bin, 1)];
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * radius * Math.cos(angle)));
  }
  const limit = Math.exp(-mean);
  let [count, product] = [0, uniform(seed, bin, 0)];
  while (product > limit) {
    count++;
    product *= uniform(seed, bin, count);
  }
  return count;
}
