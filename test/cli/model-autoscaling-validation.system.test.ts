import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ModelAutoscalingValidation } from '../../src';
import { PLUGIN_CLASS } from '../../src/report/handover';
import { CommandFolder } from '../support/command';

const ROOT = join(__dirname, '../..');
const PACKAGE = 'node_modules/cdk8s-model-autoscaling';
const TSX = require.resolve('tsx/cjs');
/** The package as an app has it, but of the sources: they are compiled as they are loaded. */
const FILES = {
  [`${PACKAGE}/index.js`]: `require(${JSON.stringify(TSX)});\nmodule.exports = require(${JSON.stringify(join(ROOT, 'src'))});\n`,
  'foreign.js': `const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});
const app = new App();
const chart = new Chart(app, 'foreign');
new ApiObject(chart, 'hpa', {
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'foreign' },
  spec: { maxReplicas: 0, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
});
app.synth();
`,
  'ours.js': `const { AutoscaledModel, Autoscaler, CpuTrigger, ModelServer } = require('cdk8s-model-autoscaling');
const { App, Chart, Duration } = require(${JSON.stringify(require.resolve('cdk8s'))});
const { Cpu } = require(${JSON.stringify(require.resolve('cdk8s-plus-27'))});
const app = new App();
const chart = new Chart(app, 'ours', { namespace: 'team' });
new AutoscaledModel(chart, 'model', {
  server: ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000, resources: { cpu: { request: Cpu.millis(50) } } } }),
  autoscaler: Autoscaler.keda({ cooldownPeriod: Duration.minutes(5) }),
  minReplicas: 1,
  maxReplicas: 5,
  triggers: [CpuTrigger.utilization(50)],
});
app.synth();
`,
};

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder(FILES);
});
afterEach(() => folder.remove());

/** What `cdk8s synth` does in an app. */
function synth(app: string, properties = '{}', ...flags: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  folder.write('cdk8s.yaml', `app: node ${app}\noutput: dist\nvalidations:\n  - {package: ./${PACKAGE}, version: 0.0.0, class: ${PLUGIN_CLASS}, properties: ${properties}}\n`);
  const cli = join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'synth', '--no-check-upgrade', ...flags], { cwd: folder.path, encoding: 'utf8' });
  return { status, stdout: stripVTControlCharacters(stdout).replaceAll(folder.path, '.'), stderr };
}

test('the class is called as cdk8s.yaml calls it', () => {
  expect(ModelAutoscalingValidation.name).toBe(PLUGIN_CLASS);
});

test('an app without constructs of this library fails for what is wrong in its manifests', () => {
  const { status, stdout, stderr } = synth('foreign.js', '{}', '--validation-reports-output-file', 'report.json');
  expect([status, stderr]).toEqual([2, expect.stringContaining('Validation failed')]);
  expect(stdout).toContain('Construct Path: foreign/hpa\n    - Manifest Path: dist/foreign.k8s.yaml\n    - Resource Name: foreign\n');
  const { reports: [{ violations, summary }] } = JSON.parse(folder.read('report.json'));
  expect(violations.map(({ ruleName }: { ruleName: string }) => ruleName)).toEqual(['min-eq-max-refused']);
  expect(summary).toMatchObject({ status: 'failure', metadata: { errors: '1' } });
});

test.each([['{failOn: never}'], ['{ignore: [min-eq-max-refused]}']])('with %s it goes on', (properties) => {
  const { status, stdout } = synth('foreign.js', properties);
  expect([status, stdout]).toEqual([0, expect.stringContaining('Validations ended succesfully')]);
});

test('a wrong property is told', () => {
  const { status, stderr } = synth('foreign.js', '{failon: never}');
  expect([status, stderr]).toEqual([1, expect.stringContaining('properties in cdk8s.yaml holds options that cannot be used:\nfailon is no field that is known here, got "never"; did you mean failOn?')]);
});

describe('what an app with constructs of this library finds itself', () => {
  const WARNING = /cooldown[pP]eriod.* has no effect/g;

  test('is told once, by the plugin, and in the words of constructs', () => {
    const { status, stdout, stderr } = synth('ours.js');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.match(WARNING)).toHaveLength(1);
    expect(stdout).toContain('Construct Path: ours/model');
    expect(readdirSync(join(folder.path, 'dist')).sort()).toEqual(['construct-metadata.json', 'ours.k8s.yaml']);
  });

  test('is told once where the manifests go to standard output', () => {
    const { stdout, stderr } = synth('ours.js', '{}', '--stdout');
    expect([stdout.match(WARNING)?.length, stderr]).toEqual([1, '']);
  });

  test('is told by the app where no plugin is to run', () => {
    const { status, stdout, stderr } = synth('ours.js', '{}', '--no-validate');
    expect([status, stdout.match(WARNING), stderr.match(WARNING)?.length]).toEqual([0, null, 1]);
  });

  test('fails the validation where that is asked for', () => {
    folder.write('.model-autoscaling.yaml', 'failOn: warning\n');
    expect(synth('ours.js').status).toBe(2);
  });
});
