import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiFiles } from '../../projenrc/api/main';
import { TASKS } from '../../projenrc/api/pages';
import { oneLine, TypeRenderer } from '../../projenrc/api/render-type';
import { assembly } from '../support/assembly';
import { Untyped } from '../support/untyped';

const ROOT = join(__dirname, '../..');
const FILES = apiFiles();
const TYPES: Untyped[] = Object.values(assembly().types);

test('the pages are those of what was compiled: npx projen docgen writes them', () => {
  const written = ['API.md', ...readdirSync(join(ROOT, 'docs/api')).map((file) => `docs/api/${file}`)];
  expect(Object.fromEntries(written.sort().map((file) => [file, readFileSync(join(ROOT, file), 'utf8')])))
    .toEqual(Object.fromEntries([...FILES].sort(([one], [other]) => one < other ? -1 : 1)));
});

test('the index is short, and begins with types of the page', () => {
  expect(FILES.get('API.md')!.split('\n').length).toBeLessThan(80);
  const lost = Object.values(TASKS).flatMap((pages) => Object.entries(pages)).flatMap(([file, { first }]) =>
    first.filter((name) => !FILES.get(`docs/api/${file}.md`)!.includes(`\n### ${name}\n`)).map((name) => `${file}: ${name}`));
  expect(lost).toEqual([]);
});

test('each type stands on one page, and among all names', () => {
  const pages = [...FILES].filter(([file]) => file.startsWith('docs/api/') && !file.endsWith('README.md')).map(([, text]) => text);
  const times = (name: string) => pages.filter((text) => text.includes(`\n### ${name}\n`)).length;
  expect(TYPES.filter(({ name }) => times(name) !== 1).map(({ name }) => name)).toEqual([]);
  expect(TYPES.filter(({ name }) => !FILES.get('docs/api/README.md')!.includes(`\n| [${name}](`)).map(({ name }) => name)).toEqual([]);
});

test('every prop has its type, its default and what it is', () => {
  const rows = [...FILES.values()].flatMap((text) => [...text.matchAll(/^\| `(\w+)` \| (.*) \| (.*) \| (.*) \|$/gm)]);
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows.filter(([, , type, standard, meaning]) => [type, standard, meaning].some((cell) => cell.trim() === '')).map(([row]) => row)).toEqual([]);
});

test('a type is shown as people use it', () => {
  const docs = { summary: 'Cuts | wood.', remarks: 'Slowly:\n- first\n- then', default: '- none' };
  const prop = (name: string, type: Untyped, optional = false) => ({ name, type, optional, docs });
  const options = { kind: 'interface', datatype: true, name: 'SawOptions', fqn: 'x.SawOptions', properties: [prop('teeth', { primitive: 'number' }, true), prop('oil', { fqn: 'y.Oil' })] };
  const saw = {
    kind: 'class',
    name: 'Saw',
    fqn: 'x.Saw',
    docs: { summary: 'A saw.', example: 'Saw.of({ oil });' },
    methods: [{ name: 'of', static: true, returns: { type: { fqn: 'x.Saw' } }, parameters: [{ name: 'options', type: { fqn: 'x.SawOptions' } }], docs }],
  };
  const renderer = new TypeRenderer(new Map([options, saw].map((type: Untyped) => [type.fqn, type])), (fqn) => fqn.startsWith('x.') ? `#${fqn.slice(2)}` : undefined);
  expect([saw, options].map((type: Untyped) => renderer.render(type)).join('\n\n')).toMatchSnapshot();
});

test('a cell has no line break, and no bar that would end it', () => {
  expect(oneLine('a | b\nc\n\nd:\n- e\n- f')).toBe('a \\| b c<br>d:<br>• e<br>• f');
});
