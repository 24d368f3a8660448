/**
 * Writes `imports/<group>.ts` from a folder that holds one CRD file per API group: `npx projen import FOLDER`.
 *
 * One file per group is a must: of two files of one group `cdk8s import` keeps only the later.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const DEFAULT_FOLDER = '../shared/crds/imports';
const OUTPUT = 'imports';

const folder = resolve(process.argv[2] ?? DEFAULT_FOLDER);
if (!existsSync(folder)) {
  throw new Error(`CRD folder: does not exist, got ${folder}; name a folder of CRD files, one per API group: npx projen import FOLDER`);
}

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()) {
  execFileSync('cdk8s', ['import', join(folder, file), '--language', 'typescript', '--output', OUTPUT, '--no-save', '--no-check-upgrade'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  console.log(`${file} -> ${OUTPUT}/${file.replace(/\.yaml$/, '.ts')}`);
}
