import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { preProcessFile } from 'typescript';
import { linksOf } from './support/links';

const ROOT = join(__dirname, '..');
const LICENSES = 'lib/THIRD-PARTY-LICENSES.txt';
const { peerDependencies } = packageOf(ROOT);

/** What users download with every install; the bench asks for less. */
const MAX_PACKED_BYTES = 2_000_000;

/** What is packed, with declarations, pages and examples as one each. */
const PACKED = [
  '.jsii', 'API.md', 'CHANGELOG.md', 'LICENSE', 'README.md', 'docs/*.md', 'docs/api/*.md', 'docs/rules/*.md', 'examples/**', 'examples/README.md', LICENSES, 'lib/**/*.d.ts', 'lib/src/cli/main.js', 'lib/src/cli/other-commands.js', 'lib/src/cli/shared.js', 'lib/src/index.js',
  'lib/src/library.js', 'lib/src/parsers/cron.js', 'lib/src/parsers/promql.js', 'lib/src/parsers/yaml.js', 'package.json',
  'lib/src/submodules.js', 'schemas/check-report.schema.json', 'schemas/configuration.schema.json',
];

interface Package {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

function packageOf(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Packages that source files name, save for what users have anyway. */
function named(): string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const modules = files.flatMap((file) => preProcessFile(readFileSync(join(ROOT, 'src', file), 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName));
  const packages = modules.filter((name) => !name.startsWith('.') && !isBuiltin(name)).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
  return [...new Set(packages)].filter((name) => !(name in peerDependencies!));
}

/** Packages, and those that they depend on. */
function withDependencies(names: string[], from: string, known = new Set<string>()): Set<string> {
  for (const name of names.filter((each) => !known.has(each))) {
    known.add(name);
    const folder = createRequire(join(from, 'package.json')).resolve.paths(name)!.map((path) => join(path, name)).find((path) => existsSync(path))!;
    const { dependencies, peerDependencies: peers } = packageOf(folder);
    withDependencies(Object.keys({ ...dependencies, ...peers }), folder, known);
  }
  return known;
}

interface Tarball {
  readonly paths: string[];
  readonly size: number;
}

let tarball: Tarball | undefined;

/** The paths of the files of the tarball, and its size; npm takes seconds to tell. */
function packed(): Tarball {
  tarball ??= readTarball();
  return tarball;
}

function readTarball(): Tarball {
  const [{ files, size }] = JSON.parse(execFileSync('npm', ['pack', '--ignore-scripts', '--dry-run', '--json'], { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }));
  return { paths: files.map(({ path }: { path: string }) => path), size };
}

test('what is packed is what users need', () => {
  const { paths, size } = packed();
  const kinds = paths.map((path) => path.replace(/^lib\/.*\.d\.ts$/, 'lib/**/*.d.ts').replace(/^(docs|docs\/\w+)\/[^/]*\.md$/, '$1/*.md')
    .replace(/^examples\/.*\.(ts|py|java|go)$/, 'examples/**'));
  expect(size).toBeLessThan(MAX_PACKED_BYTES);
  expect([...new Set(kinds)].sort()).toEqual([...PACKED].sort());
});

test('pages that are packed link to what is packed', () => {
  const { paths } = packed();
  const dead = paths.filter((path) => path.endsWith('.md')).flatMap((path) => linksOf(path).filter(({ link }) => !link.startsWith('https:'))
    .filter(({ file }) => !paths.includes(file)).map(({ link }) => `${path}: ${link}`));
  expect(dead).toEqual([]);
});

test('every package that a bundle holds has its licence in the tarball', () => {
  const sections = readFileSync(join(ROOT, LICENSES), 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
  const names = sections.map((section) => section.split(' ')[0]);
  expect(named()).toEqual(expect.arrayContaining(['@prometheus-io/lezer-promql', 'commander', 'yaml']));
  expect(names).toEqual(expect.arrayContaining(named()));
  // Of what these depend on, the bundler leaves out what is not used.
  expect([...withDependencies(named(), ROOT)]).toEqual(expect.arrayContaining(names));
  expect(sections.filter((section) => !/Permission (is hereby granted|to use, copy)|Apache License/.test(section))).toEqual([]);
});

test('every declaration finds those that it names', () => {
  const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.d.ts')).map((file) => join(ROOT, 'lib', file));
  const lost = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)]
    .filter(([, name]) => !['.d.ts', '/index.d.ts'].some((end) => existsSync(join(file, '..', name + end)))).map(([, name]) => `${file}: ${name}`));
  expect(files.length).toBeGreaterThan(100);
  expect(lost).toEqual([]);
});

test('what users load exports what the sources do, under the same names', () => {
  const [sources, bundled] = ['../src', '../lib/src'].map((path) => jest.requireActual<Record<string, unknown>>(path));
  expect(Object.keys(bundled).sort()).toEqual(Object.keys(sources).sort());
  const renamed = Object.keys(sources).filter((name) => typeof sources[name] === 'function' && (bundled[name] as { name?: string }).name !== name);
  expect(renamed).toEqual([]);
});

test('a release publishes to npm, and names no registry', () => {
  const workflow = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8');
  expect(workflow).toContain("'publib-npm'");
  expect(workflow).not.toMatch(/REGISTRY/);
});
