import { levelOf } from '../../src/promql/level';
import { parse } from '../../src/promql/parse';

const level = (query: string) => levelOf(query, parse(query), (metric) => metric.startsWith('pod_') ? { ofPods: true, exportedBy: 'a server' } : undefined);

test.each([
  ['avg(x)', 'an average'],
  ['(avg by () (rate(x[1m])))', 'an average'],
  ['avg(sum by (pod) (x))', 'an average'],
  ['100 * (1 - avg(x))', 'an average'],
  ['avg(x) / 2', 'an average'],
  ['avg(x) or vector(0)', 'an average'],
  ['avg(x) > 0', 'an average'],
  ['clamp_max(avg(x), 5)', 'an average'],
  ['avg_over_time(avg(x)[5m:])', 'an average'],
  ['quantile(0.9, x)', 'a quantile'],
  ['(histogram_quantile(0.9, sum by (le) (rate(x_bucket[1m]))) >= 0) or vector(0)', 'a quantile'],
  ['stddev(x)', 'a spread'],
  ['max(pod_x)', 'a value of one pod'],
  ['min(pod_x) + 1', 'a value of one pod'],
  ['sum(rate(x_sum[1m])) / sum(rate(x_count[1m]))', 'a ratio of two totals'],
  ['sum(x) / scalar(count(x))', 'a ratio of two totals'],
])('%s is %s', (query, expected) => {
  expect(level(query)).toBe(expected);
});

test.each([
  'sum(x)', 'sum(x) / 2', '-sum(x)', 'count(x)', 'sum(x) + sum(y)', 'sum(x) - 5', 'sum(x) + avg(y)', 'sum(x) or vector(0)', 'sum(avg by (pod) (x))',
  // Of one series, an extreme or an average is that series.
  'max(sum(x))', 'avg(sum(x))', 'max(sum(pod_x))',
  // Several that tell the same, such as exporters of one queue.
  'max(queue_depth)', 'min(queue_depth)',
  // A total, in another unit.
  'sum(rate(tokens_total[1m])) / avg(tokens_per_request)', 'avg(x) * count(x)', 'sum(x) * 60', 'sum(rate(x[1m])) * avg(y)',
  'vector(1)', 'time()', '5', 'round(sum(x))', 'scalar(sum(x))',
])('%s may be a total', (query) => {
  expect(level(query)).toBeUndefined();
});
