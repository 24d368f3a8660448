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
/** A submodule, as TypeScript writes `export * as name from`. */
const SUBMODULE = /^exports\.(\w+) = __importStar\(require\("(.+)"\)\);$/gm;
const LAZY = `function lazy(names, load, of = (module, name) => module[name]) {
  names.forEach((name) => Object.defineProperty(exports, name, { enumerable: true, get: () => of(load(), name) }));
}`;

/** In characters: of an error that nobody catches, node prints the line that threw it before the message. */
const LONGEST_LINE = 400;
/** Where the bundler breaks lines; it finishes what it has begun, which takes up to half as much again. */
const BREAK_AFTER = 120;

/** Names one a line, as the bundler does not break what it is given as footer. */
const listed = (names) => names.map((name) => `\n${name}`).join(',');

/** An index whose exports are loaded when they are first used, and their names. */
function loadedLate(file) {
  const here = createRequire(resolve(file));
  const names = [];
  const contents = readFileSync(file, 'utf8').replace(REEXPORT, (_, path) => {
    const own = Object.keys(here(path));
    names.push(...own);
    return `lazy(${JSON.stringify(own)}, () => require("${path}"));`;
  }).replace(SUBMODULE, (_, name, path) => {
    names.push(name);
    return `lazy(["${name}"], () => require("${path}"), (module) => module);`;
  });
  return { contents: `${LAZY}\n${contents}`, names };
}

/** The index of each submodule, which reexports files as the root does. */
const submodules = {
  name: 'submodules',
  setup: ({ onLoad }) => onLoad({ filter: /[\\/]constructs[\\/].+[\\/]index\.js$/ }, ({ path }) => ({ contents: loadedLate(path).contents, loader: 'js' })),
};

const { contents, names: all } = loadedLate(INDEX);
if (all.length === 0) {
  throw new Error(`${INDEX}: is no index as jsii writes it; compile first`);
}

await build({
  stdin: { contents, resolveDir: dirname(INDEX), sourcefile: INDEX },
  outfile: INDEX,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  plugins: [submodules],
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
