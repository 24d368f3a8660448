import { execFileSync } from 'child_process';
import { interleaved, Measurement, ratio } from './measure';
import { Row } from './table';

const DEPENDENCIES = ['cdk8s', 'cdk8s-plus-27'];
const LIBRARY = '../lib/src';

/** What is loaded with the first query, the first formula, and the first text of YAML. */
const LANGUAGES = ['../lib/src/parsers/promql', '../lib/src/formula/formula', '../lib/src/parsers/yaml'];

/** What `require` of the library costs a program that has loaded cdk8s and cdk8s-plus anyway. */
export function loadTimeRows(): Row[] {
  const times = interleaved({
    dependencies: requiring(DEPENDENCIES),
    library: requiring([LIBRARY], DEPENDENCIES),
    everything: requiring([LIBRARY, ...LANGUAGES], DEPENDENCIES),
  });
  return [
    { work: 'require, beyond cdk8s and cdk8s-plus-27, against theirs', value: ratio(times.library, times.dependencies), atMost: 0.3 },
    { work: 'the same with the grammars of queries, formulas and YAML, which are loaded with the first of each', value: ratio(times.everything, times.dependencies) },
  ];
}

/** In a process of its own, since a module is loaded once. */
function requiring(modules: string[], before: string[] = []): Measurement {
  const load = (names: string[]) => `${JSON.stringify(names)}.forEach((name) => require(name));`;
  const program = `${load(before)} const start = performance.now(); ${load(modules)} console.log(performance.now() - start);`;
  return () => Number(execFileSync(process.execPath, ['--eval', program], { cwd: __dirname, encoding: 'utf8' }));
}
