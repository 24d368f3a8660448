/**
 * Knows whether what was compiled (`lib`, and the assembly `.jsii`) is what the sources say.
 *
 * - `node projenrc/sources.mjs record` ends a compile: it writes down what was compiled, and what came out.
 * - `node projenrc/sources.mjs check` fails where the sources have changed since, so that nothing is generated from an old assembly.
 * - `node projenrc/sources.mjs stale` succeeds where anything has changed that a compile reads or writes: `npm test` compiles then, and else not.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'imports'];
/** The bundler and all that it imports. */
const BUNDLER = existsSync('projenrc') ? readdirSync('projenrc').filter((name) => /\.[cm]js$/.test(name)).map((name) => `projenrc/${name}`) : [];
/** What else decides what comes out: jsii puts the README in the assembly, and the lock file states the compilers. */
const INPUTS = ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', ...BUNDLER];
const ASSEMBLY = '.jsii';
const OUTPUTS = ['lib', ASSEMBLY];
const RECORD = 'lib/sources.json';
/** Files that a message names; of more it tells the number. */
const NAMED = 5;

/** The hash of each file that is named, or is in a folder that is. */
function hashesOf(paths) {
  const files = paths.filter((path) => existsSync(path)).flatMap((path) => statSync(path).isFile() ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
  return Object.fromEntries(files.filter((file) => file !== RECORD).sort()
    .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]));
}

/** Why what was compiled is old, as far as files say so; undefined where it is not. */
function whyOld(paths) {
  if (!existsSync(ASSEMBLY) || !existsSync(RECORD)) {
    return 'nothing was compiled yet';
  }
  const isOne = (file) => paths.some((path) => file === path || file.startsWith(`${path}/`));
  const then = Object.fromEntries(Object.entries(JSON.parse(readFileSync(RECORD, 'utf8'))).filter(([file]) => isOne(file)));
  const now = hashesOf(paths);
  const changed = [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((file) => then[file] !== now[file]).sort();
  const others = changed.length - NAMED;
  return changed.length === 0 ? undefined
    : `changed since the last compile: ${changed.slice(0, NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
}

const [, , command] = process.argv;
if (command === 'record') {
  mkdirSync('lib', { recursive: true });
  writeFileSync(RECORD, JSON.stringify(hashesOf([...SOURCES, ...INPUTS, ...OUTPUTS])));
} else if (command === 'stale') {
  const reason = whyOld([...SOURCES, ...INPUTS, ...OUTPUTS]);
  console.error(reason === undefined ? 'compiled already' : `compiles: ${reason}`);
  process.exitCode = reason === undefined ? 1 : 0;
} else {
  const reason = whyOld(SOURCES);
  if (reason !== undefined) {
    console.error(`${ASSEMBLY} is not up to date, and what is generated from it would not be either: ${reason}. Run npx projen compile first.`);
    process.exitCode = 1;
  }
}
