import * as fc from 'fast-check';
import { goRegexp, isRegularExpression } from '../../src/promql/go-regexp';

test.each(['a.*', '/metrics|/health.*', '(?i)abc', '(?P<x>a)', '[[:alpha:]]+', 'a\\\\1', '(?:a|b)', 'x{2,3}', ''])('%j is taken', (text) => {
  expect(isRegularExpression(text)).toBe(true);
});

test.each(['a(', '[', '*a', '(?=a)b', '(?!a)', '(a)\\1', '(?<=a)b', 'a)'])('%j is not', (text) => {
  expect(isRegularExpression(text)).toBe(false);
});

describe('counts are written out, which changes nothing', () => {
  const atom = fc.constantFrom('a', 'b', '.', '\\w', '[ab]', '[^a]', '\\{', '(?:ab)', '(a|b)');
  const count = fc.constantFrom('', '', '*', '+?', '{2}', '{0}', '{1,3}', '{2,}', '{0,2}?', '{1,}?');
  const expression = fc.array(fc.tuple(atom, count), { minLength: 1, maxLength: 4 }).map((parts) => parts.map(([one, times]) => one + times).join(''));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '{', '1'), maxLength: 6 });

  test('to what is matched', () => {
    fc.assert(fc.property(expression, text, (source, input) => {
      const [compiled, plain] = [goRegexp(source), new RegExp(source)];
      expect(compiled === 'unbounded' ? undefined : [...(compiled as RegExp).exec(input) ?? []]).toEqual(compiled === 'unbounded' ? undefined : [...plain.exec(input) ?? []]);
    }), { seed: 7, numRuns: 2000 });
  });

  test.each<[string, boolean]>([
    ['(a{1,100})+', true], ['^[a-z]{1,63}(-[a-z]{1,63})*$', true], ['(?:\\d+\\.){3}', false], ['(a|b){3}', true], ['(a{1,30}){30}', false], ['a{1000}b{999}', true], ['[0-9a-f]{1000}', false], ['((a){2}){2}', false],
  ])('of %s: %s', (source, isFollowed) => {
    expect(goRegexp(source) !== 'unbounded').toBe(isFollowed);
    expect(isRegularExpression(source)).toBe(true);
  });
});
