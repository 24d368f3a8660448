import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { Row } from './table';

const PROJECT = join(__dirname, '..');
const BYTES_PER_MB = 1_000_000;

/** What users download, and what the generators of other languages read. */
export function packageSizeRows(): Row[] {
  return [
    { work: 'packed tarball', value: tarballBytes() / BYTES_PER_MB, unit: 'MB', atMost: 2 },
    { work: 'jsii assembly', value: assemblyBytes() / BYTES_PER_MB, unit: 'MB', atMost: 3 },
  ];
}

function tarballBytes(): number {
  const [{ size }] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], { cwd: PROJECT, encoding: 'utf8', stdio: 'pipe' }));
  return size;
}

/** jsii leaves a redirect where it compresses the assembly. */
function assemblyBytes(): number {
  const file = readFileSync(join(PROJECT, '.jsii'));
  const { schema, filename } = JSON.parse(file.toString());
  return schema === 'jsii/file-redirect' ? gunzipSync(readFileSync(join(PROJECT, filename))).length : file.length;
}
