import { parseAllDocuments } from 'yaml';
import { pages, quickstart } from '../../projenrc/pages';
import { assembly } from '../support/assembly';
import { messageOf } from '../support/captured';
import { CommandFolder } from '../support/command';
import { Block, blocksIn, blocksOf } from '../support/page';
import { synthesized, typeErrorsOf } from '../support/page-program';
import { strictlyValid, testValidity } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Pages with tests of their own, since what they show needs more around it. */
const OWN_TESTS = ['docs/check.md', 'docs/preview.md'];
const isGuide = ({ place }: Block) => !OWN_TESTS.includes(place.replace(/:.*/, ''));
const PROMPT = '$ npx cdk8s-model-autoscaling ';
/** What stands in files that commands name. */
const MANIFESTS = quickstart();
const OTHERS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n';

const PROGRAMS = blocksIn('ts').filter(isGuide);
const isRefused = ({ next }: Block) => next?.language === 'text' && !next.isPart && next.text.startsWith('[');
const YAML = blocksIn('yaml').filter(isGuide);
const TEXTS = blocksIn('text').filter(isGuide);
/** Commands of the package in blocks of shell, as they stand there. */
const COMMANDS = blocksIn('sh').filter(isGuide).flatMap(({ text, place }) =>
  [...text.matchAll(/npx cdk8s-model-autoscaling ([^\n#|>]+)/g)].map(([, args]): [string, string] => [place, args.trim()]));

/** The name that a comment in its first line gives a file. */
function nameOf({ text }: Block): string | undefined {
  return /^# (\S+\.yaml)$/m.exec(text.split('\n')[0])?.[1];
}

/** Blocks of the page of another block. */
function besides({ place }: Block): Block[] {
  const path = place.replace(/:.*/, '');
  return blocksOf(pages().get(path)!, path);
}

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'k8s/model.yaml': MANIFESTS, 'dist/model.yaml': MANIFESTS, 'rendered.yaml': OTHERS });
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

const REFUSED = PROGRAMS.filter(isRefused).map((block): [string, Block] => [block.place, block]);
test.each(REFUSED)('%s is refused as the page says', (_place, block) => {
  expect(`${messageOf(() => synthesized(block))}\n`).toBe(block.next!.text);
});

/** Manifests that the page shows to be wrong, by the name of their file. */
const isShown = (block: Block) => {
  const name = nameOf(block);
  return name !== undefined && besides(block).some(({ text }) => text.startsWith(PROMPT) && text.includes(name));
};

test.each(YAML.filter((block) => !isShown(block)).map((block): [string, Block] => [block.place, block]))('%s has nothing that fails silently', async (_place, { text }) => {
  expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  folder.write('page.yaml', text);
  expect(await folder.run('check page.yaml --fail-on warning')).toMatchObject({ code: 0, stderr: '' });
});

const SHOWN = TEXTS.filter(({ text }) => text.startsWith(PROMPT)).map((block): [string, Block] => [block.place, block]);
test.each(SHOWN)('%s is what the command prints', async (_place, block) => {
  besides(block).filter(({ language }) => language === 'yaml').forEach((each) => folder.write(nameOf(each) ?? 'unnamed.yaml', each.text));
  const [command] = block.text.split('\n');
  expect(`${command}\n${(await folder.run(command.slice(PROMPT.length))).stdout}`).toBe(block.text);
});

test.each(COMMANDS)('%s: %s', async (_place, args) => {
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
