import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { lawOfBytes, lawOfMutations, poolOf } from './mutations';
import { readManifests } from '../../src/manifests/read-manifests';
import { pathsIn } from '../support/mutations';
import { samples } from '../support/samples';

const POOL = poolOf(readFileSync(join(__dirname, 'pool.yaml'), 'utf8'));
const SEED = 20261130;

test('the pool has at least 40 kinds', () => {
  const kinds = new Set(POOL.map(({ manifest: { apiVersion, kind } }) => `${apiVersion.replace(/\/?[^/]*$/, '')}/${kind}`));
  expect(kinds.size).toBeGreaterThanOrEqual(40);
});

test('whatever becomes of one document, nothing throws and the others are read as ever', () => {
  fc.assert(lawOfMutations(POOL), { seed: SEED, numRuns: samples(400) });
});

test('whatever bytes a file has, nothing throws', () => {
  fc.assert(lawOfBytes(POOL), { seed: SEED, numRuns: samples(300) });
});

test('each field of each manifest has a place, that of its key', () => {
  const strayed: string[] = [];
  for (const { text, manifest } of POOL) {
    const { objects: [object] } = readManifests(`# first\n${text}`, { file: 'f' });
    const lines = ['# first', ...text.split('\n')];
    for (const path of [...pathsIn(manifest)].slice(1).filter((each) => each.join('.') !== 'metadata.namespace')) {
      const { line, column } = object.positionOf(path);
      const key = String(path[path.length - 1]);
      const rest = lines[line - 1].slice(column - 1);
      // A field stands where its key does, and an item where it starts.
      if (!/^\d+$/.test(key) && !rest.replace(/^["']/, '').startsWith(key)) {
        strayed.push(`${manifest.kind} ${path.join('.')} at ${line}:${column} ${rest}`);
      }
    }
  }
  expect(strayed).toEqual([]);
});
