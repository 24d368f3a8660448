import * as fc from 'fast-check';

interface MergedObjects {
  readonly HELPER: string;
  withMergedObjects(text: string): string;
}

const { HELPER, withMergedObjects }: MergedObjects = jest.requireActual('../projenrc/merged-objects.cjs');

/** What an expression over `a` and `b` is, as it is written and as it is bundled, with the order of its keys. */
function bothWays(expression: string, a: unknown, b: unknown): string[] {
  const text = `return (${expression});`;
  return [text, withMergedObjects(text)].map((body) => JSON.stringify(new Function('a', 'b', `${HELPER}\n${body}`)(a, b)));
}

test.each([
  '{ ...a, x: 1 }', '{ ...a, ...b }', '{ ...a, x: 1, y: b, ...b, z: 2 }', '{ ...{ ...a, x: 1 }, y: { ...b, z: { ...a, x: 2 } } }', '{ ...a && { x: 1 }, y: 1, }',
  '{ ...undefined, ...null, ...false, ..."ab", x: 1 }', '[a, b].map((each) => ({ ...each, ["x" + 1]: 1, f() { return 1; } }))', '{ ...a, /* all */ x: 1 /* of it */ }',
])('%s is bundled as what it is', (expression) => {
  expect(withMergedObjects(`(${expression})`)).toContain('__merged(');
  fc.assert(fc.property(fc.object(), fc.object(), (a, b) => {
    const [written, bundled] = bothWays(expression, a, b);
    expect(bundled).toBe(written);
  }), { seed: 20261130, numRuns: 50 });
});

test('a key __proto__ stays a key', () => {
  const named = JSON.parse('{"x": 1, "__proto__": {"polluted": true}}');
  const [written, bundled] = bothWays('{ ...a, x: 2 }', named, {});
  expect([written, bundled]).toEqual(Array(2).fill('{"x":2,"__proto__":{"polluted":true}}'));
});

test.each(['({ ...a })', '({ x: 1, ...a })', '({ ...a, get x() { return 1; } })', 'const { x, ...rest } = a;'])('%s is left as it is', (text) => {
  expect(withMergedObjects(text)).toBe(text);
});
