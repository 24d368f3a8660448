/**
 * Makes one file of lib/src/index.js and what it requires: node takes longer to find some 400 small files than to run them. Of the command
 * it makes another one, which holds the packages too: so that it starts fast, and they cost the library nothing.
 *
 * What it exports is loaded when it is first used, as most programs use little of it; the names stand at the end, where node finds them
 * for programs that are ECMAScript modules.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

const INDEX = 'lib/src/index.js';
const COMMAND = 'lib/src/cli/main.js';
/** The licences of the packages that the command holds. */
const LICENSES = 'lib/src/cli/LICENSES.txt';
const REEXPORT = /^__exportStar\(require\("(.+)"\), exports\);$/gm;
const LAZY = `function lazy(names, load) {
  names.forEach((name) => Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] }));
}`;

/** In characters: of an error that nobody catches, node prints the line that threw it before the message. */
const LONGEST_LINE = 400;
/** Where the bundler breaks lines; it finishes what it has begun, which takes up to half as much again. */
const BREAK_AFTER = 120;

/** Names one a line, as the bundler does not break what it is given as footer. */
const listed = (names) => names.map((name) => `\n${name}`).join(',');

const require = createRequire(resolve(INDEX));
const all = [];
const contents = readFileSync(INDEX, 'utf8').replace(REEXPORT, (_, path) => {
  const names = Object.keys(require(path));
  all.push(...names);
  return `lazy(${JSON.stringify(names)}, () => require("${path}"));`;
});
if (all.length === 0) {
  throw new Error(`${INDEX}: is no index as jsii writes it; compile first`);
}

await build({
  stdin: { contents: `${LAZY}\n${contents}`, resolveDir: dirname(INDEX), sourcefile: INDEX },
  outfile: INDEX,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  keepNames: true,
  lineLimit: BREAK_AFTER,
  logLevel: 'warning',
  footer: { js: `0 && (module.exports = {${listed(all)}\n});` },
});

const longest = Math.max(...readFileSync(INDEX, 'utf8').split('\n').map(({ length }) => length));
if (longest > LONGEST_LINE) {
  throw new Error(`${INDEX}: has a line of ${longest} characters, and ${LONGEST_LINE} is the limit; break what the bundler cannot break`);
}

const { metafile } = await build({
  entryPoints: [COMMAND],
  outfile: COMMAND,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  lineLimit: BREAK_AFTER,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
chmodSync(COMMAND, 0o755);

const packages = [...new Set(Object.keys(metafile.inputs).flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();
writeFileSync(LICENSES, packages.map((folder) => {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  return `${name} ${version}\n\n${readFileSync(`${folder}/LICENSE`, 'utf8').trim()}\n`;
}).join(`\n${'-'.repeat(80)}\n\n`));
