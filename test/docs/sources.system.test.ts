import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CommandFolder } from '../support/command';

const TOOL = join(__dirname, '../../projenrc/sources.mjs');
const run = (does: 'record' | 'check' | 'stale') => spawnSync(process.execPath, [TOOL, does], { encoding: 'utf8' });

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ '.jsii': '{}', 'src/a.ts': '/** One. */', 'src/b/c.ts': '', 'imports/k8s.ts': '' });
});
afterEach(() => folder.remove());

test('what was compiled is up to date', () => {
  run('record');
  expect(run('check')).toMatchObject({ status: 0, stderr: '' });
});

test.each<[string, () => void, string]>([
  ['without a compile', () => undefined, 'nothing was compiled yet'],
  ['with another docstring', () => { run('record'); folder.write('src/a.ts', '/** Two. */'); }, 'changed since the last compile: src/a.ts'],
  ['with a new file', () => { run('record'); folder.write('src/b/d.ts', ''); }, 'changed since the last compile: src/b/d.ts'],
  ['with many', () => { run('record'); 'abcdefg'.split('').forEach((name) => folder.write(`imports/${name}.ts`, '')); }, 'imports/e.ts and 2 more'],
])('%s it is not, and the reason and the remedy are told', (_title, prepare, reason) => {
  prepare();
  const { status, stderr } = run('check');
  expect(status).toBe(1);
  expect(stderr).toContain(reason);
  expect(stderr).toContain('Run npx projen compile first.');
});

const READ = ['.jsii', 'README.md', 'lib/src/index.js', 'package-lock.json', 'projenrc/bundler.mjs', 'projenrc/helpers.cjs', 'src/a.ts'];

test.each(READ)('what was compiled is compiled again where %s changes, which goes in or comes out, and else not', (file) => {
  ['lib/src/index.js', 'projenrc/bundler.mjs', 'projenrc/helpers.cjs'].forEach((name) => folder.write(name, ''));
  run('record');
  folder.write('LICENSE', 'is read by no compiler');
  expect(run('stale')).toMatchObject({ status: 1, stderr: 'compiled already\n' });
  folder.write(file, 'Changed.');
  expect(run('stale')).toMatchObject({ status: 0, stderr: `compiles: changed since the last compile: ${file}\n` });
});

test('what was never compiled is compiled', () => {
  expect(run('stale')).toMatchObject({ status: 0, stderr: 'compiles: nothing was compiled yet\n' });
});
