/**
 * Makes three files of what lib/src/index.js requires: an index, which loads the library when one of its exports is first used, the
 * library, whose modules are bundled from their sources into one scope, and what its submodules have beside it: node takes longer to find
 * some 400 small files than to run them, and longer to run modules that were compiled one by one. Of the command it makes other files, which hold the packages too: so that it
 * starts fast, and they cost the library nothing. What most calls of the command do without is a file of its own.
 *
 * The names of the exports stand at the end of the index, where node finds them for programs that are ECMAScript modules. jsii finds
 * classes by what it adds to them when it compiles, which is added to the sources here.
 *
 * What is packed besides: the parsers, each a file that is loaded with the first text to parse; the licences of all packages that these
 * files hold; the declarations that the public ones need, and no others, without what is internal.
 */
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';
import { publicDeclarations } from './declarations.mjs';
import { HELPERS, withFasterForms } from './faster-forms.cjs';

const INDEX = 'lib/src/index.js';
/** Beside the index. */
const LIBRARY = 'library.js';
const SUBMODULES = 'submodules.js';
const SOURCES = 'src';
const COMMAND = 'lib/src/cli/main.js';
/** What of the command is loaded late. It becomes a file beside the command, as what they share does. */
const LATE_COMMANDS = 'other-commands';
const SHARED = 'shared';
/** Lets node keep what it compiles of the command for the next call, from version 22.1 on; `NODE_DISABLE_COMPILE_CACHE` forbids it. */
const KEEP_COMPILED = 'require("node:module").enableCompileCache?.();';
/** What of node few calls of the command need, and by which functions: it is loaded with their first use. */
const LATE_BUILTINS = { 'node:crypto': ['createHash'], 'node:child_process': ['spawn'] };
/** Packages that the library loads late, and the files beside its own that they become. */
const PARSERS = { 'yaml': 'yaml.js', '@prometheus-io/lezer-promql': 'promql.js', 'croner': 'cron.js' };
const PARSERS_FOLDER = 'parsers';
/** The licences of the packages that these files hold. */
const LICENSES = 'lib/THIRD-PARTY-LICENSES.txt';
/** What one declaration file says of another. */
const IMPORTED = /(?:from |import\()['"](\.[^'"]+)['"]/g;
/** The declarations that users' compilers start from. */
const PUBLIC_DECLARATIONS = ['lib/src/index.d.ts', 'lib/src/cli/model-autoscaling-validation.d.ts'];
const REEXPORT = /^__exportStar\(require\("(.+)"\), exports\);$/gm;
/** A submodule, as TypeScript writes `export * as name from`. */
const SUBMODULE = /^exports\.(\w+) = __importStar\(require\("(.+)"\)\);$/gm;
/** One name of a module, and the module, as TypeScript writes `export { name } from`. */
const NAMED = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\1; \} \}\);$/gm;
const REQUIRED = /^var (\w+) = require\("(.+)"\);$/gm;
const CLASS = /^(?:export )?(?:abstract )?class (\w+)/gm;
/** What jsii adds to a class. */
const RUNTIME_TYPE = /static \[JSII_RTTI_SYMBOL_1\] = (\{ fqn: "[^"]+?([^".]+)", version: "[^"]+" \});/g;
/** Exports that are loaded when they are first used. */
const LATE_EXPORTS = `function late(names, load) {
  names.forEach((name) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => {
    const value = load(name);
    Object.defineProperty(exports, name, { enumerable: true, value });
    return value;
  } }));
}`;

/** Modules that load what they stand for with its first use. */
const LATE = 'late';

/** In characters: of an error that nobody catches, node prints the line that threw it before the message. */
const LONGEST_LINE = 400;
/** Where the bundler breaks lines; it finishes what it has begun, which takes up to half as much again. */
const BREAK_AFTER = 120;

/** Texts one a line, as the bundler does not break those. */
const listed = (texts) => texts.map((text) => `\n  ${text}`).join(',');
const quoted = (name) => `'${name}'`;

/** What an index exports: modules with the names of each, and submodules by their names. */
function exportsOf(index) {
  const here = createRequire(resolve(index));
  const text = readFileSync(index, 'utf8');
  const required = new Map([...text.matchAll(REQUIRED)].map(([, variable, path]) => [variable, path]));
  const modules = [
    ...[...text.matchAll(REEXPORT)].map(([, path]) => ({ path, names: Object.keys(here(path)) })),
    ...[...text.matchAll(NAMED)].map(([, name, variable]) => ({ path: required.get(variable), names: [name] })),
  ].filter(({ names }) => names.length > 0);
  const submodules = [...text.matchAll(SUBMODULE)].map(([, name, path]) => ({ name, path }));
  const found = [...modules.flatMap(({ names }) => names), ...submodules.map(({ name }) => name)];
  const lost = Object.keys(here(resolve(index))).filter((name) => !found.includes(name));
  if (found.length === 0 || lost.length > 0) {
    throw new Error(`${index}: exports ${lost.join(', ') || 'nothing'} in another way than jsii writes it; compile first`);
  }
  return { modules, submodules };
}

/** The text of an index whose exports are loaded when they are first used. */
function lateIndex({ modules, submodules }, load) {
  return [
    LATE_EXPORTS,
    ...modules.map(({ path, names }) => `late([${listed(names.map(quoted))}\n], (name) => ${load(path)}[name]);`),
    ...submodules.map(({ name, path }) => `late([${quoted(name)}], () => ${load(path)});`),
  ].join('\n');
}

const compiledOf = (source) => join('lib', relative('.', source)).replace(/\.ts$/, '.js');

/**
 * The sources with what jsii adds to their classes, whose names the bundler may change: messages show them. The index of each submodule
 * reexports files as the root does.
 */
const sources = {
  name: 'sources',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]constructs[\\/].+[\\/]index\.ts$/ }, ({ path }) => ({ contents: lateIndex(exportsOf(compiledOf(path)), (file) => `require(${quoted(file)})`), loader: 'js' }));
    onLoad({ filter: /[\\/](src|imports)[\\/].+\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const names = [...source.matchAll(CLASS)].map(([, name]) => `Object.defineProperty(${name}, 'name', { value: '${name}', configurable: true });`);
      const types = [...readFileSync(compiledOf(path), 'utf8').matchAll(RUNTIME_TYPE)].map(([, type, name]) => `(${name} as any)[Symbol.for("jsii.rtti")] = ${type};`);
      return { contents: [withFasterForms(source), ...names, ...types].join('\n'), loader: 'ts' };
    });
  },
};

const folder = dirname(INDEX);
const index = exportsOf(INDEX);
const all = [...index.modules.flatMap(({ names }) => names), ...index.submodules.map(({ name }) => name)];

/** The parsers, which what is loaded from a file finds in their folder. */
const parsersFor = (file) => ({
  name: 'parsers',
  setup: ({ onResolve }) => onResolve({ filter: /^[^./]/ }, ({ path }) =>
    Object.hasOwn(PARSERS, path) ? { path: `./${relative(dirname(file), join(folder, PARSERS_FOLDER, PARSERS[path]))}`.replace('./../', '../'), external: true } : undefined),
});

/** The sources of the command, which has no classes for jsii. What is loaded late stays apart. */
const commandSources = {
  name: 'command sources',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, ({ path }) => ({ contents: withFasterForms(readFileSync(path, 'utf8')), loader: 'ts' }));
    onResolve({ filter: new RegExp(`/${LATE_COMMANDS}$`) }, ({ path, kind }) => kind === 'require-call' ? { path: `${path}.js`, external: true } : undefined);
    onResolve({ filter: /^node:/ }, ({ path, namespace }) => Object.hasOwn(LATE_BUILTINS, path) && namespace !== LATE ? { path, namespace: LATE } : undefined);
    onLoad({ filter: /.*/, namespace: LATE }, ({ path }) => ({
      contents: LATE_BUILTINS[path].map((name) => `export const ${name} = (...given) => require(${quoted(path)}).${name}(...given);`).join('\n'),
    }));
  },
};

/** Grammars tell how to colour what they parse, which takes as long to load as the grammar does. */
const withoutColours = {
  name: 'without colours',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@lezer\/highlight$/ }, ({ path }) => ({ path, namespace: 'colours' }));
    onLoad({ filter: /.*/, namespace: 'colours' }, () => ({ contents: 'export const tags = new Proxy(() => tags, { get: () => tags });\nexport const styleTags = () => () => null;' }));
  },
};

const output = { platform: 'node', target: 'node20', lineLimit: BREAK_AFTER, logLevel: 'warning' };
const minified = { ...output, minify: true, legalComments: 'none' };
const bundled = { bundle: true, metafile: true };

/** The files of the library, by the names under which it gives them to the submodules. */
const shared = new Set();

/** What of the submodules is in the library too is taken from there. */
const fromLibrary = (files) => ({
  name: 'from library',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = ['.ts', '/index.ts'].map((end) => relative('.', resolve(resolveDir, path)) + end).find((each) => files.has(each));
      return file === undefined ? undefined : { path: file, namespace: LIBRARY };
    });
    onLoad({ filter: /.*/, namespace: LIBRARY }, ({ path }) => {
      shared.add(path);
      return { contents: `module.exports = require('./${LIBRARY}').modules[${quoted(path)}];`, resolveDir: folder };
    });
    onResolve({ filter: new RegExp(`/${LIBRARY}$`) }, ({ path }) => ({ path, external: true }));
  },
});

/** Bundles modules of the library; what they need at once is in one scope, in the order in which it is needed. */
function libraryOf(contents, file, plugins, others = {}) {
  return build({
    ...output,
    ...bundled,
    stdin: { contents, resolveDir: SOURCES },
    outfile: join(folder, file),
    packages: 'external',
    plugins: [...plugins, sources, parsersFor(join(folder, file))],
    banner: { js: HELPERS },
    ...others,
  });
}

/** The library's modules by the names under which they are asked for. */
function modulesOf(files) {
  const paths = [...index.modules.map(({ path }) => path), ...files];
  return [
    ...paths.map((path, i) => `import * as module${i} from ${quoted(path.replace(/^src\//, './').replace(/\.ts$/, ''))};`),
    `export const modules = {${listed(paths.map((path, i) => `${quoted(path)}: module${i}`))}\n};`,
  ].join('\n');
}

const { metafile: { inputs: ofLibrary } } = await libraryOf(modulesOf([]), LIBRARY, [], { write: false });
const late = index.submodules.map(({ path }) => quoted(path));
const submodules = await libraryOf(
  `module.exports = {${listed(late.map((path) => `${path}: () => require(${path})`))}\n};`, SUBMODULES, [fromLibrary(new Set(Object.keys(ofLibrary)))],
);
const library = await libraryOf(modulesOf([...shared].sort()), LIBRARY, []);
const isLate = new Set(index.submodules.map(({ path }) => path));
writeFileSync(INDEX, [
  '"use strict";',
  lateIndex(index, (path) => isLate.has(path) ? `require('./${SUBMODULES}')[${quoted(path)}]()` : `require('./${LIBRARY}').modules[${quoted(path)}]`),
  `0 && (module.exports = {${listed(all)}\n});\n`,
].join('\n'));

const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
for (const [file, { metafile }] of Object.entries({ [LIBRARY]: library, [SUBMODULES]: submodules })) {
  const missing = metafile.outputs[join(folder, file)].imports.map(({ path }) => path)
    .filter((path) => path !== `./${LIBRARY}` && !path.startsWith(`./${PARSERS_FOLDER}/`) && !isBuiltin(path) && !Object.hasOwn(peerDependencies, path));
  if (missing.length > 0) {
    throw new Error(`${file}: loads ${missing.join(', ')}, which users do not have; add it to the peer dependencies, or to the parsers here`);
  }
  const longest = Math.max(...readFileSync(join(folder, file), 'utf8').split('\n').map(({ length }) => length));
  if (longest > LONGEST_LINE) {
    throw new Error(`${file}: has a line of ${longest} characters, and ${LONGEST_LINE} is the limit; break what the bundler cannot break`);
  }
}

const parsed = await Promise.all(Object.entries(PARSERS).map(([name, file]) =>
  build({ ...minified, ...bundled, entryPoints: [name], outfile: join(folder, PARSERS_FOLDER, file), plugins: [withoutColours] })));
// The bundler takes apart what it writes as ECMAScript modules, which load slower than what those are turned into.
const command = await build({
  ...output,
  ...bundled,
  format: 'esm',
  splitting: true,
  write: false,
  entryPoints: [COMMAND, LATE_COMMANDS].map((file) => join(SOURCES, 'cli', `${basename(file, '.js')}.ts`)),
  outdir: dirname(COMMAND),
  chunkNames: SHARED,
  plugins: [commandSources, parsersFor(COMMAND)],
  banner: { js: HELPERS },
});
for (const { path, text } of command.outputFiles) {
  const { code } = await transform(text, { ...minified, format: 'cjs' });
  writeFileSync(path, resolve(path) === resolve(COMMAND) ? code.replace('\n', `\n${KEEP_COMPILED}\n`) : code);
}
chmodSync(COMMAND, 0o755);

const inputs = [library, submodules, ...parsed, command].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = new Set();
/** A package, and those that it needs, of which the bundler may have left out all. */
function hold(folder) {
  if (!packages.has(folder)) {
    packages.add(folder);
    const { dependencies = {} } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const near = createRequire(resolve(folder, 'package.json'));
    Object.keys(dependencies).forEach((name) => hold(relative('.', near.resolve.paths(name).map((path) => join(path, name)).find((path) => existsSync(path)))));
  }
}
inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []).forEach(hold);
writeFileSync(LICENSES, [...packages].sort().map((folder) => {
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
    const text = publicDeclarations(readFileSync(file, 'utf8'));
    writeFileSync(file, text);
    for (const [, name] of text.matchAll(IMPORTED)) {
      const path = join(dirname(file), name);
      need([`${path}.d.ts`, `${path}/index.d.ts`].find((each) => declarations.has(each)) ?? path);
    }
  }
}
const declarations = new Set(readdirSync('lib', { recursive: true }).filter((file) => file.endsWith('.d.ts')).map((file) => join('lib', file)));
PUBLIC_DECLARATIONS.forEach(need);
[...declarations].filter((file) => !needed.has(file)).forEach((file) => rmSync(file));
