import { parse } from '../../src/promql/parse';
import { selectedValues } from '../../src/promql/selected-values';

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
