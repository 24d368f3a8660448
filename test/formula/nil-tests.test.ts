import { Formula } from '../../src/formula/formula';

/** The character under the caret; undefined where no trigger is tested for nil. */
function testedAt(expression: string): string | undefined {
  const test = Formula.parse(expression, ['a', 'b']).nilTest();
  if (test === undefined) {
    return undefined;
  }
  const [line, caret] = test.excerpt.split('\n');
  return line.slice(caret.indexOf('^')).slice(0, 2);
}

test.each([
  ['a ?? 0', '??'],
  ['(a + b) ?? 8', '??'],
  ['max(a - (b ?? 0), 1)', '??'],
  ['a == nil ? 5 : a', '=='],
  ['nil != b ? b : a', '!='],
  ['let x = max(a, b); x ?? 3', '??'],
  ['let x = a > 1 ? a : b; x == nil ? 1 : x', '=='],
  ['$env.a ?? 0', '??'],
  ['$env?.a', 'a'],
  ['[a, b][0] ?? 1', '??'],
  ['sum(filter([a, b], # != nil))', '!='],
  ['count([a, b], {# == nil}) > 0 ? 1 : a', '=='],
  ['nil in [a, b] ? 1 : a', 'in'],
])('%s tests a trigger for nil', (expression, at) => {
  expect(testedAt(expression)).toBe(at);
});

test.each([
  'a + b',
  'a ? 1 : 0 == 0 ? 1 : 2'.replace('a ?', 'a > 1 ?'),
  // Nil without any loss.
  'find([a, b], # > 5) ?? 8',
  'findIndex([a, b], # > 5) == nil ? 0 : 1',
  '(a > 1 ? a : nil) ?? 5',
  'let x = find([a, b], # > 5); x ?? 8',
  'first(filter([a, b], # > 5)) ?? 8',
  'sum(map([a > 1 ? a : nil, b], # ?? 0))',
  '$env["c"] ?? 1',
  'a == b ? 1 : 2',
])('%s tests none', (expression) => {
  expect(testedAt(expression)).toBeUndefined();
});
