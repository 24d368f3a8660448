import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SRC = join(__dirname, '../src');
/** Folders that know no construct, nor anything that leads to one: what they know is asked of any manifest. */
const READ_SIDE = ['faults', 'promql', 'formula', 'platforms', 'model-servers', 'manifests', 'cluster', 'graph', 'rules', 'own-rules', 'prometheus-api', 'observability', 'preview', 'explain', 'advise', 'report', 'kubectl', 'chain', 'live', 'cli'];
/** Folders that neither read files nor ask a clock: the same input has the same result, everywhere. */
const PURE = ['preview', 'explain', 'observability', 'advise', 'chain'];
const OUTSIDE = /\b(Date\.now|new Date\(\)|performance\.|Math\.random|process\.|setTimeout|fetch\()|'(node:)?(fs|http|https|child_process|net)'/;
const CONSTRUCTS = /^(cdk8s|cdk8s-plus-\d+|constructs)$/;
const IMPORT = /(?:from|require\(|import\()\s*'([^']+)'/g;

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** What a file imports: packages by their names, files by their paths below `src`, and others above it. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
  return [...text.matchAll(IMPORT)].map(([, name]) => {
    if (!name.startsWith('.')) {
      return name;
    }
    const path = relative(SRC, join(SRC, dirname(file), name));
    return [`${path}.ts`, join(path, 'index.ts')].find((each) => existsSync(join(SRC, each))) ?? path;
  });
}

/** The way from a file to a package of constructs, over as many imports as it takes; undefined where there is none. */
function wayToConstructs(file: string, seen = new Set<string>()): string[] | undefined {
  if (seen.has(file)) {
    return undefined;
  }
  seen.add(file);
  for (const imported of importsOf(file)) {
    const way = CONSTRUCTS.test(imported) ? [imported] : files.includes(imported) ? wayToConstructs(imported, seen) : undefined;
    if (way !== undefined) {
      return [file, ...way];
    }
  }
  return undefined;
}

test.each(READ_SIDE)('nothing in %s leads to a construct', (folder) => {
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  expect(own).not.toEqual([]);
  expect(own.flatMap((file) => wayToConstructs(file)?.join(' -> ') ?? [])).toEqual([]);
});

test.each(PURE)('%s knows neither files nor the time of day', (folder) => {
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  expect(own).not.toEqual([]);
  expect(own.filter((file) => OUTSIDE.test(readFileSync(join(SRC, file), 'utf8')))).toEqual([]);
});

test('the write side does lead to one', () => {
  expect(wayToConstructs('index.ts')).toBeDefined();
});

/** Files of names, each of which a product gave. */
const NAMES = files.filter((file) => /^platforms\/(.+\/)?(names|llm-names|kinds|annotations)\.ts$/.test(file));
/** A path that each server chose for itself: where one has another, the others keep theirs. */
const OF_MANY = ['/metrics'];

/** All texts in what a file of names exports that are no plain word, which may well stand elsewhere by another meaning. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.length > 4 && /[/.-]/.test(value) && !value.includes(' ') ? [value] : [];
  }
  if (value instanceof Map || value instanceof Set) {
    return [...value].flatMap(namesIn);
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

test('what a product calls something stands in its file of names alone', () => {
  const homes = new Map<string, string>();
  for (const file of NAMES) {
    namesIn(jest.requireActual(join(SRC, file))).filter((name) => !OF_MANY.includes(name)).forEach((name) => homes.set(name, file));
  }
  const repeated = files.filter((file) => !file.includes('generated') && !NAMES.includes(file)).flatMap((file) => {
    const code = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*|(?:from|import\()\s*'[^']+'/gm, '');
    return [...code.matchAll(/'([^'\\\n]+)'/g)].flatMap(([, text]) => homes.has(text) ? `${file}: ${text} of ${homes.get(text)}` : []);
  });
  expect(repeated).toEqual([]);
});

/** What digs in a manifest: its spec, and the readers of fields of which nothing is known. */
const DIGGING = /\bmanifest\??\.(spec|data)\b|\bspec\b[^;{}]*\}\s*=\s*[\w.]*manifest\b|\bmanifest:\s*\{[^}]*\bspec\b|\b(listIn|objectIn)\b/g;

test('rules ask the graph, and none of them digs in a manifest', () => {
  const rules = files.filter((file) => file.startsWith('rules/'));
  expect(rules).not.toEqual([]);
  expect(rules.flatMap((file) => (readFileSync(join(SRC, file), 'utf8').match(DIGGING) ?? []).map((found) => `${file}: ${found}`))).toEqual([]);
});

test.each([
  'located.manifest.spec', 'const { spec } = at.manifest;', 'const { metadata: { name }, spec } = located.manifest;', '({ manifest: { spec } }) => spec',
  'objectIn(spec.template)', 'listIn(spec.triggers)',
])('digging is seen: %s', (code) => {
  expect(code.match(DIGGING)).not.toBeNull();
});

const ROOT = join(__dirname, '..');
const CONTRIBUTING = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The folders of a table, in its order. */
function tableOf(head: string): string[] {
  const [, rows] = new RegExp(`\\| ${head} \\|[^\\n]*\\n\\|[-|]+\\n([^]*?)\\n\\n`).exec(CONTRIBUTING)!;
  return rows.split('\n').map((row) => /^\| `([^`]+)` \|/.exec(row)![1]);
}

test('what is made anew each time is not committed', () => {
  expect(execFileSync('git', ['ls-files', '--cached', '--ignored', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })).toBe('');
});

/** Folders that are in the repository, below one of it. */
function foldersIn(folder: string): string[] {
  const tracked = execFileSync('git', ['ls-files', folder], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
  const below = tracked.map((file) => relative(folder, file)).filter((file) => file.includes('/')).map((file) => join(folder, file.split('/')[0]));
  return [...new Set(below)].filter((each) => !each.startsWith('.')).sort();
}

test.each([
  ['Folder', 'src'], ['Folder of the write side', 'src/constructs'],
])('in CONTRIBUTING.md the table "%s" has the folders of %s, and imports run downwards in it', (head, folder) => {
  const folders = tableOf(head);
  expect([...folders].sort()).toEqual(foldersIn(folder));
  const upwards = folders.flatMap((from, row) => readdirSync(join(ROOT, from), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(ROOT, from, file), 'utf8').matchAll(/(?:from|import\(|require\()\s*'(\.[^']+)'/g)].flatMap(([, name]) => {
      const imported = folders.findIndex((each) => `${join(from, dirname(file), name)}/`.startsWith(`${each}/`));
      return imported !== -1 && imported < row ? [`${join(from, file)}: ${name}`] : [];
    })));
  expect(upwards).toEqual([]);
});

test('in CONTRIBUTING.md the table of what is beside src has all other folders', () => {
  expect(['src', ...tableOf('Beside `src`')].sort()).toEqual(foldersIn('.'));
});
