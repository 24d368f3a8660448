import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFolder } from '../support/command';

/** An object with a finding, which is to be found whatever stands beside it. */
const FAULTY = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: faulty}\nspec: {maxReplicas: 0, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}}\n';
const configMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: big}\ndata: ${data}\n`;
const nested = (levels: number) => '{a: '.repeat(levels) + '1' + '}'.repeat(levels);
const bomb = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${
  Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]\n`).join('')}`;

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder({ 'faulty.yaml': FAULTY });
});
afterEach(() => folder.remove());

/** The rules that find something, and the exit code. */
async function check(args: string): Promise<[number, string[]]> {
  const { code, stdout } = await folder.run(`check ${args} --format json --only min-eq-max-refused,${['too-large', 'not-text', 'yaml-syntax', 'unreadable-file', 'not-an-object', 'duplicate-key']}`);
  return [code, JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule)];
}

test.each<[string, string | Uint8Array, number, string[]]>([
  ['a text of 10 MB', configMap(`{a: "${'x'.repeat(10_000_000)}"}`), 1, []],
  ['200,000 lines', configMap(`\n${Array.from({ length: 200_000 }, (_, i) => `  key${i}: value`).join('\n')}`), 1, []],
  ['100 levels', configMap(nested(100)), 1, []],
  ['1,000 levels', configMap(nested(1_000)), 3, ['too-large']],
  ['100,000 levels that nothing closes', configMap('['.repeat(100_000)), 3, ['too-large']],
  ['aliases of aliases', bomb, 3, ['too-large']],
  ['an alias within itself', configMap('&a {b: *a}'), 3, ['yaml-syntax']],
  ['bytes that are no text', Buffer.concat([Buffer.from(configMap('{a: "')), Buffer.from([0xff, 0xfe, 0x80])]), 3, ['yaml-syntax', 'not-text']],
  ['zeros', Buffer.alloc(1_000_000), 3, ['yaml-syntax']],
  ['Windows line breaks', configMap('{}').replaceAll('\n', '\r\n'), 1, []],
  ['a byte order mark', `\uFEFF${configMap('{}')}`, 1, []],
  ['no line break at the end', configMap('{}').trimEnd(), 1, []],
  ['nothing', '', 1, []],
  ['the same key twice', configMap('{a: 1, a: 2}'), 1, ['duplicate-key']],
  ['100,000 documents', '---\n'.repeat(100_000), 1, []],
])('%s in a file keep nothing else from being found', async (_title, content, code, rules) => {
  folder.write('odd.yaml', content);
  const [gotCode, found] = await check('odd.yaml faulty.yaml');
  expect([gotCode, found.filter((rule) => rule !== 'min-eq-max-refused').sort()]).toEqual([code, [...rules].sort()]);
  expect(found).toContain('min-eq-max-refused');
});

test('findings have the same places whatever the line breaks', async () => {
  const places = async (text: string) => JSON.parse((await folder.run('check - --format json', { stdin: text })).stdout).findings.map(({ rule, place }: { rule: string; place: object }) => ({ rule, place }));
  const text = `# a comment\n${FAULTY}---\n${FAULTY}`;
  expect(await places(text)).not.toEqual([]);
  expect(await places(text.replaceAll('\n', '\r\n'))).toEqual(await places(text));
  expect(await places(text.trimEnd())).toEqual(await places(text));
});

test('links in circles come to an end, and each file is read once', async () => {
  folder.write('a/b/again.yaml', FAULTY);
  symlinkSync(folder.path, join(folder.path, 'a/b/up'));
  symlinkSync('self', join(folder.path, 'self'));
  symlinkSync(join(folder.path, 'faulty.yaml'), join(folder.path, 'link.yaml'));
  const { code, stdout } = await folder.run('check . --format json');
  expect([code, JSON.parse(stdout).summary.files]).toEqual([1, 2]);
});

test('10,000 files are read, and each finding is told', async () => {
  for (let i = 0; i < 10_000; i++) {
    folder.write(`many/${i % 100}/${i}.yaml`, i % 1_000 === 0 ? FAULTY.replace('name: faulty', `name: faulty-${i}`) : configMap(`{i: "${i}"}`).replace('big', `map-${i}`));
  }
  const { summary } = JSON.parse((await folder.run('check many --format json --only min-eq-max-refused')).stdout);
  expect([summary.files, summary.objects, summary.rules['min-eq-max-refused']]).toEqual([10_000, 10_000, 10]);
});

test('many findings are told in all formats', async () => {
  folder.write('many.yaml', Array.from({ length: 500 }, (_, i) => FAULTY.replace('name: faulty', `name: faulty-${i}`)).join('---\n'));
  for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'markdown']) {
    const told = (await folder.run(`check many.yaml --format ${format} --only min-eq-max-refused`)).stdout.match(/faulty-\d+/g);
    expect(new Set(told).size).toBe(500);
  }
});
