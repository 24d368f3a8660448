import fc from 'fast-check';
import { parse, tryParse } from '../../src/promql/parse';
import { metricsOf } from '../../src/promql/selectors';
import { messageOf } from '../support/captured';

describe('parse', () => {
  test.each([
    ['sum(rate(x{a="b"}[1m])'],
    ['sum(rate(x{a="b"}[$__rate_interval]))'],
    ['rate(x[${window}])'],
    ['x y'],
    [''],
    ['sum by (le (x)'],
    ['sum(\n  rate(x[1m)\n)'],
    ['rate(<<.Series>>{<<.LabelMatchers>>}[2m])'],
    ['x{a=b}'],
    ['histogram_quantile(0.95, x'],
    ['sum(x) # all\n) + 1'],
    ['# nothing but a comment'],
  ])('shows where %j is wrong', (query) => {
    expect(messageOf(() => parse(query))).toMatchSnapshot();
  });

  test.each([
    ['1'],
    ['vector(0)'],
    ['x offset 5m'],
    ['sum by (le) (rate(x_bucket[5m]))'],
    ['max_over_time(sum(x)[10m:1m])'],
    ['{__name__="x"}'],
    ['# a comment\nsum(x)'],
    ['sum(x @ 1609746000)'],
    ['vllm:num_requests_running'],
  ])('takes %j', (query) => {
    expect(() => parse(query)).not.toThrow();
  });
});

describe('metricsOf', () => {
  test.each([
    ['sum(rate(a{b="c"}[1m])) / sum(b) or a', ['a', 'b']],
    ['{__name__="x", y="z"}', ['x']],
    ['{job="y"}', []],
    ['vector(1)', []],
  ])('of %j is %j', (query, metrics) => {
    expect(metricsOf(query, parse(query))).toEqual(metrics);
  });
});

test('whatever a text begins with, it is a tree or an error with its place, and nothing else is thrown', () => {
  const text = fc.string({ unit: fc.constantFrom('\n', '(', ')', '{', '}', 'x', '"', '#', ' ', '[5m]', '1', 'sum', '\u00e9'), maxLength: 8 });
  fc.assert(fc.property(text, (query) => {
    expect(() => tryParse(query)).not.toThrow();
  }), { seed: 7, numRuns: 3000 });
});
