import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SRC = join(__dirname, '../src');
/** Folders that know no construct, nor anything that leads to one: what they know is asked of any manifest. */
const READ_SIDE = ['faults', 'promql', 'formula', 'platforms', 'model-servers', 'manifests', 'cluster', 'graph', 'rules', 'preview', 'explain', 'report', 'cli'];
/** Folders that neither read files nor ask a clock: the same input has the same result, everywhere. */
const PURE = ['preview', 'explain'];
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
