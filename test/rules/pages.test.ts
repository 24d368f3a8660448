import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as ts from 'typescript';
import { argumentsOf, Example, examples, goodOf, rulePages } from '../../projenrc/rule-pages';
import * as library from '../../src';
import { textOf } from '../../src/report/report';
import { ruleTexts } from '../../src/report/rule-texts';
import { RULES } from '../../src/rules';
import { findingsIn } from '../../src/rules/run';
import { CommandFolder } from '../support/command';
import { Untyped } from '../support/untyped';

const PAGES = join(__dirname, '../../docs/rules');
const EXAMPLES = examples();
const IDS = ruleTexts().map(({ id }) => id);
const SHOWN = [...EXAMPLES].filter(([, { bad }]) => bad !== undefined);
const SNIPPETS = [...EXAMPLES].flatMap(([id, { typescript }]): [string, string][] => typescript === undefined ? [] : [[id, typescript]]);

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => folder.remove());

/** What all rules find at least as a warning, by the ids of the rules. */
async function found(text: string, { cluster }: Example): Promise<string[]> {
  folder.write('all.yaml', text);
  const { stdout } = await folder.run(`check all.yaml --format json --min-severity warning${cluster === undefined ? '' : ' --cluster cluster.yaml'}`);
  return [...new Set<string>(JSON.parse(stdout).findings.map(({ rule }: Untyped) => rule))];
}

test('pages and their index are as the rules are: npx tsx projenrc/rule-pages.ts writes them', () => {
  const written = readdirSync(PAGES).filter((file) => file.endsWith('.md')).map((file): [string, string] => [file, readFileSync(join(PAGES, file), 'utf8')]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(rulePages()));
});

test('each rule has an example, and related ones are rules', () => {
  expect([...EXAMPLES.keys()].sort()).toEqual([...IDS].sort());
  expect([...EXAMPLES.values()].flatMap(({ related = [] }) => related).filter((id) => !IDS.includes(id))).toEqual([]);
});

test('all but those of input as a whole have manifests that show them', () => {
  expect([...EXAMPLES].filter(([, { bad }]) => bad === undefined).map(([id]) => id)).toEqual(['empty-input', 'not-text', 'too-large', 'unreadable-file']);
});

describe.each(SHOWN)('%s', (id, example) => {
  const page = readFileSync(join(PAGES, `${id}.md`), 'utf8');
  beforeEach(() => {
    folder.write('bad.yaml', example.bad!);
    folder.write('good.yaml', goodOf(example));
    if (example.cluster !== undefined) {
      folder.write('cluster.yaml', example.cluster);
    }
  });

  test('is found in the bad manifests, as its page says', async () => {
    const { stdout } = await folder.run(argumentsOf(id, example));
    expect(stdout).toContain(id);
    expect(page).toContain(`\n${stdout}`);
  });

  test('is all that is wrong with them, and the good ones have nothing', async () => {
    const info = ruleTexts().some((rule) => rule.id === id && rule.severity === 'info');
    expect(await found(example.bad!, example)).toEqual(info ? [] : [id]);
    expect(await found(goodOf(example), example)).toEqual([]);
    expect((await folder.run(argumentsOf(id, example).replace('bad.yaml', 'good.yaml'))).stdout).toMatch(/^Nothing found/);
  });

  test('is what the command prints for it', async () => {
    expect((await folder.run(`rule ${id}`)).stdout).toBe(page);
  });
});

test.each(SNIPPETS)('%s is not in what the TypeScript of its page writes', (id, snippet) => {
  const chart = new cdk8s.Chart(new cdk8s.App(), 'chart', { namespace: 'ml' });
  const names: Untyped = { ...kplus, ...cdk8s, ...library, chart };
  const { outputText } = ts.transpileModule(snippet, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(names), outputText)(...Object.values(names));
  const documents = cdk8s.Testing.synth(chart).map((manifest) => ({ manifest, location: manifest.kind }));
  expect(documents).not.toEqual([]);
  expect(findingsIn(documents, RULES.filter((rule) => rule.id === id)).filter(({ missing }) => missing === undefined).map(textOf)).toEqual([]);
});
