import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Duration } from 'cdk8s';
import * as ts from 'typescript';
import { AutoscaledModel, ModelServer, preview, Prometheus, PrometheusTrigger } from '../../src';
import { CommandFolder } from '../support/command';
import { serve, succeed } from '../support/http-server';
import { yamlOf } from '../support/synth';

const DOCS = readFileSync(join(__dirname, '../../docs/preview.md'), 'utf8');
const COMMANDS = [...DOCS.matchAll(/npx cdk8s-model-autoscaling ([^\n`]+)/g)].map(([, args]) => args.replace(/'/g, ''));
/** The forms that its tables show. */
const [LOADS, SIGNALS] = ['load', 'signal'].map((title) => [...new RegExp(`\\| ${title} \\| \\|\\n([^]*?)\\n\\n`).exec(DOCS)![1].matchAll(/^\| `([^`]+)`/gm)].map(([, form]) => form));

class HousePrice extends Chart {
  readonly model: AutoscaledModel;

  constructor(app: App, id: string, metric = 'rate') {
    super(app, id, { namespace: 'ml' });
    this.model = new AutoscaledModel(this, 'house-price', {
      server: ModelServer.deployment({ container: { image: 'house-price:1', portNumber: 8000, resources: {} }, metrics: {} }),
      prometheus: Prometheus.fromAddress('http://prometheus.monitoring.svc:9090'),
      maxReplicas: 4,
      triggers: [PrometheusTrigger.total({ query: 'sum(rate(requests_total{namespace="ml"}[5m]))', perReplica: 15, name: metric })],
    });
  }
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
  folder.write('k8s/model.yaml', yamlOf(new HousePrice(new App(), 'house-price', name)));
  expect(await folder.run(`preview k8s --load 30 --signal ${signal}`)).toMatchObject({ code: 0, stderr: '' });
});

test('its scenario is one', async () => {
  folder.write('scenario.yaml', /```yaml\n([^]*?)```/.exec(DOCS)![1].replace('cpu:', 'rate:'));
  expect(await folder.run('preview k8s --scenario scenario.yaml')).toMatchObject({ code: 0, stderr: '' });
});

test('its unit test passes', () => {
  const source = /```ts\n([^]*?)```/.exec(DOCS)![1];
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const modules: { readonly [name: string]: unknown } = { 'cdk8s': { App, Duration }, 'cdk8s-model-autoscaling': { preview }, './house-price': { HousePrice } };
  let [title, body] = ['', () => undefined];
  new Function('require', 'exports', 'test', 'expect', outputText)((name: string) => modules[name], {}, (named: string, run: () => undefined) => {
    [title, body] = [named, run];
  }, expect);
  expect(title).not.toBe('');
  body();
});
