import * as fc from 'fast-check';

interface FasterForms {
  readonly HELPERS: string;
  withFasterForms(text: string): string;
}

const { HELPERS, withFasterForms }: FasterForms = jest.requireActual('../projenrc/faster-forms.cjs');

/** What an expression over `a` and `b` is, as it is written and as it is bundled, with the order of its keys. */
function bothWays(expression: string, a: unknown, b: unknown): string[] {
  const text = `return (${expression});`;
  return [text, withFasterForms(text)].map((body) => JSON.stringify(new Function('a', 'b', `${HELPERS}\n${body}`)(a, b)));
}

test.each([
  '{ ...a, x: 1 }', '{ ...a, ...b }', '{ ...a, x: 1, y: b, ...b, z: 2 }', '{ ...{ ...a, x: 1 }, y: { ...b, z: { ...a, x: 2 } } }', '{ ...a && { x: 1 }, y: 1, }',
  '{ ...undefined, ...null, ...false, ..."ab", x: 1 }', '[a, b].map((each) => ({ ...each, ["x" + 1]: 1, f() { return 1; } }))', '{ ...a, /* all */ x: 1 /* of it */ }',
])('%s is bundled as what it is', (expression) => {
  expect(withFasterForms(`(${expression})`)).toContain('__merged(');
  fc.assert(fc.property(fc.object(), fc.object(), (a, b) => {
    const [written, bundled] = bothWays(expression, a, b);
    expect(bundled).toBe(written);
  }), { seed: 20261130, numRuns: 50 });
});

test.each([
  'a.flatMap((each) => each)', 'a.flatMap((each, i, all) => [i, [each], all.length])', 'b.flatMap((each) => [each].flatMap((one) => [one, one])).flatMap((each) => each)',
  '[...a.flatMap((each) => ({ ...each, x: a.flatMap(() => []) }))]', 'a\n  // of all\n  .flatMap(Number)',
])('%s is bundled as what it is', (expression) => {
  expect(withFasterForms(`(${expression})`)).toMatch(/^\((?:\[\.\.\.)?__flatMap\(/);
  fc.assert(fc.property(fc.array(fc.anything()), fc.array(fc.array(fc.anything())), (a, b) => {
    const [written, bundled] = bothWays(expression, a, b);
    expect(bundled).toBe(written);
  }), { seed: 20261201, numRuns: 50 });
});

test('holes of lists stay none, and what is no list has its own method', () => {
  // eslint-disable-next-line no-sparse-arrays -- holes are what is tried
  const [written, bundled] = bothWays('[a.flatMap((each) => [each, , 1]), b.flatMap(1)]', [1, , undefined, 2], { flatMap: (given: unknown) => [given, 'own'] });
  expect(bundled).toBe(written);
  expect(written).toBe('[[1,1,null,1,2,1],[1,"own"]]');
});

test('a key __proto__ stays a key', () => {
  const named = JSON.parse('{"x": 1, "__proto__": {"polluted": true}}');
  const [written, bundled] = bothWays('{ ...a, x: 2 }', named, {});
  expect([written, bundled]).toEqual(Array(2).fill('{"x":2,"__proto__":{"polluted":true}}'));
});

test.each(['({ ...a })', '({ x: 1, ...a })', '({ ...a, get x() { return 1; } })', 'const { x, ...rest } = a;', 'a?.flatMap(f)', 'a?.b.flatMap(f)', 'a.flatMap(f, a)', 'a.flatMap(...f)', 'flatMap(f)'])('%s is left as it is', (text) => {
  expect(withFasterForms(text)).toBe(text);
});
