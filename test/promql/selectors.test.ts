import { LabelMatcher } from '../../src';
import { parse } from '../../src/promql/parse';
import { mayBe, selectedValues } from '../../src/promql/selectors';

test.each<[string, string[] | undefined]>([
  ['x{job="a"}', ['a']],
  ['sum(rate(x{app="b", job = "a"}[1m])) / sum(y{job="c"})', ['a', 'c']],
  ['x{job="a"} + y{job="a"}', ['a']],
  ['x{job="a"} + y', undefined],
  ['x{job=~"a"}', undefined],
  ['x{job="a\\n"}', ['a\n']],
  ['{"x","job"="a"}', ['a']],
  ['vector(1)', []],
])('%s asks for the jobs %j', (query, jobs) => {
  expect(selectedValues(query, parse(query), 'job')).toEqual(jobs);
});

test.each<[string, LabelMatcher, boolean]>([
  ['=', LabelMatcher.equal('a', 'iris'), true],
  ['= of another', LabelMatcher.equal('a', 'other'), false],
  ['!=', LabelMatcher.notEqual('a', 'iris'), false],
  ['!= of another', LabelMatcher.notEqual('a', 'other'), true],
  ['=~', LabelMatcher.matches('a', 'i.*|other'), true],
  ['=~ of a part, which is anchored', LabelMatcher.matches('a', 'ir'), false],
  ['!~', LabelMatcher.notMatches('a', 'iri[s]'), false],
  ['!~ of another', LabelMatcher.notMatches('a', 'other'), true],
  ['=~ that JavaScript has no words for', LabelMatcher.matches('a', '\\pN'), true],
  ['!~ that JavaScript has no words for', LabelMatcher.notMatches('a', '\\pN'), true],
])('%s can hold or not', (_title, matcher, expected) => {
  expect(mayBe(matcher, 'iris')).toBe(expected);
});
