import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import * as catalogMetric from '../../src/model-servers/catalog-metric';
import { ServerMetrics } from '../../src/model-servers/server-metrics';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const PAGE = read('CONTRIBUTING.md');
const BLOCKS = [...PAGE.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => block.trim().split('\n').map((line) => line.trim()));
const SPANS = [...PAGE.replace(/```[^]*?```/g, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span);
const COMMANDS = [...BLOCKS, ...SPANS].flatMap((line) => line.split(' && ')).filter((line) => /^(npx|npm|ESLINT|git|\.ci)\b/.test(line));

test('files and folders that it names exist', () => {
  const words = [...SPANS, ...COMMANDS].flatMap((text) => text.split(' ')).concat([...PAGE.matchAll(/`([\w-]+\.ts)` beside it|`([\w-]+\.ts)`/g)].map(([, one, other]) => one ?? other));
  const paths = words.filter((word) => /^(\.ci|src|test|docs|examples|projenrc|imports|schemas|bench)(\/|$)|^\.?[\w-]+\.(md|ts|json)$/.test(word));
  const places = ['.', 'src/constructs/triggers/servers'];
  const lost = paths.map((path) => path.includes('NAME') ? dirname(path) : path).filter((path) => !places.some((place) => existsSync(join(ROOT, place, path))));
  expect(paths.length).toBeGreaterThan(60);
  expect(lost).toEqual([]);
});

test.each(['src', 'src/constructs'])('each folder of %s has its row', (parent) => {
  const folders = readdirSync(join(ROOT, parent), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${parent}/${name}`);
  expect(folders.filter((folder) => !PAGE.includes(`| \`${folder}\` |`))).toEqual([]);
});

test('each list of cases of rules is named', () => {
  const lists = readdirSync(join(ROOT, 'test/rules')).filter((file) => file.endsWith('-cases.ts'));
  expect(lists.filter((file) => !PAGE.includes(`\`test/rules/${file}\``))).toEqual([]);
});

test('commands that it names are there', () => {
  const { tasks } = JSON.parse(read('.projen/tasks.json'));
  const { scripts } = JSON.parse(read('package.json'));
  const lost = COMMANDS.filter((command) => {
    const [, tool, name = ''] = /^(?:\w+=\w+ )?(npx \w+|npm run|npm|git|\.ci\/run) ?([\w:/.-]*)/.exec(command)!;
    switch (tool) {
      case 'npx projen': return name !== '' && tasks[name] === undefined;
      case 'npx jest': case 'npx tsx': return !existsSync(join(ROOT, name));
      case 'npx tsc': case 'npx eslint': case '.ci/run': case 'git': return false;
      case 'npm run': return scripts[name] === undefined;
      default: return !['ci', 'test'].includes(name);
    }
  });
  expect(COMMANDS.length).toBeGreaterThan(20);
  expect(lost).toEqual([]);
});

test('titles by which tests are picked are titles', () => {
  const picked = COMMANDS.flatMap((command) => [...command.matchAll(/^npx jest (\S+) -t '(.+)'$/g)]);
  expect(picked.length).toBeGreaterThan(0);
  expect(picked.filter(([, file, title]) => !new RegExp(`(?:test|describe)\\b.*${title}`).test(read(file)))).toEqual([]);
});

test('variables and constants that it names are in the code', () => {
  const names = [...new Set(SPANS.filter((span) => /^[A-Z]{3,}(_[A-Z]+)*$/.test(span) && !['NAME', 'PATH'].includes(span)))];
  const found = execFileSync('git', ['grep', '-how', ...names.flatMap((name) => ['-e', name]), '--', '*.ts'], { cwd: ROOT, encoding: 'utf8' });
  expect(names.length).toBeGreaterThan(3);
  expect([...new Set(found.trim().split('\n'))].sort()).toEqual([...names].sort());
});

test('places within it that it links are there', () => {
  const titles = [...PAGE.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title.toLowerCase().replace(/ /g, '-'));
  const links = [...PAGE.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !titles.includes(link))).toEqual([]);
});

test('its model server is one', () => {
  const code = /```ts\n([^]*?)```/.exec(PAGE)![1];
  const exports: { CLIPPER?: ServerMetrics } = {};
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  new Function('require', 'exports', outputText)(() => catalogMetric, exports);
  const { server, image, metrics: [metric] } = exports.CLIPPER!;
  expect({ server, image, metric }).toMatchObject({ server: 'Clipper', image: 'clipper/query_frontend', metric: { type: 'gauge', unit: 'requests' } });
});
