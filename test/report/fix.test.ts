import { fieldPath } from '../../src/faults/field-path';
import { Repair } from '../../src/faults/fix';
import { LocatedManifest } from '../../src/graph/manifest';
import { readBytes } from '../../src/manifests/read-files';
import { CheckInput } from '../../src/report/check';
import { fixed, FixOptions } from '../../src/report/fix';
import { Rule, Severity } from '../../src/rules/rule';

function inputOf(files: { [file: string]: string }): CheckInput {
  return { files: Object.entries(files).map(([file, text]) => readBytes(Buffer.from(text), file)), faults: [], otherFiles: 0 };
}

const textsOf = ({ files }: CheckInput) => Object.fromEntries(files.map(({ source }) => [source!.file, source!.original]));

/** A rule that mends each ConfigMap in which a field says to. */
function rule(id: string, field: string, isWrong: (value: unknown) => boolean, repair: Repair): Rule {
  const stepIn = (value: unknown, step: string | number) => (value as { [step: string]: unknown } | undefined)?.[step];
  const valueOf = ({ manifest }: LocatedManifest) => fieldPath(field).reduce(stepIn, manifest as unknown);
  return {
    id,
    severity: Severity.WARNING,
    says: '',
    remedy: '',
    source: '',
    find: ({ manifests }) => manifests.filter((at) => isWrong(valueOf(at))).map((at) => ({ at, field, problem: 'is wrong', got: 'x', fix: 'mend it', repair })),
  };
}

const RULES: Rule[] = [
  rule('remove', 'data.gone', (value) => value !== undefined, { edits: [{}], safe: true }),
  rule('set', 'data.count', (value) => value === '1', { edits: [{ value: '2' }], safe: true }),
  rule('rename', 'data.old', (value) => value !== undefined, { edits: [{}, { up: 1, path: ['new'], value: 'v' }], safe: true }),
  rule('items', 'list[0]', (value) => value === 'x', { edits: [{}], safe: true }),
  rule('risky', 'data.risky', (value) => value === 'yes', { edits: [{ value: 'no' }], safe: false }),
  rule('again', 'data.again', (value) => value !== undefined, { edits: [{ value: 'same' }], safe: true }),
];
const fix = (files: { [file: string]: string }, options: FixOptions = {}) => fixed(inputOf(files), { rules: RULES, ...options });
const configMap = (name: string, rest: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}} # ${name}\n${rest}`;

test('findings of several objects, documents and files are fixed, and all else stays', () => {
  const files = {
    'a.yaml': `# head\n${configMap('a', 'data:\n  gone: x\n  # why\n  count: "1" # c\n')}---\n${configMap('b', 'data: {old: v}\n')}`,
    'list.yaml': 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: c}\n  list: [x, x, y]\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: d}\n  data: {gone: x, count: "1"}\n',
    'json.json': '{\n  "apiVersion": "v1",\n  "kind": "ConfigMap",\n  "metadata": {"name": "e"},\n  "data": {"count": "1", "gone": "x"}\n}\n',
    'clean.yaml': configMap('clean', 'data: {count: "3"}\n'),
  };
  const { input, changes, count } = fix(files);
  expect(textsOf(input)).toEqual({
    'a.yaml': `# head\n${configMap('a', 'data:\n  # why\n  count: "2" # c\n')}---\n${configMap('b', 'data: {new: v}\n')}`,
    'list.yaml': files['list.yaml'].replace('[x, x, y]', '[y]').replace('{gone: x, count: "1"}', '{count: "2"}'),
    'json.json': files['json.json'].replace('"count": "1", "gone": "x"', '"count": "2"'),
    'clean.yaml': files['clean.yaml'],
  });
  expect([changes.map(({ file }) => file), count]).toEqual([['a.yaml', 'list.yaml', 'json.json'], 9]);
});

test('to fix what was fixed changes nothing', () => {
  const { input } = fix({ 'a.yaml': configMap('a', 'data: {gone: x, count: "1", old: v}\nlist: [x, x]\n') });
  expect(fixed(input, { rules: RULES })).toMatchObject({ changes: [], count: 0 });
});

test('what may change what was meant is fixed where that is asked for', () => {
  const files = { 'a.yaml': configMap('a', 'data: {risky: "yes"}\n') };
  expect(fix(files).changes).toEqual([]);
  expect(textsOf(fix(files, { unsafe: true }).input)).toEqual({ 'a.yaml': configMap('a', 'data: {risky: "no"}\n') });
});

test('a rule that its own fix does not content comes to an end', () => {
  const { input, count } = fix({ 'a.yaml': configMap('a', 'data: {again: other, gone: x}\n') });
  expect([textsOf(input), count]).toEqual([{ 'a.yaml': configMap('a', 'data: {again: same}\n') }, 2]);
});

test.each<[string, string]>([
  ['is ignored', configMap('a', 'data: {gone: x}\n').replace('{name: a}', '{name: a, annotations: {cdk8s-model-autoscaling/ignore-remove: a reason}}')],
  ['stands in what others share', configMap('a', 'data: &x {gone: x}\nother: *x\n')],
])('a finding stays that %s', (_title, text) => {
  expect(fix({ 'a.yaml': text })).toMatchObject({ changes: [], count: 0 });
});

test('files that may not be changed stay', () => {
  const { changes } = fix({ 'a.yaml': configMap('a', 'data: {gone: x, b: y}\n'), 'b.yaml': configMap('b', 'data: {gone: x, b: y}\n') }, { canChange: ({ file }) => file === 'b.yaml' });
  expect(changes.map(({ file }) => file)).toEqual(['b.yaml']);
});

test('whether a file may be changed is asked once, about its text before any patch', () => {
  const text = configMap('a', 'data: {gone: x, b: y}\nlist: [x, x, y]\n');
  const canChange = jest.fn(({ original }) => original === text);
  const { input } = fix({ 'a.yaml': text, 'b.yaml': configMap('b', 'data: {b: y}\n') }, { canChange });
  expect([textsOf(input)['a.yaml'], canChange.mock.calls.length]).toEqual([configMap('a', 'data: {b: y}\nlist: [y]\n'), 1]);
});

test('objects of one name are told apart by where they stand', () => {
  const text = [1, 2].map(() => configMap('a', 'data: {gone: x, b: y}\n')).join('---\n');
  expect(textsOf(fix({ 'a.yaml': text }).input)['a.yaml']).toBe(text.replaceAll('gone: x, ', ''));
});

test('a namespace that the text does not state is not written', () => {
  const { input } = fix({ 'a.yaml': configMap('a', 'data: {gone: x, b: y}\n') }, { namespace: 'team' });
  expect(textsOf(input)['a.yaml']).not.toContain('team');
  expect(input.files[0].objects[0].manifest.metadata.namespace).toBe('team');
});
