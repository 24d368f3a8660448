import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import * as RECORDED from './kubectl-answers.json';
import { Block, blocksOf, fileNameOf } from '../../projenrc/page-blocks';
import { isOutput, isRefused } from '../../projenrc/page-outputs';
import { synthesized, typeErrorsOf } from '../../projenrc/page-program';
import { pages, quickstart } from '../../projenrc/pages';
import { assembly } from '../support/assembly';
import { CommandFolder } from '../support/command';
import { strictlyValid, testValidity } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Pages with tests of their own, since what they show needs more around it. */
const OWN_TESTS = ['docs/check.md', 'docs/live.md', 'docs/preview.md'];

/** The blocks of all other pages, in one language. */
function blocksIn(language: string): Block[] {
  const others = [...pages()].filter(([path]) => !OWN_TESTS.includes(path));
  return others.flatMap(([path, page]) => blocksOf(page, path)).filter((block) => block.language === language);
}

/** What stands in files that commands name. */
const MANIFESTS = quickstart();
/** Results of a load test, for advice. */
const RESULTS = readFileSync(join(__dirname, '../advise/fixtures/k6-summary-export.json'), 'utf8');
const OTHERS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n';

const PROGRAMS = blocksIn('ts');
const YAML = blocksIn('yaml');
const TEXTS = blocksIn('text');
/** Commands of the package in blocks of shell, as they stand there; `live` asks a cluster, and is tested with its own guide. */
const COMMANDS = blocksIn('sh').flatMap(({ text, place }) =>
  [...text.matchAll(/npx cdk8s-model-autoscaling ((?!live )[^\n#|>]+)/g)].map(([, args]): [string, string] => [place, args.trim()]));

/** Blocks of the page of another block. */
function besides({ place }: Pick<Block, 'place'>): Block[] {
  const path = place.replace(/:.*/, '');
  return blocksOf(pages().get(path)!, path);
}

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'k8s/model.yaml': MANIFESTS, 'dist/model.yaml': MANIFESTS, 'rendered.yaml': OTHERS, 'k6.json': RESULTS });
});
afterEach(() => folder.remove());

test('blocks of TypeScript have no error of types', () => {
  expect(PROGRAMS.length).toBeGreaterThan(3);
  expect(typeErrorsOf(PROGRAMS)).toEqual([]);
});

test.each(PROGRAMS.filter((block) => !isRefused(block)).map((block): [string, Block] => [block.place, block]))('%s synthesizes without a warning', (_place, block) => {
  expect(synthesized(block)).toMatchObject({ manifests: expect.anything(), warnings: '' });
});

testValidity('what blocks of TypeScript write is valid', () => {
  for (const block of PROGRAMS.filter((each) => !isRefused(each))) {
    expect(() => strictlyValid(synthesized(block).manifests)).not.toThrow();
  }
});

/** Manifests that the page shows to be wrong, by the name of their file. */
const isShown = (block: Block) => {
  const name = fileNameOf(block);
  return name !== undefined && besides(block).some((each) => isOutput(each) && each.text.includes(name));
};

test.each(YAML.filter((block) => !isShown(block)).map((block): [string, Block] => [block.place, block]))('%s has nothing that fails silently', async (_place, { text }) => {
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  folder.write('page.yaml', text);
  expect(await folder.run('check page.yaml --fail-on warning')).toMatchObject({ code: 0, stderr: '' });
});

test('what kubectl shows was recorded from a real API server', () => {
  const shown = TEXTS.filter(({ text }) => text.startsWith('$ kubectl ')).map(({ text }) => text);
  expect(shown).toEqual(expect.arrayContaining(Object.entries(RECORDED.answers).map(([command, answer]) => `${command}\n${answer}`)));
  expect(shown).toHaveLength(Object.keys(RECORDED.answers).length);
});

/** Languages of which blocks are run, compared or looked at; those of queries leave parts out, and Python is written by code. */
const LANGUAGES = ['ts', 'yaml', 'text', 'sh', 'python', 'mermaid', 'promql'];

test('blocks are of languages that something here tests', () => {
  const blocks = [...pages()].filter(([path]) => !OWN_TESTS.includes(path)).flatMap(([path, page]) => blocksOf(page, path));
  expect(blocks.filter(({ language, isPart }) => !LANGUAGES.includes(language) || (language === 'python' && !isPart)).map(({ place }) => place)).toEqual([]);
});

/** Texts that nothing here can make again: the table of the README is held to its quickstart, and the error of the compiler needs another cdk8s-plus. */
const TOLD = ['NAME ', 'main.ts(8,74): error TS2322'];

test('all other texts are made by code', () => {
  const refusals = PROGRAMS.filter(isRefused).map(({ next }) => next!.place);
  const others = TEXTS.filter((block) => !block.isPart && !isOutput(block) && !refusals.includes(block.place) && !block.text.startsWith('$ kubectl '));
  expect(others.filter(({ text }) => !TOLD.some((start) => text.startsWith(start))).map(({ place }) => place)).toEqual([]);
});

test.each(COMMANDS)('%s: %s', async (place, args) => {
  besides({ place }).filter((block) => fileNameOf(block) !== undefined).forEach((block) => folder.write(fileNameOf(block)!, block.text));
  expect(await folder.run(args, { stdin: MANIFESTS })).toMatchObject({ code: 0 });
});

const TYPES: Untyped[] = Object.values(assembly().types);

/** What a type has in TypeScript, with what it inherits. */
function membersOf({ base, methods = [], members = [], properties = [] }: Untyped): string[] {
  const inherited = TYPES.filter(({ fqn }) => fqn === base).flatMap(membersOf);
  return [...[...methods, ...members, ...properties].map(({ name }: Untyped) => name), ...inherited];
}

test.each([...pages()].filter(([path]) => path !== 'docs/upgrading.md'))('%s names what is there', (_path, page) => {
  const text = page.replace(/^```[^]*?^```$/gm, '');
  const named = [...text.matchAll(/`(?:new )?(?:[a-z]\w+\.)?([A-Z]\w+)\.(\w+)/g)].map(([, type, member]) => ({ type, member }));
  const strange = named.filter(({ type, member }) => TYPES.filter(({ name }) => name === type).some((found) => !membersOf(found).includes(member)));
  expect(strange.map(({ type, member }) => `${type}.${member}`)).toEqual([]);
  const triggers = [...text.matchAll(/`(?:new )?(?:kedaScalers\.)?(\w+Trigger)\b/g)].map(([, name]) => name);
  expect(triggers.filter((trigger) => !TYPES.some(({ name }) => name === trigger))).toEqual([]);
});
