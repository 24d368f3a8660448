import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from './language';
import { fetched, run, timed, version } from './shell';

const PEERS = ['cdk8s', 'cdk8s-plus-27', 'constructs', 'jsii'];
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

    const clock = (module: string) => `import time; start = time.perf_counter(); import ${module}; print(time.perf_counter() - start)`;
    const importTime = (module: string) =>
      Math.min(...Array.from({ length: IMPORTS }, () => Number(run([python, '-c', clock(module)], folder)))).toFixed(1);
    return {
      notes: [
        tool, `pip install of ${wheel} takes ${installed}`,
        `import takes ${importTime(coordinates.python.module)} s, and that of cdk8s_plus_27 alone ${importTime('cdk8s_plus_27')} s`,
      ],
      command: (example) => [python, join(examples, `${example.replaceAll('-', '_')}.py`)],
    };
  },
};
