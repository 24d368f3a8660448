import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { App, Chart } from 'cdk8s';
import * as ts from 'typescript';
import * as library from '../../src';
import { CommandFolder } from '../support/command';
import { serve, succeed } from '../support/http-server';
import { yamlOf } from '../support/synth';

const DOCS = readFileSync(join(__dirname, '../../docs/preview.md'), 'utf8');
const README = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const COMMANDS = [...DOCS.matchAll(/npx cdk8s-model-autoscaling ([^\n`]+)/g)].map(([, args]) => args.replace(/'/g, ''));
/** The forms that its tables show. */
const [LOADS, SIGNALS] = ['load', 'signal'].map((title) => [...new RegExp(`\\| ${title} \\| \\|\\n([^]*?)\\n\\n`).exec(DOCS)![1].matchAll(/^\| `([^`]+)`/gm)].map(([, form]) => form));

/** Its programs in TypeScript: the class of a chart, and a test of it. */
const [PROGRAM, UNIT_TEST] = [...DOCS.matchAll(/```ts\n([^]*?)```/g)].map(([, source]) => source);
const { HousePrice } = testsIn(PROGRAM).exported as { readonly HousePrice: new (app: App, id: string) => Chart };

/** What a program exports, and the bodies of the tests that it defines. It sees the library under its name, and modules that are given. */
function testsIn(source: string, others: { readonly [name: string]: unknown } = {}) {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: { readonly [name: string]: unknown } = { cdk8s, 'cdk8s-model-autoscaling': library, ...others };
  const exported: { readonly [name: string]: unknown } = {};
  const tests: (() => void)[] = [];
  const define = (_title: string, body: () => void) => tests.push(body);
  new Function('require', 'exports', 'test', 'expect', outputText)((name: string) => modules[name], exported, define, expect);
  return { exported, tests };
}

let folder: CommandFolder;
beforeEach(() => {
  const yaml = yamlOf(new HousePrice(new App(), 'house-price'));
  const range = { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[1_700_000_000, '5'], [1_700_000_600, '80']] }] } };
  folder = new CommandFolder({ 'k8s/model.yaml': yaml, 'next/model.yaml': yaml, 'FILE.csv': 'time,requests\n08:00,5\n08:10,80\n', 'FILE.json': JSON.stringify(range) });
});
afterEach(() => folder.remove());

test('the guide has commands and forms', () => expect([COMMANDS.length, LOADS.length, SIGNALS.length]).toEqual([5, 7, 6]));

const PROMETHEUS = 'http://localhost:9090';
test.each(COMMANDS)('%s', async (args) => {
  const prometheus = await serve(({ parameters }, response) =>
    succeed(response, { resultType: 'matrix', result: [{ metric: {}, values: [[Number(parameters.get('start')), '80']] }] }));
  const { code, stdout } = await folder.run(args.replace(PROMETHEUS, `http://127.0.0.1:${prometheus.port}`));
  await prometheus.stop();
  expect([code, prometheus.got.length]).toEqual([0, args.includes(PROMETHEUS) ? 1 : 0]);
  expect(stdout).toContain(args.includes('--output') ? '' : 'house-price');
});

test.each(LOADS)('a load: %s', async (load) => {
  expect(await folder.run(`preview k8s --load ${load}`)).toMatchObject({ code: 0, stderr: '' });
});

test.each(SIGNALS)('a signal: %s', async (signal) => {
  const [name] = signal.split('=');
  folder.write('k8s/model.yaml', folder.read('k8s/model.yaml').replace('name: rate', `name: ${name}`));
  expect(await folder.run(`preview k8s --load 30 --signal ${signal}`)).toMatchObject({ code: 0, stderr: '' });
});

test('its scenario is one', async () => {
  folder.write('scenario.yaml', /```yaml\n([^]*?)```/.exec(DOCS)![1].replace('cpu:', 'rate:'));
  expect(await folder.run('preview k8s --scenario scenario.yaml')).toMatchObject({ code: 0, stderr: '' });
});

const [, SHORT_TEST] = /`(test\([^`]+)`/.exec(README)!;
/** What stands around it: the chart of the guide, and the load of its test. */
const AROUND = `import { App, Duration } from 'cdk8s';
import { preview } from 'cdk8s-model-autoscaling';
import { HousePrice } from './house-price';
const { model } = new HousePrice(new App(), 'house-price');
const load = ${/load: (.+),/.exec(UNIT_TEST)![1]};
`;
test.each([
  ['its unit test', UNIT_TEST],
  ['that of the README', `${AROUND}${SHORT_TEST}`],
])('%s passes', (_, source) => {
  const defined = testsIn(source, { './house-price': { HousePrice } }).tests;
  expect(defined).toHaveLength(1);
  defined.forEach((body) => body());
});
