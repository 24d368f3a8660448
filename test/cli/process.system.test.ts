import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const RUN = ['--import', require.resolve('tsx'), MAIN];
const FAULTY = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: NAME}\nspec: {maxReplicas: 0, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the process reads standard input, writes to standard output and ends with the exit code', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...RUN, 'check', '-'], { input: FAULTY, encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toContain('HorizontalPodAutoscaler default/NAME');
});

test('wrong use is told on standard error', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...RUN, 'check'], { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(/^error: there is nothing to check; /)]);
});

test('whoever stops reading is told nothing', async () => {
  const file = join(folder, 'many.yaml');
  writeFileSync(file, Array.from({ length: 1_000 }, (_, i) => FAULTY.replace('NAME', `a${i}`)).join('---\n'));
  const child = spawn(process.execPath, [...RUN, 'check', file]);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  await new Promise((resolve) => child.once('close', resolve));
  expect(stderr).toBe('');
});

test.each<[string, string, string, number, RegExp]>([
  ['an ECMAScript module', 'esm.mjs', 'export default { id: "acme-a", severity: "error", says: "a", remedy: "b", find: ({ objects: [object] }) => [{ object, problem: "is bad", fix: "mend it" }] };', 1, /^$/],
  ['one that imports what is not there', 'missing.cjs', 'require("acme-policies");', 2, /^error: --rules \S+ cannot be loaded: Error: Cannot find module 'acme-policies'; install it beside the file\n$/],
])('rules of one\'s own may be %s', (_title, name, text, code, said) => {
  writeFileSync(join(folder, name), text);
  const { status, stderr } = spawnSync(process.execPath, [...RUN, 'check', '-', '--only', 'acme-a', '--rules', join(folder, name)], { input: FAULTY, encoding: 'utf8' });
  expect([status, stderr]).toEqual([code, expect.stringMatching(said)]);
});

test.each<[string, number]>([
  ['^(a+)+$', 1], ['^(a{1,100})+$', 1], ['^a{1,63}a{1,63}a{1,63}a{1,63}a{1,63}a{1,63}a{1,63}$', 1],
  // Nothing is said of one that cannot be followed.
  ['^(a{0,30}){30}$', 0],
])('an expression that takes for ever comes to an end: %s', (expression, code) => {
  const series = `${'a'.repeat(60)}b`;
  const config = `rules: [{seriesQuery: '${series}{namespace!=""}', seriesFilters: [{is: "${expression}"}], resources: {template: "<<.Resource>>"}, metricsQuery: x}]`;
  const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: adapter}\ndata:\n  config.yaml: |\n    ${config}\n`;
  const { status, stdout } = spawnSync(process.execPath, [...RUN, 'check', '-'], { input: manifest, encoding: 'utf8', timeout: 50_000 });
  expect([status, stdout]).toEqual([code, expect.stringContaining(code === 0 ? 'Nothing found in 1 object' : 'ConfigMap default/adapter')]);
});
