import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from './language';
import { fetched, run, timed, version } from './shell';

const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs', 'jsii'];
/** Where a unit test of one's own scaling is shown, each file by the name in the sentence before it. */
const UNIT_TEST = { page: 'docs/preview.md', file: /`(\w+\.py)`[^\n]*\n\n```python\n([^]*?)```/g };
/** The first import compiles the modules. */
const IMPORTS = 3;

export const PYTHON: Language = {
  name: 'Python',
  target: 'python',
  generatedPeers: [],
  exampleOf: (file) => /^(\w+)\.py$/.exec(file)?.[1].replaceAll('_', '-'),
  install({ folder, code, coordinates, examples }) {
    const tool = version(['python3', '--version']);
    fetched('an environment', ['python3', '-m', 'venv', 'environment'], folder);
    const python = join(folder, 'environment/bin/python');
    const pip = [python, '-m', 'pip', '--quiet', '--disable-pip-version-check'];
    fetched('the runtime of jsii and cdk8s', [...pip, 'install', ...PEERS], folder);
    // What builds the wheel is fetched into an environment that pip makes for it.
    fetched('the wheel', [...pip, 'wheel', '--no-deps', '--wheel-dir', 'wheel', Object.values(code).at(-1)!], folder);
    const [wheel] = readdirSync(join(folder, 'wheel'));
    const [, installed] = timed(() => run([...pip, 'install', join('wheel', wheel)], folder));

    fetched('pytest', [...pip, 'install', 'pytest'], folder);
    const [passed, tested] = timed(() => run([python, '-m', 'pytest', '--quiet'], unitTestIn(join(folder, 'unit-test'))));
    const clock = (module: string) => `import time; start = time.perf_counter(); import ${module}; print(time.perf_counter() - start)`;
    const importTime = (module: string) =>
      Math.min(...Array.from({ length: IMPORTS }, () => Number(run([python, '-c', clock(module)], folder)))).toFixed(1);
    return {
      notes: [
        tool, `the unit test of ${UNIT_TEST.page} says ${passed.trim().split('\n').at(-1)} (${tested})`, `pip install of ${wheel} takes ${installed}`,
        `import takes ${importTime(coordinates.python.module)} s, and that of cdk8s_plus_27 alone ${importTime('cdk8s_plus_27')} s`,
      ],
      command: (example) => [python, join(examples, `${example.replaceAll('-', '_')}.py`)],
    };
  },
};

/** The folder of the unit test that the guide shows, with the module that it tests. */
function unitTestIn(folder: string): string {
  mkdirSync(folder);
  const files = [...readFileSync(UNIT_TEST.page, 'utf8').matchAll(UNIT_TEST.file)];
  if (!files.some(([, name]) => name.startsWith('test_'))) {
    throw new Error(`${UNIT_TEST.page} shows no unit test in Python`);
  }
  files.forEach(([, name, source]) => writeFileSync(join(folder, name), source));
  return folder;
}
