import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';

const ROUNDS = 5;

/** Does its work once, and gives the milliseconds that it took. */
export type Measurement = () => number;

/** The milliseconds of each measurement, one for each round. */
export type Milliseconds<K extends string> = Record<K, number[]>;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Measures a piece of work in this process. */
export function timed(work: () => unknown): Measurement {
  return () => {
    // What the work before left behind is not this one's to clean up.
    collectGarbage();
    const start = performance.now();
    work();
    return performance.now() - start;
  };
}

/** Takes all measurements in turn, round by round, so that a machine that slows down slows all of them down alike. */
export function interleaved<K extends string>(
  measurements: Record<K, Measurement>,
  warmUp: NoInfer<K>[] = keysOf(measurements),
): Milliseconds<K> {
  warmUp.forEach((key) => measurements[key]());
  const taken = Object.fromEntries(keysOf(measurements).map((key) => [key, [] as number[]])) as Milliseconds<K>;
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of keysOf(measurements)) {
      taken[key].push(measurements[key]());
    }
  }
  return taken;
}

/** How many times as long one measurement took as another: the median over the rounds. */
export function ratio(times: number[], baseline: number[]): number {
  return median(times.map((time, round) => time / baseline[round]));
}

/** The middle one. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function keysOf<K extends string>(record: Record<K, unknown>): K[] {
  return Object.keys(record) as K[];
}
