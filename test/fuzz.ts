/**
 * Reads and judges mutated manifests by the laws that the tests hold to with one seed; stops at the first fault, with its seed. Prints how
 * many mutations were tried after each round.
 *
 * `npm run fuzz`, or with an end: `npm run fuzz -- --mutations 1000000`, `npm run fuzz -- --seconds 600`; again with `--seed 42`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { lawOfBytes, lawOfMutations, poolOf } from './manifests/mutations';
import { lawOfFindings } from './rules/text-mutations';

const { values } = parseArgs({ options: { mutations: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } } });
const most = Number(values.mutations ?? Infinity);
const start = Date.now();
const end = start + Number(values.seconds ?? Infinity) * 1000;
const pool = poolOf(readFileSync(join(__dirname, 'manifests/pool.yaml'), 'utf8'));
const LAWS = [
  { name: 'other documents are read as ever', law: lawOfMutations(pool), share: 7 },
  { name: 'no bytes throw', law: lawOfBytes(pool), share: 2 },
  { name: 'other objects are judged as ever', law: lawOfFindings(pool), share: 1 },
];
const SHARE = 1000;

const tried = new Map(LAWS.map(({ name }) => [name, 0]));
let [sum, seed] = [0, Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))];
for (; sum < most && Date.now() < end; seed = (seed + 1) % 2 ** 31) {
  for (const { name, law, share } of LAWS) {
    const numRuns = Math.min(share * SHARE, most - sum);
    if (numRuns > 0) {
      fc.assert(law as fc.IProperty<[unknown]>, { seed, numRuns });
      tried.set(name, tried.get(name)! + numRuns);
      sum += numRuns;
    }
  }
  console.log(`${sum} mutations in ${Math.round((Date.now() - start) / 1000)} s, the last with seed ${seed}: ${[...tried].map(([name, count]) => `${name} ${count}`).join(', ')}`);
}
