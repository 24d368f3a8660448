import { execFileSync } from 'child_process';
import { interleaved, Measurement, ratio } from './measure';
import { Row } from './table';

const DEPENDENCIES = ['cdk8s', 'cdk8s-plus-27'];
const LIBRARY = '../lib/src';

/** What is loaded with the first query, the first formula, and the first text of YAML. */
const LANGUAGES = ['../lib/src/parsers/promql', '../lib/src/formula/formula', '../lib/src/parsers/yaml'];

/** What `require` of the library costs a program that has loaded cdk8s and cdk8s-plus anyway, and what its first model does. */
export function loadTimeRows(): Row[] {
  const library = `const library = ${load(LIBRARY)};`;
  const model = `${library} library.AutoscaledModel;`;
  const times = interleaved({
    dependencies: timeOf(DEPENDENCIES.map(load).join(';')),
    library: timeOf(library, DEPENDENCIES),
    model: timeOf(model, DEPENDENCIES),
    everything: timeOf(`${model} ${LANGUAGES.map(load).join(';')}`, DEPENDENCIES),
  });
  return [
    { work: 'require, beyond cdk8s and cdk8s-plus-27, against theirs', value: ratio(times.library, times.dependencies), atMost: 0.3 },
    { work: 'the same with AutoscaledModel, which is loaded when it is first used', value: ratio(times.model, times.dependencies) },
    { work: 'the same with the grammars of queries, formulas and YAML, which are loaded with the first of each', value: ratio(times.everything, times.dependencies) },
  ];
}

/** In a process of its own, since a module is loaded once. */
function timeOf(work: string, before: string[] = []): Measurement {
  const program = `${before.map(load).join(';')}; const start = performance.now(); ${work}; console.log(performance.now() - start);`;
  return () => Number(execFileSync(process.execPath, ['--eval', program], { cwd: __dirname, encoding: 'utf8' }));
}

function load(name: string): string {
  return `require(${JSON.stringify(name)})`;
}
