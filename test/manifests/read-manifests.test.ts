import { faultText } from '../../src/manifests/read-fault';
import { readManifests, ReadResult } from '../../src/manifests/read-manifests';
import { readText } from '../../src/manifests/read-text';
import { Untyped } from '../support/untyped';

const read = (text: string, namespace?: string): ReadResult => readManifests(text, { file: 'f.yaml', namespace });
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
/** The fields of a ConfigMap, and what they say. */
const data = (text: string): Untyped => read(`${MAP}data:\n${text.replace(/^/gm, '  ')}\n`).objects.map(({ manifest }) => manifest.data)[0];
const names = ({ objects }: ReadResult): string[] => objects.map(({ manifest: { kind, metadata } }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`);
const ids = ({ faults }: ReadResult): string[] => faults.map(({ id, position: { line, column } }) => `${id} ${line}:${column}`);

describe('a value', () => {
  test.each<[string, string, unknown]>([
    ['words', 'a: yes\nb: off\nc: "yes"\nd: \'no\'', { a: true, b: false, c: 'yes', d: 'no' }],
    ['numbers', 'a: 0777\nb: 1_0\nc: "1"', { a: 511, b: 10, c: '1' }],
    ['keys', '1: a\n1.5: b\nyes: c\n"~": d', { '1': 'a', '1.5': 'b', 'true': 'c', '~': 'd' }],
    ['nothing', 'a:\nb: ~\nc: ""', { a: null, b: null, c: '' }],
    ['block style', 'a: |\n  x\n\n  y\nb: >-\n  x\n  y', { a: 'x\n\ny\n', b: 'x y' }],
    ['an anchor', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['an anchor that is set again', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', { a: 1, b: 1, c: 2, d: 2 }],
    ['an alias within what an alias names', 'a: &x 1\nb: &y [*x]\nc: &x 2\nd: *y', { a: 1, b: [1], c: 2, d: [1] }],
    ['an alias as key', 'a: &x k\n*x : 1', { a: 'k', k: 1 }],
    ['a merge', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    ['a merge that follows', 'a: &x {b: 1}\nd:\n  b: 2\n  <<: *x', { a: { b: 1 }, d: { b: 1 } }],
    ['a merge of several', 'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]', { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } }],
    ['a merge key in quotes', 'd:\n  "<<": 1', { d: { '<<': 1 } }],
    ['tags', 'a: !!str 1\nb: !!int "2"\nc: !Ref x\nd: !!set {e}\nf: ! 1', { a: '1', b: 2, c: 'x', d: { e: null }, f: '1' }],
    ['JSON in YAML', 'a: {"b": [1, true, null, "\\u00e9"]}', { a: { b: [1, true, null, 'é'] } }],
    ['a list that ends at the column of its key', 'a: [\n  1\n]', { a: [1] }],
    ['a date', 'a: 2001-01-01', { a: '2001-01-01' }],
  ])('%s', (_title, text, value) => {
    expect(data(text)).toEqual(value);
  });

  test('a key that objects have of themselves is a key like any other', () => {
    const value = data('__proto__: {polluted: 1}\nconstructor: 2');
    expect(Object.keys(value).sort()).toEqual(['__proto__', 'constructor']);
    expect(value.polluted).toBeUndefined();
    expect(({} as Untyped).polluted).toBeUndefined();
  });
});

describe('documents', () => {
  const [a, b] = ['a', 'b'].map((name) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`);
  const both = ['ConfigMap default/a', 'ConfigMap default/b'];
  test.each<[string, string]>([
    ['two', `${a}---\n${b}`], ['with a line before the first', `---\n${a}---\n${b}`], ['with empty ones', `---\n---\n${a}---\n\n---\n${b}---\n`],
    ['with comments', `# x\n${a}--- # next\n# y\n${b}# z`], ['of comments alone', `# x\n---\n${a}---\n# only\n---\n${b}`], ['of Windows', `${a}---\n${b}`.replace(/\n/g, '\r\n')],
    ['of an old Mac', `${a}---\n${b}`.replace(/\n/g, '\r')], ['with byte order marks', `\uFEFF${a}---\n\uFEFF${b}`], ['ended by points', `${a}...\n---\n${b}...\n`],
    ['with directives that say nothing', `%TAG\n%foo\n---\n${a}---\n%YAML 9.9\n# x\n---\n${b}`], ['with directives', `%YAML 1.1\n---\n${a}...\n%YAML 1.2\n---\n${b}`], ['that start on the line', `--- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n---\n${b}`],
    ['of JSON', '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}\n---\n{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "b"}}'],
    ['of JSON alone', '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}\n\n{\n\t"apiVersion": "v1", "kind": "ConfigMap",\n\t"metadata": {"name": "b"}\n}\n'],
    ['of a List', `apiVersion: v1\nkind: List\nitems:\n- ${a.trim().replace(/\n/g, '\n  ')}\n- ${b.trim().replace(/\n/g, '\n  ')}`],
    ['of a List of the kind', 'apiVersion: v1\nkind: ConfigMapList\nitems:\n- metadata: {name: a}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}'],
    ['of Lists in a List', 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMapList, items: [metadata: {name: a}, metadata: {name: b}]}'],
    ['with a marker in a text', `${a}data:\n  x: |\n    ---\n    ...\n---\n${b}`],
  ])('%s', (_title, text) => {
    const result = read(text);
    expect([names(result), result.faults.map(faultText)]).toEqual([both, []]);
  });

  test.each<[string, string]>([['nothing', ''], ['blanks', ' \n\n'], ['comments', '# a\n# b\n'], ['markers', '---\n---\n...\n'], ['null', 'null\n'], ['a mark', '\uFEFF']])('of %s hold nothing', (_title, text) => {
    expect(read(text)).toEqual({ objects: [], mappings: [], faults: [] });
  });

  test('an object is in the namespace that it states, else in the given one, if it is in one at all', () => {
    const text = [
      '{apiVersion: v1, kind: Service, metadata: {name: a, namespace: own}}', '{apiVersion: v1, kind: Service, metadata: {name: b}}', '{apiVersion: v1, kind: Service}',
      '{apiVersion: v1, kind: Service, metadata: {name: d, namespace: ""}}', '{apiVersion: v1, kind: Node, metadata: {name: e}}',
      '{apiVersion: keda.sh/v1alpha1, kind: ClusterTriggerAuthentication, metadata: {name: f}}', '{apiVersion: foo/v1, kind: Node, metadata: {name: g}}',
      '{apiVersion: monitoring.googleapis.com/v1, kind: ClusterPodMonitoring, metadata: {name: h}}',
    ].join('\n---\n');
    expect(names(read(text, 'ml'))).toEqual([
      'Service own/a', 'Service ml/b', 'Service ml/undefined', 'Service ml/d', 'Node -/e', 'ClusterTriggerAuthentication -/f', 'Node ml/g', 'ClusterPodMonitoring -/h',
    ]);
  });
});

describe('what cannot be read is a fault at its place, and all else is read', () => {
  const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${'abcdefgh'.split('').map((letter, i, all) => i === 0 ? '' : `${letter}: &${letter} [${Array(9).fill(`*${all[i - 1]}`).join(', ')}]\n`).join('')}`;
  test.each<[string, string, string]>([
    ['a tab', 'a:\n\tb: 1', 'yaml-syntax 5:1'],
    ['a mapping in a line', 'a: b: c', 'yaml-syntax 4:4'],
    ['a quote that does not end', 'a: "x', 'yaml-syntax 5:1'],
    ['a brace that does not end', 'a: {b: 1', 'yaml-syntax 5:1'],
    ['a wrong indentation', 'a:\n   b: 1\n  c: 2', 'yaml-syntax 6:1'],
    ['a character that starts nothing', 'a: @x', 'yaml-syntax 4:4'],
    ['a control character', 'a: \u0001', 'yaml-syntax 4:4'],
    ['a key twice', 'a: 1\nb: 2\na: 3', 'duplicate-key 6:1'],
    ['a key twice in JSON', 'x: {"a": 1, "a": 2}', 'duplicate-key 4:13'],
    ['a mapping as key', '? {a: 1}\n: 2', 'yaml-syntax 4:3'],
    ['nothing as key', '~: 2', 'yaml-syntax 4:1'],
    ['an unknown anchor', 'a: *x', 'yaml-syntax 4:4'],
    ['an anchor in itself', 'a: &x {b: *x}', 'yaml-syntax 4:11'],
    ['an anchor in itself, merged', 'a: &x\n  <<: *x', 'yaml-syntax 5:7'],
    ['a merge of a text', 'a:\n  <<: b', 'yaml-syntax 5:7'],
    ['a merge of a list of texts', 'a:\n  <<: [b]', 'yaml-syntax 5:7'],
    ['a wrong tag', 'a: !!int x', 'yaml-syntax 4:10'],
    ['a number that JSON has no word for', 'a: .inf', 'yaml-syntax 4:4'],
    ['a bomb', BOMB, 'too-large 6:7'],
    ['depth', `a: ${'['.repeat(100000)}`, 'too-large 4:261'],
    ['depth of mappings', `a: ${'{a: '.repeat(10000)}`, 'too-large 4:1029'],
    ['depth of items', `a:\n${'- '.repeat(50000)}`, 'too-large 5:514'],
    ['depth through aliases', `x: [${'x,'.repeat(3000)}]\na0: &a0 {}\n${Array.from({ length: 300 }, (_, i) => `a${i + 1}: &a${i + 1} {b: *a${i}}`).join('\n')}`, 'too-large 260:13'],
    ['a tab below a template in a text of many lines', 'a: |\n  {{ range .Alerts }}\n\n  {{ end }}\nb:\n\tc: 1', 'yaml-syntax 9:1'],
    ['a tab below a template in a text in quotes', 'a: "of {{ .Alert }}"\nb:\n\tc: 1', 'yaml-syntax 6:1'],
    ['a line of a template below a text of many lines', 'a: |\n  {{ x }}\n{{- if .Values.x }}\nb: 1', 'not-rendered 6:1'],
    ['a line of a template', '{{- if .Values.x }}\na: 1\n{{- end }}', 'not-rendered 4:1'],
    ['a value of a template', 'a: {{ .Values.x }}', 'not-rendered 4:4'],
    ['a template in a list', 'a: [{{ .Values.x }}]', 'not-rendered 4:5'],
    ['a line of a Jinja template', '{% if x %}\na: 1\n{% endif %}', 'not-rendered 4:1'],
  ])('%s', (_title, text, fault) => {
    const result = read(`${MAP}${text}\n---\n${MAP}`);
    expect(ids(result)).toEqual([fault]);
    expect(names(result)).toHaveLength(fault.startsWith('duplicate-key') ? 2 : 1);
    expect(result.faults.map(faultText).join('\n')).toMatchSnapshot();
  });

  test.each<[string, string, string]>([
    ['a text', 'hello', 'not-an-object 2:1'],
    ['a number', '5', 'not-an-object 2:1'],
    ['a list', '- apiVersion: v1\n  kind: Service', 'not-an-object 2:1'],
    ['no kind', 'apiVersion: v1', 'not-an-object 2:1'],
    ['no apiVersion', 'kind: Service', 'not-an-object 2:1'],
    ['an apiVersion that is a number', 'kind: Service\napiVersion: 1', 'not-an-object 2:1'],
    ['metadata that is a text', 'kind: Service\napiVersion: v1\nmetadata: x', 'not-an-object 2:1'],
    ['an item of a List that says no kind', 'apiVersion: v1\nkind: List\nitems: [{metadata: {name: x}}]', 'not-an-object 4:9'],
    ['an item of a List that is null', 'apiVersion: v1\nkind: List\nitems:\n- ~', 'not-an-object 5:3'],
    ['values of a chart', 'image: {tag: x}', 'not-an-object 2:1'],
    ['a misspelled kind beside a template of another program', 'apiVersion: v1\nKind: ConfigMap\ndata:\n  a: |\n    {{ range .Alerts }}', 'not-an-object 2:1'],
    ['a name of a template', 'apiVersion: v1\nkind: Service\nmetadata:\n  name: "{{ .Values.name }}"', 'not-rendered 5:3'],
    ['a kind of envsubst', 'apiVersion: v1\nkind: ${KIND}', 'not-rendered 3:1'],
    ['a namespace of envsubst', 'apiVersion: v1\nkind: Service\nmetadata: {namespace: "x-${NS}"}', 'not-rendered 4:12'],
    ['what follows the end of a document', `...\n${MAP}`, 'passed-over 3:1'],
  ])('%s', (_title, text, fault) => {
    const result = read(`---\n${text}\n---\n${MAP}`);
    expect([ids(result), names(result)]).toEqual([[fault], ['ConfigMap default/a']]);
    expect(result.faults.map(faultText).join('\n')).toMatchSnapshot();
  });

  test('braces that are for other programs are texts', () => {
    const { faults } = read(`${MAP}data:\n  a: 'of {{ $labels.pod }}'\n  b: |\n    {{ range . }}\n  c: High {{ $value }}\n  d: \${HOME}\n`);
    expect(faults).toEqual([]);
  });
});

test.each<[string, string, number]>([
  ['a List', `apiVersion: v1\nkind: List\nitems:\n${'- {apiVersion: v1, kind: Service, metadata: {name: a}}\n'.repeat(5000)}`, 5000],
  ['JSON', '{"apiVersion": "v1", "kind": "Service"}\n'.repeat(5000), 5000],
])('%s of many objects takes a time that grows with their number', (_title, text, count) => {
  const tenth = text.slice(0, text.indexOf('\n', text.length / 10) + 1);
  const took = (each: string) => {
    const start = performance.now();
    read(each);
    return performance.now() - start;
  };
  expect(read(text).objects).toHaveLength(count);
  // Ten times as long, if it were not for the machine; a hundred times if each object looked at all others.
  expect(Math.min(took(text), took(text)) / Math.min(took(tenth), took(tenth))).toBeLessThan(40);
});

describe('a place', () => {
  const TEXT = `# first\n${MAP}---\n# second\napiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: b, labels: {"a.b/c": d}}\n  data:\n    config.yaml: |\n      # text\n\n      rules:\n      - seriesQuery: x\n        name: {as: y}\n    quoted: "rules: [1]"\n  base: &base {x: 1}\n  spec:\n    <<: *base\n    list: [{a: 1}, {a: 2}]\n    alias: *base\n`;
  const [first, second] = read(TEXT).objects;

  test('is that of the object', () => {
    expect([first.location, second.location]).toEqual(['f.yaml:2:1', 'f.yaml:10:3']);
  });

  test.each<[string, string]>([
    ['', '10:3'], ['kind', '11:3'], ['metadata.name', '12:14'], ['metadata.labels["a.b/c"]', '12:32'], ['spec.list[1].a', '24:21'], ['spec.list[1]', '24:20'], ['spec.x', '21:16'],
    ['spec.alias.x', '21:16'], ['spec.missing', '22:3'], ['spec.list[7]', '24:5'], ['spec.list.a', '24:5'], ['data["config.yaml"]', '14:5'],
    ['data["config.yaml"].rules', '17:7'], ['data["config.yaml"].rules[0].name.as', '19:16'], ['data["config.yaml"].rules[0].nothing', '18:9'], ['data.quoted.rules[0]', '20:5'],
    ['][', '10:3'], ['spec..list', '22:3'],
  ])('of %p is %s', (field, place) => {
    const { line, column, file } = second.positionOf(field);
    expect([file, `${line}:${column}`]).toEqual(['f.yaml', place]);
  });

  test.each<[string, string, number]>([
    ['one that stands before it', 'spec: {x: 2, <<: *b}', 2], ['none that stands after it', 'spec: {<<: *b, x: 2}', 3], ['the first one of a list that has it', 'spec: {<<: [{y: 1}, *b, {x: 3}]}', 2],
    ['one that is merged into it', 'spec: {<<: {<<: *b}}', 2],
  ])('of a field that is merged takes the place of %s', (_title, spec, line) => {
    const [object] = read(`{apiVersion: v1, kind: X,\nbase: &b {x: 1},\n${spec}}`).objects;
    expect(object.positionOf('spec.x').line).toBe(line);
  });

  test('may be asked for by keys', () => {
    expect(second.positionOf(['spec', 'list', 1, 'a'])).toEqual(second.positionOf('spec.list[1].a'));
    expect(first.positionOf(['data', 'x'])).toMatchObject({ line: 2, column: 1 });
  });
});

describe('a text in a ConfigMap', () => {
  test.each<[string, unknown]>([['a: 1', { value: { a: 1 } }], ['', { value: null }], ['# x\n---\na: yes', { value: { a: true } }], ['{"a": [1]}', { value: { a: [1] } }]])('%p is read', (text, value) => {
    expect(readText(text)).toEqual(value);
  });

  test.each<[string, RegExp]>([
    ['a: 1\na: 2', /^line 2, column 1: the key a stands in this mapping already$/], ['x: 1\na: b: c', /^line 2, column 4: /], ['a: *x', /^line 1, column 4: /], ['\u0000', /^line 1, column 1: /],
  ])('%p is none', (text, fault) => {
    expect(readText(text).fault?.problem).toMatch(fault);
  });
});
