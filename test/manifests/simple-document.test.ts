import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { poolOf } from './mutations';
import { parseDocument } from '../../src/manifests/parse-document';
import { simpleDocument } from '../../src/manifests/simple-document';
import { startOf, valueOf } from '../../src/manifests/yaml-value';

const SEED = 20261130;
/** The documents of the pool as programs write them. */
const WRITTEN = poolOf(readFileSync(join(__dirname, 'pool.yaml'), 'utf8'))
  .flatMap(({ manifest }) => [stringify(manifest), stringify(manifest, { indentSeq: false }), stringify(manifest, { version: '1.1', lineWidth: 0 })])
  .filter((text) => simpleDocument(text) !== undefined);

/** What is put into a text, and what lines are made of. */
const PIECES = [
  '', ' ', '  ', '\n', '\n  ', '\n- ', '- ', '-', ':', ': ', 'a: ', 'b:', '.inf: ', '~: ', ' #', '#', '"', '\'', '""', '\'\'', '"\\n"', '{}', '[]', '{', '[',
  '|', '>', '&a ', '*a', '<<: ', '!!int ', '%', '@', '?', '0x1', '1e3', '.inf', '~', 'yes', '=', '\\', '---', '...', '\n---\n', '\n...\n', 'x\n', ' x', '\t',
  '\r', '-1', '- - ', 'a b: c', '.', '/', '(', '\u00e9', '__proto__: ', '\u2028',
];
const piece = fc.constantFrom(...PIECES);
const change = fc.record({ at: fc.nat(4000), length: fc.nat(30), put: piece });
const changed = fc.tuple(fc.constantFrom(...WRITTEN), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([text, changes]) => changes.reduce((before, { at, length, put }) => {
    const start = at % (before.length + 1);
    return before.slice(0, start) + put + before.slice(start + length % 2 * length);
  }, text));
const indent = fc.constantFrom('', ' ', '  ', '    ', '- ', '  - ', '    - ', '- - ');
const content = fc.constantFrom('a: 1', 'b:', 'c: x', '- y', 'z', 'd: {}', 'e: \'q\'', 'f: "q"', '-', '# c', '');
const lines = fc.array(fc.oneof(fc.tuple(indent, content), fc.tuple(indent, piece, piece, piece)).map((parts) => parts.join('')), { minLength: 1, maxLength: 8 })
  .map((all) => all.join('\n'));

/** What the parser reads. */
function parsed(text: string): string {
  const { root = null, fault } = parseDocument(text);
  const { value, duplicates } = valueOf(root);
  return JSON.stringify({ value, start: startOf(root), duplicates, fault });
}

test.each<[string, string, unknown]>([
  ['mappings and lists', 'a:\n  b: 1\n  c:\n  - d: x\n    e: "y"\n  -   f: \'it\'\'s\'\ng:\n    - - 1\n      - 2\n    -\n    - h:\n', {
    a: { b: 1, c: [{ d: 'x', e: 'y' }, { f: 'it\'s' }] }, g: [[1, 2], null, { h: null }],
  }],
  ['what is empty', 'a: {}\nb: []\nc:\nd: ""\n', { a: {}, b: [], c: null, d: '' }],
  ['texts with signs', 'a: sum(rate(x{a="b"}[1m])) > 0\nb: http://x:8080/y\nc: "say \\"no\\"\\n"\nd: -0.5\n', {
    a: 'sum(rate(x{a="b"}[1m])) > 0', b: 'http://x:8080/y', c: 'say "no"\n', d: -0.5,
  }],
  ['comments and blanks', '# one\n\na: 1   \n   # two\nb:   2\n', { a: 1, b: 2 }],
  ['words of YAML 1.1', 'yes: off\n010: 0x1f\n', { true: false, 8: 31 }],
])('%s are read line by line', (_title, text, value) => {
  expect(simpleDocument(text)).toEqual({ value, start: text.search(/^\w/m) });
});

test.each<[string, string]>([
  ['an anchor', 'a: &x 1'], ['an alias', 'a: *x'], ['a tag', 'a: !!str 1'], ['a merge', '<<: 1'], ['a text in block style', 'a: |\n  x'], ['a mapping in flow style', 'a: {b: 1}'],
  ['a text on several lines', 'a: x\n  y'], ['a comment behind a value', 'a: x # y'], ['a tab', 'a:\tx'], ['a line of Windows', 'a: x\r\n'], ['another letter', 'a: é'],
  ['a key twice', 'a: 1\na: 2'], ['a key of all objects', 'constructor: 1'], ['a number without end', 'a: .inf'], ['a line that fits nowhere', 'a:\n    b: 1\n  c: 2'], ['nothing', '# x\n'],
])('%s is for the parser', (_title, text) => {
  expect(simpleDocument(text)).toBeUndefined();
});

test('most of what programs write is simple', () => {
  expect(WRITTEN.length).toBeGreaterThan(100);
});

test.each<[string, fc.Arbitrary<string>]>([['a written text', fc.constantFrom(...WRITTEN)], ['a changed text', changed], ['any lines', lines]])(
  '%s is read as the parser reads it, or not at all', (_title, text) => {
    fc.assert(fc.property(text, (each) => {
      const simple = simpleDocument(each);
      fc.pre(simple !== undefined);
      expect(JSON.stringify({ ...simple, duplicates: [], fault: undefined })).toBe(parsed(each));
    }), { seed: SEED, numRuns: 500, maxSkipsPerRun: 300 });
  },
);
