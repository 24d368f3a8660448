import { isRegularExpression } from '../../src/promql/go-regexp';

test.each(['a.*', '/metrics|/health.*', '(?i)abc', '(?P<x>a)', '[[:alpha:]]+', 'a\\\\1', '(?:a|b)', 'x{2,3}', ''])('%j is taken', (text) => {
  expect(isRegularExpression(text)).toBe(true);
});

test.each(['a(', '[', '*a', '(?=a)b', '(?!a)', '(a)\\1', '(?<=a)b', 'a)'])('%j is not', (text) => {
  expect(isRegularExpression(text)).toBe(false);
});
