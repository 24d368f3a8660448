import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assembly } from './support/assembly';
import { GO } from '../projenrc/languages/go';
import { JAVA } from '../projenrc/languages/java';
import { PYTHON } from '../projenrc/languages/python';

const FOLDER = join(__dirname, '../examples');

interface Named {
  readonly name: string;
  readonly docs?: { readonly [part: string]: string };
}

interface Called {
  readonly parameters?: Named[];
}

/** A type as jsii declares it. */
interface Declared extends Named {
  readonly properties?: Named[];
  readonly methods?: (Named & Called)[];
  readonly initializer?: Called & Pick<Named, 'docs'>;
}

/** Words of Python that are no names; jsii writes an underscore behind them. */
const KEYWORDS = [
  'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally',
  'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'print', 'raise', 'return', 'self', 'try', 'while',
  'with', 'yield',
];

test('Java and Go have examples of Python, and each is one of TypeScript or the quickstart', () => {
  const [python, java, go] = [PYTHON, JAVA, GO].map(({ target, exampleOf }) =>
    readdirSync(join(FOLDER, target)).flatMap((file) => exampleOf(file) ?? []).sort());
  expect(java.length).toBeGreaterThan(3);
  expect(go).toEqual(java);
  expect(python).toEqual(expect.arrayContaining(java));
  const known = ['quickstart', ...readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''))];
  expect(python.filter((name) => !known.includes(name))).toEqual([]);
});

test('no name is a word that Python keeps for itself', () => {
  const types: Declared[] = Object.values(assembly().types);
  const names = types.flatMap(({ name: type, properties = [], methods = [], initializer }) => [
    ...[...properties, ...methods].map(({ name }) => [type, name]),
    ...[...methods, initializer ?? {}].flatMap(({ parameters = [] }) => parameters.map(({ name }) => [type, name])),
  ]);
  expect(names.length).toBeGreaterThan(1000);
  expect(names.filter(([, name]) => KEYWORDS.includes(name)).map((parts) => parts.join('.'))).toEqual([]);
});

/** Objects, functions and non-null assertions, as no other language writes them. */
const TYPESCRIPT = /\{ ?'?[\w.-]+'?: |\bnew [A-Z]\w+\(|=> |\w!\./;

test('sentences of the documentation are those of any language', () => {
  const types: Declared[] = Object.values(assembly().types);
  const sentences = types.flatMap((type) => [type, ...type.properties ?? [], ...type.methods ?? [], type.initializer ?? {}].flatMap(({ docs = {} }: Pick<Named, 'docs'>) =>
    Object.entries(docs).filter(([part]) => part !== 'example').map(([, text]) => `${type.name}: ${text.replace(/```[^]*?```/g, '')}`)));
  expect(sentences.length).toBeGreaterThan(1000);
  expect(sentences.filter((sentence) => TYPESCRIPT.test(sentence))).toEqual([]);
});
