import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './shell';

const PACKAGE = 'cdk8s-model-autoscaling';
const INDEX = 'lib/src/index.js';

/**
 * Makes the package without submodules in a folder below that of the project, and gives the folder.
 *
 * Packages of Go must not need each other in a circle, and the root and its submodules do: `ModelServer.kserve` takes the props of KServe,
 * which hold a `Monitor` of the root. In Go all types are in one package; their names are told apart without submodules.
 */
export function flatPackage(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(['npm', 'pack', '--ignore-scripts', '--pack-destination', folder], '.');
  run(['tar', '-xzf', readdirSync(folder)[0]], folder);
  const flat = join(folder, 'package');

  const { submodules = {}, ...assembly } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const names = Object.keys(submodules).map((each) => each.slice(PACKAGE.length + 1));
  const types: { name: string; namespace?: string }[] = Object.values(assembly.types);
  const twice = types.filter(({ name }, i) => types.findIndex((each) => each.name === name) !== i).map(({ name }) => name);
  if (twice.length > 0) {
    throw new Error(`${twice.join(', ')}: stands in two submodules, and Go needs names that are different in all`);
  }
  types.forEach((type) => delete type.namespace);
  const inNone = (text: string) => names.length === 0 ? text : text.replace(new RegExp(`"${PACKAGE}\\.(${names.join('|')})\\.`, 'g'), `"${PACKAGE}.`);
  writeFileSync(join(flat, '.jsii'), inNone(JSON.stringify(assembly)));

  const index = inNone(readFileSync(join(flat, INDEX), 'utf8'));
  writeFileSync(join(flat, INDEX), `${index}
for (const name of ${JSON.stringify(names)}) {
  for (const each of Object.keys(exports[name])) {
    Object.defineProperty(exports, each, { enumerable: true, get: () => exports[name][each] });
  }
}
`);
  return flat;
}
