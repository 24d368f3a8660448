import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseDocument } from '../../src/manifests/parse-document';
import { patchDocument } from '../../src/manifests/patch-document';
import { Operation, patchedValue, pointerSteps } from '../../src/manifests/patch-value';
import { valueOf } from '../../src/manifests/yaml-value';

type Given = [op: Operation['op'], pointer: string, value?: unknown];
const operationsOf = (given: Given[]): Operation[] => given.map(([op, pointer, value]) => ({ op, path: pointerSteps(pointer), value }));

const BLOCK = `# The head.
a: 1 # one
b:
  # Before c.
  c: "x"
  d: |
    line

    # no comment
e:
  - f: 1   # f
    g: 2
  - h
k:
flow: {l: 1, m: [n, 'o'], p: {}}
# The tail.
`;

describe('the least of a text is changed', () => {
  test.each<[string, string, Given[], string]>([
    ['a number', BLOCK, [['replace', '/a', 2]], BLOCK.replace('a: 1', 'a: 2')],
    ['a text that keeps its quotes', BLOCK, [['replace', '/b/c', 'y']], BLOCK.replace('"x"', '"y"')],
    ['a text that needs quotes', BLOCK, [['replace', '/a', '10']], BLOCK.replace('a: 1', 'a: "10"')],
    ['a word that YAML 1.1 takes for a boolean', BLOCK, [['replace', '/a', 'yes']], BLOCK.replace('a: 1', 'a: "yes"')],
    ['a block by a word', BLOCK, [['replace', '/b/d', 'u']], BLOCK.replace('|\n    line\n\n    # no comment\n', 'u\n')],
    ['a value that is not there', BLOCK, [['replace', '/k', true]], BLOCK.replace('k:\n', 'k: true\n')],
    ['a mapping by a word', BLOCK, [['replace', '/b', 'none']], BLOCK.replace(/b:\n[^]*# no comment\n/, 'b: none\n')],
    ['a word by a mapping', BLOCK, [['replace', '/a', { x: { u: 1 } }]], BLOCK.replace('a: 1 #', 'a:\n  x:\n    u: 1 #')],
    ['a list by a list', BLOCK, [['replace', '/e', [{ z: 1 }]]], BLOCK.replace(/e:\n[^]* - h\n/, 'e:\n  - z: 1\n')],
    ['a value in braces', BLOCK, [['replace', '/flow/l', 'a, b']], BLOCK.replace('l: 1', 'l: "a, b"')],
    ['an item in brackets, which keeps its quotes', BLOCK, [['replace', '/flow/m/1', 'q']], BLOCK.replace("'o'", "'q'")],
    ['words of a text in a block', 'a: |- # c\n  sum(b)\n    + c\nd: 1\n', [['replace', '/a', 'sum(x:y)\n  + c']], 'a: |- # c\n  sum(x:y)\n    + c\nd: 1\n'],
    ['words of a folded text', 'a: >\n  sum(b)\n  + c\nd: 1\n', [['replace', '/a', 'sum(x) + c\n']], 'a: >\n  sum(x)\n  + c\nd: 1\n'],
    ['words of a text of several lines', 'a: sum(b)\n  + c # d\ne: 1\n', [['replace', '/a', 'sum(x) + c']], 'a: sum(x)\n  + c # d\ne: 1\n'],
    ['words between escapes', 'a: "b{c=\\"d\\"}" # e\n', [['replace', '/a', 'x{c="d"}']], 'a: "x{c=\\"d\\"}" # e\n'],
    ['more than words in a block', 'a: |\n  b + c\nd: 1\n', [['replace', '/a', 'b - c']], 'a: b - c\nd: 1\n'],
    ['a field that is merged is written where it differs', 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n', [['replace', '/c/b', '1']], 'a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n  b: "1"\n'],
    ['a field is removed', BLOCK, [['remove', '/a']], BLOCK.replace('a: 1 # one\n', '')],
    ['a field with its lines is removed', BLOCK, [['remove', '/b/d']], BLOCK.replace(/ {2}d: \|[^]*# no comment\n/, '')],
    ['the first field of an item is removed', BLOCK, [['remove', '/e/0/f']], BLOCK.replace('f: 1   # f\n    g', 'g')],
    ['the last field of an item is removed', BLOCK, [['remove', '/e/0/g']], BLOCK.replace('    g: 2\n', '')],
    ['an item is removed', BLOCK, [['remove', '/e/0']], BLOCK.replace('  - f: 1   # f\n    g: 2\n', '')],
    ['the last item is removed', BLOCK, [['remove', '/e/1']], BLOCK.replace('  - h\n', '')],
    ['the first in braces is removed', BLOCK, [['remove', '/flow/l']], BLOCK.replace('l: 1, ', '')],
    ['the last in braces is removed', BLOCK, [['remove', '/flow/p']], BLOCK.replace(', p: {}', '')],
    ['one of two items in brackets is removed', BLOCK, [['remove', '/flow/m/0']], BLOCK.replace('[n, ', '[')],
    ['a field is added', BLOCK, [['add', '/b/z', '1']], BLOCK.replace('# no comment\n', '# no comment\n  z: "1"\n')],
    ['a field is added after one on the same line as a comment', 'a:\n  b: 1 # c\nd: 2\n', [['add', '/a/e', 3]], 'a:\n  b: 1 # c\n  e: 3\nd: 2\n'],
    ['fields in fields are added', BLOCK, [['add', '/b/z', { u: { x: [1] } }]], BLOCK.replace('# no comment\n', '# no comment\n  z:\n    u:\n      x:\n        - 1\n')],
    ['a field is added to an item', BLOCK, [['add', '/e/0/z', 3]], BLOCK.replace('    g: 2\n', '    g: 2\n    z: 3\n')],
    ['a field is added in braces', BLOCK, [['add', '/flow/z', ['a: b']]], BLOCK.replace('p: {}}', 'p: {}, z: ["a: b"]}')],
    ['a field is added in empty braces', BLOCK, [['add', '/flow/p/z', 1]], BLOCK.replace('p: {}', 'p: {z: 1}')],
    ['an item is added', BLOCK, [['add', '/e/-', { z: 1, u: 2 }]], BLOCK.replace('  - h\n', '  - h\n  - z: 1\n    u: 2\n')],
    ['an item is added in brackets', BLOCK, [['add', '/flow/m/-', 1]], BLOCK.replace("'o']", "'o', 1]")],
    ['a key is renamed', BLOCK, [['remove', '/b/c'], ['add', '/b/z', 'x']], BLOCK.replace('c: "x"', 'z: "x"')],
    ['the only field is removed', 'a:\n  b: 1\nc: 2\n', [['remove', '/a/b']], 'a: {}\nc: 2\n'],
    ['the only item is removed', 'a:\n- 1\nc: 2\n', [['remove', '/a/0']], 'a: []\nc: 2\n'],
    ['a list that is not indented', 'a:\n- b: 1\n', [['add', '/a/-', { c: [1] }]], 'a:\n- b: 1\n- c:\n  - 1\n'],
    ['Windows line breaks', 'a: 1\r\nb:\r\n  c: 2\r\n', [['add', '/b/d', { e: 3 }], ['remove', '/a']], 'b:\r\n  c: 2\r\n  d:\r\n    e: 3\r\n'],
    ['no line break at the end', 'a: 1\nb: 2', [['remove', '/b'], ['add', '/c', 3]], 'a: 1\nc: 3'],
    ['JSON', '{\n  "a": 1,\n  "b": {"c": "x"}\n}\n', [['replace', '/a', '2'], ['add', '/b/d', true], ['add', '/e', { f: [1] }]],
      '{\n  "a": "2",\n  "b": {"c": "x", "d": true},\n  "e": {"f":[1]}\n}\n'],
    ['a key of the kind of an annotation', 'metadata:\n  annotations:\n    a.b/c: x\n', [['replace', '/metadata/annotations/a.b~1c', 'u'], ['add', '/metadata/annotations/d.e~1f', '1']],
      'metadata:\n  annotations:\n    a.b/c: u\n    d.e/f: "1"\n'],
  ])('%s', (_title, text, given, wanted) => {
    expect(patchDocument(text, operationsOf(given))).toBe(wanted);
  });
});

test.each<[string, string, Given[]]>([
  ['nothing is there', 'a: 1\n', [['replace', '/b', 1]]],
  ['nothing is to be removed', 'a: 1\n', [['remove', '/b']]],
  ['the way leads through a number', 'a: 1\n', [['add', '/a/b', 1]]],
  ['a list is shorter', 'a: [1]\n', [['replace', '/a/1', 1]]],
  ['other objects would change with it', 'a: &x {b: 1}\nc: *x\n', [['replace', '/c/b', 2]]],
  ['the text is no YAML', 'a: b: c\n', [['remove', '/a']]],
])('nothing is changed where %s', (_title, text, given) => {
  expect(patchDocument(text, operationsOf(given))).toBeUndefined();
});

test('a document whose text is written in other ways is written anew, with its comments', () => {
  expect(patchDocument('# head\na: &x {b: 1} # one\nc: *x\nd:\n  - - e: 1 # e\n', operationsOf([['remove', '/d/0/0']]))).toBe('# head\na: &x {b: 1} # one\nc: *x\nd:\n  - []\n');
});

describe('laws', () => {
  const key = fc.constantFrom('a', 'b', 'c-d', 'e.f/g', 'on', '1', 'x y');
  const scalar = fc.oneof(fc.integer({ min: -9, max: 99 }), fc.boolean(), fc.constant(null), fc.constantFrom('x', 'yes', '10', 'a: b', '# c', 'l\nm\n', ' s ', '', '"', "it's", '- i', '{', '@'));
  const value = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, scalar, fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(key, tie('value'), { maxKeys: 3 })),
  })).value;
  const object = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });
  const text = fc.tuple(object, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()).map(([data, isFlow, indentSeq, isWindows, isJson]) => {
    const written = isJson ? `${JSON.stringify(data, null, 2)}\n` : stringify(data, { version: '1.1', indentSeq, ...isFlow && { collectionStyle: 'flow' } })
      .split('\n').map((line) => /^ *(- )?[\w.\/-]+: [\w-]+$/.test(line) ? `${line} # ${line.trim()}` : line).join('\n');
    return isWindows ? written.replace(/\n/g, '\r\n') : written;
  });
  const valueIn = (written: string) => valueOf(parseDocument(written).root ?? null).value;

  /** All paths of a value. */
  function pathsOf(of: unknown): string[][] {
    return typeof of !== 'object' || of === null ? [[]] : [[], ...Object.entries(of).flatMap(([step, inner]) => pathsOf(inner).map((path) => [step, ...path]))];
  }

  test('a patched document means what the patch says, whatever it looks like, and comments elsewhere stay', () => {
    let applied = 0;
    fc.assert(fc.property(text, fc.nat(), fc.constantFrom('add', 'remove', 'replace'), scalar, fc.option(key), (written, at, op, given, added) => {
      const before = valueIn(written);
      const paths = pathsOf(before).filter((path) => path.length > 0);
      const path = paths[at % paths.length];
      const operation: Operation = { op, path: op === 'add' && added !== null ? [...path.slice(0, -1), added] : path, value: given };
      const wanted = patchedValue(before, operation);
      const after = patchDocument(written, [operation]);
      if (wanted === undefined) {
        expect(after).toBeUndefined();
        return;
      }
      // What is neither is written in a way that is not known, and left alone.
      if (after !== undefined) {
        applied++;
        expect(valueIn(after)).toEqual(wanted.value);
        const comments = (of: string) => of.match(/ # .*/g) ?? [];
        const isScalar = op === 'replace' && !String(given).includes('\n') && typeof path.reduce<unknown>((inner, step) => (inner as { [step: string]: unknown })[step], before) !== 'object';
        expect(!isScalar || comments(written).every((comment) => after.includes(comment))).toBe(true);
        expect(after.includes('\r\n')).toBe(written.includes('\r\n') && after.includes('\n'));
      }
    }), { numRuns: 2_000 });
    expect(applied).toBeGreaterThan(1_000);
  });
});
