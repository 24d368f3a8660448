import { isGoneWithout } from '../../src/promql/absence';
import { guarded } from '../../src/promql/idle-guard';
import { largestOf } from '../../src/promql/largest';
import { lostBuckets } from '../../src/promql/lost-buckets';
import { parse } from '../../src/promql/parse';
import { shortSteps } from '../../src/promql/rate-windows';
import { selectorsOf } from '../../src/promql/selectors';

const gone = (query: string) => isGoneWithout(query, parse(query), ({ metric }) => metric === 'own');
const largest = (query: string) => largestOf(query, parse(query), (metric) => metric === 'share' ? { ofPods: true, maximum: 1, exportedBy: 'a server' } : undefined);

test.each([
  'own', 'sum(rate(own[2m]))', 'sum(x) / sum(own)', 'sum(x) * scalar(sum(own))', 'clamp_min(sum(own), 1)', 'sum(own) or sum(own offset 5m)',
  'sum(x) and on () own', 'sum(own) unless x', 'max_over_time(sum(own)[5m:1m])', '{__name__="own"}', 'sum(own) > bool 1', '-count(own)',
])('%s is empty without own', (query) => {
  expect(gone(query)).toBe(true);
});

test.each([
  'sum(x)', 'sum(own) or vector(0)', 'sum(x) or sum(own)', 'sum(x) unless on () own', 'absent(own)', 'vector(1)', 'sum({__name__=~"own|x"})',
])('%s is something without own', (query) => {
  expect(gone(query)).toBe(false);
});

test.each([
  ['avg(share)', 1, 'result'], ['max by (a) (share)', 1, 'result'], ['100 * quantile(0.9, share)', 100, 'result'], ['avg(share) / 4', 0.25, 'result'],
  ['(max_over_time(max(share)[5m:1m]) >= 0) or 0 * sum(x)', 1, 'result'], ['avg(share) or vector(0)', 1, 'result'], ['max(share) and x', 1, 'result'],
  ['sum(share)', 1, 'series'], ['sum(avg by (pod) (share))', 1, 'pod'], ['sum(max by (instance) (share)) * 2', 2, 'pod'], ['sum(max by (gpu) (share))', 1, 'series'],
])('%s is %p at most, for each %s', (query, value, of) => {
  expect(largest(query)).toEqual({ value, of });
});

test.each([
  'avg(x)', 'avg(share) + 1', 'avg(share) or vector(5)', '1 - avg(share)', '-avg(share)', 'avg(share) * avg(x)', '1 / avg(share)', 'count(share)', 'sum(sum by (pod) (share))',
  'avg(share) * -1', 'avg(share) > bool 0.5', 'round(avg(share), 5)',
])('%s has no largest value that is known', (query) => {
  expect(largest(query)).toBeUndefined();
});

test.each([
  ['histogram_quantile(0.9, sum(rate(a_bucket[1m])))', 'sum by (le)'],
  ['histogram_quantile(0.9, avg by (pod, code) (rate(a_bucket[1m])))', 'avg by (le, pod, code)'],
  ['histogram_quantile(0.9, sum by (le) (sum without (le) (rate(a_bucket[1m]))))', 'sum by (le)'],
  ['histogram_quantile(0.9, topk(5, sum by (pod) (rate(a_bucket[1m]))))', 'sum by (le, pod)'],
  ['1 + histogram_quantile(0.9, sum(rate({__name__="a_bucket"}[1m])) * 2)', 'sum by (le)'],
])('%s lacks buckets, and is mended by %s', (query, fix) => {
  expect(lostBuckets(query, parse(query)).map((each) => each.fix)).toEqual([`write ${fix} (...) there`]);
});

test.each([
  'sum(rate(a_bucket[1m]))', 'histogram_quantile(0.9, rate(a_bucket[1m]))', 'histogram_quantile(0.9, sum without (pod) (rate(a_bucket[1m])))',
  'histogram_quantile(0.9, sum(rate(a[1m])))', 'histogram_quantile(0.9, label_replace(sum(rate(a_bucket[1m])), "le", "1", "", ""))',
  'histogram_quantile(0.9, sum(rate({__name__=~"a_bucket"}[1m])))', 'histogram_quantile(scalar(sum(a_bucket)), sum by (le) (rate(a_bucket[1m])))',
])('%s has its buckets', (query) => {
  expect(lostBuckets(query, parse(query))).toEqual([]);
});

test.each([
  ['histogram_quantile(0.9, sum by (le) (rate(a_bucket{b="c",le!=""}[5m])))', '(histogram_quantile(0.9, sum by (le) (rate(a_bucket{b="c",le!=""}[5m]))) >= 0) or 0 * sum(rate(a_count{b="c"}[5m]))'],
  ['sum(rate(a[5m])) / sum(increase(b[1m] offset 1m)) or vector(1)', '(sum(rate(a[5m])) / sum(increase(b[1m] offset 1m)) >= 0) or 0 * sum(increase(b[1m] offset 1m))'],
  ['histogram_quantile(0.9, x)', '(histogram_quantile(0.9, x) >= 0) or 0 * sum(rate(COUNTER[WINDOW]))'],
])('%s is guarded, and can be parsed', (query, expected) => {
  expect(guarded(query, parse(query))).toBe(expected);
  expect(parse(expected.replace('WINDOW', '1m'))).toBeDefined();
});

test.each([['rate(sum(x)[1m:1m])', '1m:1m'], ['deriv(x[90s:60s] offset 1m)', '90s:60s'], ['sum(idelta((x[1m:45s])))', '1m:45s']])('%s holds one step', (query, text) => {
  const found = shortSteps(query, parse(query));
  expect(`${found?.text}:${found?.step}`).toBe(text);
});

test.each(['rate(sum(x)[2m:1m])', 'rate(x[1m:])', 'max_over_time(x[1m:1m])', 'rate(x[1m])'])('%s holds two steps, or none', (query) => {
  expect(shortSteps(query, parse(query))).toBeUndefined();
});

test('selectors are read with the values that their texts stand for', () => {
  const query = 'sum({"my.metric",a="b\\"c"}) + {__name__="x",d=~`e\\.f`} / y{g!=\'h\'} - {__name__=~"z.*"}';
  expect(selectorsOf(query, parse(query)).map(({ metric, matchers }) => [metric, ...matchers.map(({ label, operator, value }) => `${label}${operator}${value}`)])).toEqual([
    ['my.metric', 'a=b"c'], ['x', 'd=~e\\.f'], ['y', 'g!=h'], [undefined],
  ]);
});
