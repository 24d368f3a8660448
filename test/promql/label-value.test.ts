import { LabelMatcher } from '../../src';
import { mayBe } from '../../src/promql/label-value';

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
