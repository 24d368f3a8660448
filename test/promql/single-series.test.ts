import { parse } from '../../src/promql/parse';
import { isQuantile, yieldsOneSeries } from '../../src/promql/single-series';

test.each([
  'sum(x)', 'sum by () (x)', '(max(x))', '-sum(x)', 'sum(x) / sum(y)', 'sum(x) or vector(0)', '1 - avg(x)', 'sum(x @ 1)', 'sum(x) offset 5m',
  'histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))', 'histogram_quantile(0.9, sum(rate(x_bucket[5m])) by (le))', 'clamp_max(sum(x), 5)',
  'absent(x)', 'vector(1)', 'round(sum(x), 0.1)', 'sum(topk(2, x))', 'sum(x) > bool 1', 'count(x)', 'max_over_time(sum(x)[10m:1m])',
  'sum by (job) (x{job="a"}) or sum by (job) (y{job="a"})', 'sum by (job) (x{job="a"}) or on () vector(0)', 'sum by ("job") ({"x","job"="a"})',
  'absent(x{job="a"}) or sum by (job) (y{job="a"})', 'sum(x) or absent(y)', 'sum by (job) (x{job="a"}) unless y', 'sum by (job) (x{job="a"}) / on (job) sum by (job) (y{job="a"})',
  'sum(x) or on () (vector(0) or label_replace(vector(0), "lost", "true", "", ""))',
  'label_replace(sum(x), "a", "b", "c", "d")', '# all\nsum(x)', 'topk(1, x)', 'BOTTOMK(1, x)', 'sum by # none\n () (x)', 'max_over_time(sum(x) # a\n[10m:1m])',
])('%s yields one series', (query) => {
  expect(yieldsOneSeries(query, parse(query))).toBe(true);
});

test.each([
  'x', 'vllm:num_requests_running', 'rate(x[1m])', 'sum by (pod) (x)', 'sum without (pod) (x)', 'topk(2, x)', 'topk by (pod) (1, x)', 'x / sum(y)', 'abs(x)', 'sum(x) or y',
  'histogram_quantile(0.9, sum by (le, pod) (rate(x_bucket[5m])))', 'histogram_quantile(0.9, rate(x_bucket[5m]))', 'sum by (le) (x)',
  'count_values("a", x)', 'max_over_time(x[5m])',
  // Beside one that has other labels, `or` keeps both.
  'sum by (job) (x{job="a"}) or vector(0)', 'sum by (job) (x{job="a"}) or sum by (job) (y{job="b"})', 'sum(x) or absent(y{job="a"})', 'sum by ("job") (x)',
  'sum(x) or on () (vector(0) or label_replace(x, "lost", "true", "", ""))', 'sum(x) or (vector(0) or label_replace(vector(0), "lost", "true", "", ""))',
])('%s may yield several', (query) => {
  expect(yieldsOneSeries(query, parse(query))).toBe(false);
});

test.each([['histogram_quantile(0.9, x)', true], ['(histogram_quantile(0.9, x))', true], ['sum(x)', false], ['max(x) + 1', false]])('%s is a quantile: %p', (query, expected) => {
  expect(isQuantile(query, parse(query))).toBe(expected);
});
