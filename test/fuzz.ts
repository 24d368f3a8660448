/**
 * Reads and judges mutated manifests without end, by the laws that the tests hold to with one seed; stops at the first fault, with its seed.
 *
 * `npm run fuzz`, or `npm run fuzz -- SECONDS`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { lawOfBytes, lawOfMutations, poolOf } from './manifests/mutations';
import { lawOfFindings } from './rules/text-mutations';

const [seconds] = process.argv.slice(2).map(Number);
const pool = poolOf(readFileSync(join(__dirname, 'manifests/pool.yaml'), 'utf8'));
const end = seconds === undefined ? Infinity : Date.now() + seconds * 1000;
const RUNS = 5000;

for (let round = 1; Date.now() < end; round++) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`round ${round}: ${RUNS} mutations with seed ${seed}`);
  fc.assert(lawOfMutations(pool), { seed, numRuns: RUNS });
  fc.assert(lawOfBytes(pool), { seed, numRuns: RUNS / 5 });
  fc.assert(lawOfFindings(pool), { seed, numRuns: RUNS / 5 });
}
