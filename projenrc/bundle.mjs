/**
 * Makes one file of lib/src/index.js and what it requires: node takes longer to find some 400 small files than to run them. Of the command
 * it makes another one, which holds the packages too: so that it starts fast, and they cost the library nothing.
 *
 * What it exports is loaded when it is first used, as most programs use little of it; the names stand at the end, where node finds them
 * for programs that are ECMAScript modules.
 *
 * What is packed besides: the parsers, each a file that is loaded with the first text to parse; the licences of all packages that these
 * files hold; the declarations that the public ones need, and no others.
 */
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

const INDEX = 'lib/src/index.js';
const COMMAND = 'lib/src/cli/main.js';
/** What the command is made of: sources, as modules that were compiled one by one can neither be joined to one scope nor be left out in part. */
const COMMAND_SOURCE = 'src/cli/main.ts';
/** Packages that the library loads late, and the files beside its own that they become. */
const PARSERS = { 'yaml': 'yaml.js', '@prometheus-io/lezer-promql': 'promql.js' };
const PARSERS_FOLDER = 'parsers';
/** The licences of the packages that these files hold. */
const LICENSES = 'lib/THIRD-PARTY-LICENSES.txt';
/** What one declaration file says of another. */
const IMPORTED = /(?:from |import\()['"](\.[^'"]+)['"]/g;
/** The declarations that users' compilers start from. */
const PUBLIC_DECLARATIONS = ['lib/src/index.d.ts', 'lib/src/cli/validation-plugin.d.ts'];
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

/** The parsers, which the library finds beside itself. */
const parsers = {
  name: 'parsers',
  setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, ({ path }) =>
    Object.hasOwn(PARSERS, path) ? { path: `./${PARSERS_FOLDER}/${PARSERS[path]}`, external: true } : undefined),
};

const common = { bundle: true, platform: 'node', target: 'node20', lineLimit: BREAK_AFTER, metafile: true, logLevel: 'warning' };
const minified = { ...common, minify: true, legalComments: 'none' };

const library = await build({
  ...common,
  stdin: { contents, resolveDir: dirname(INDEX), sourcefile: INDEX },
  outfile: INDEX,
  allowOverwrite: true,
  packages: 'external',
  plugins: [submodules, parsers],
  keepNames: true,
  footer: { js: `0 && (module.exports = {${listed(all)}\n});` },
});

const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const missing = library.metafile.outputs[INDEX].imports.map(({ path }) => path)
  .filter((path) => !path.startsWith(`./${PARSERS_FOLDER}/`) && !isBuiltin(path) && !Object.hasOwn(peerDependencies, path));
if (missing.length > 0) {
  throw new Error(`${INDEX}: loads ${missing.join(', ')}, which users do not have; add it to the peer dependencies, or to the parsers here`);
}

const longest = Math.max(...readFileSync(INDEX, 'utf8').split('\n').map(({ length }) => length));
if (longest > LONGEST_LINE) {
  throw new Error(`${INDEX}: has a line of ${longest} characters, and ${LONGEST_LINE} is the limit; break what the bundler cannot break`);
}

const parsed = await Promise.all(Object.entries(PARSERS).map(([name, file]) =>
  build({ ...minified, entryPoints: [name], outfile: join(dirname(INDEX), PARSERS_FOLDER, file) })));
const command = await build({ ...minified, entryPoints: [COMMAND_SOURCE], outfile: COMMAND, allowOverwrite: true });
chmodSync(COMMAND, 0o755);

const inputs = [library, ...parsed, command].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = [...new Set(inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))].sort();
writeFileSync(LICENSES, packages.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const text = readdirSync(folder).find((file) => /^licen[cs]e(\.|$)/i.test(file));
  if (text === undefined) {
    throw new Error(`${folder}: has no file with its licence, which would have to go with it`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${text}`, 'utf8').trim()}\n`;
}).join(`\n${'-'.repeat(80)}\n\n`));

const needed = new Set();
function need(file) {
  if (!needed.has(file)) {
    needed.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
      const path = join(dirname(file), name);
      need([`${path}.d.ts`, `${path}/index.d.ts`].find((each) => declarations.has(each)) ?? path);
    }
  }
}
const declarations = new Set(readdirSync('lib', { recursive: true }).filter((file) => file.endsWith('.d.ts')).map((file) => join('lib', file)));
PUBLIC_DECLARATIONS.forEach(need);
[...declarations].filter((file) => !needed.has(file)).forEach((file) => rmSync(file));
