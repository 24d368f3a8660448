/**
 * Keeps what is generated from the assembly (`.jsii`) from being generated out of an old one.
 *
 * `node projenrc/sources.mjs record` ends a compile: it writes down what was compiled. `node projenrc/sources.mjs check` fails where that is no
 * longer what the sources say.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['src', 'imports'];
const ASSEMBLY = '.jsii';
const RECORD = 'lib/sources.json';
/** Files that a message names; of more it tells the number. */
const NAMED = 5;

/** The hash of each file that jsii compiles or reads beside them. */
function hashes() {
  const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

function whyOld() {
  if (!existsSync(ASSEMBLY) || !existsSync(RECORD)) {
    return 'nothing was compiled yet';
  }
  const [then, now] = [JSON.parse(readFileSync(RECORD, 'utf8')), hashes()];
  const changed = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((file) => then[file] !== now[file]);
  const others = changed.length - NAMED;
  return changed.length === 0 ? undefined
    : `changed since the last compile: ${changed.slice(0, NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

if (process.argv[2] === 'record') {
  mkdirSync('lib', { recursive: true });
  writeFileSync(RECORD, JSON.stringify(hashes()));
} else {
  const reason = whyOld();
  if (reason !== undefined) {
    console.error(`${ASSEMBLY} is not up to date, and what is generated from it would not be either: ${reason}. Run npx projen compile first.`);
    process.exitCode = 1;
  }
}
