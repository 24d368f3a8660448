import { guarded } from '../../src/promql/idle-guard';
import { mayBeNaN, whileIdle } from '../../src/promql/not-a-number';
import { parse } from '../../src/promql/parse';

const MEAN = 'sum(rate(x_sum[2m])) / sum(rate(x_count[2m]))';

test.each([
  'histogram_quantile(0.9, sum by (le) (rate(x_bucket[2m])))', '(histogram_quantile(0.9, x))', 'max(histogram_quantile(0.9, x))',
  'round(histogram_quantile(0.9, x), 0.1)', '1000 * histogram_quantile(0.9, x)', '-histogram_quantile(0.9, x)', MEAN, `clamp_min(${MEAN}, 0)`,
  'sum(x) / sum(increase(y[5m]))', 'sum(x) % sum(rate(y[2m]))', 'sum(x) / (0 + sum(rate(y[2m])))', `${MEAN} or vector(0)`, `${MEAN} != 5`,
  'sum(x) / clamp_min(sum(rate(y[2m])), 0)', 'sum(x) / (1 - sum(rate(y[2m])))', 'avg_over_time(histogram_quantile(0.9, x)[5m:1m])',
  'ln(sum(rate(x[2m])))', '(log10(sum(increase(x[2m]))) / 2)',
  `${MEAN} and sum(rate(x_count[2m])) >= 0`, `${MEAN} and sum(rate(x_count[2m]))`, `${MEAN} and sum(rate(x_count[2m])) > bool 0`, `${MEAN} and sum(y) > 0`,
  `${MEAN} unless sum(rate(x_count[2m])) > 5`, `${MEAN} and ${MEAN} == 0`, `${MEAN} and 1 - sum(rate(x_count[2m])) > 0`,
])('%s is NaN while idle', (query) => {
  expect(mayBeNaN(query, parse(query))).toBe(true);
});

test.each([
  'sum(x)', 'sum(rate(x[2m]))', 'sum(used) / sum(most)', `(${MEAN} >= 0) or 0 * sum(rate(x_count[2m]))`, `${MEAN} > 0`, `${MEAN} > bool 0.5`,
  'sum(x) / clamp_min(sum(rate(y[2m])), 1)', 'sum(x) / (1 + sum(rate(y[2m])))', 'sum(x) / (sum(rate(y[2m])) > 0)', 'sum(x) / count(rate(y[2m]))',
  'count(histogram_quantile(0.9, x))', `sum(x) and ${MEAN}`, 'sum(rate(x[2m])) / 60', 'absent(histogram_quantile(0.9, x))', 'vector(1)',
  'ln(1 + sum(rate(x[2m])))', 'sum(rate(x[2m])) ^ 2',
  'clamp_max(1 / sum(rate(x[2m])), 60)', '1 / sum(rate(x[2m])) < Inf', '1 / sum(rate(x[2m])) > bool 5', 'clamp_min(ln(sum(rate(x[2m]))), 0)', 'ln(sum(rate(x[2m]))) >= 0',
  `${MEAN} and sum(rate(x_count[2m])) > 0`, `(${MEAN} and on () (sum(rate(x_count[2m])) != 0)) or vector(0)`, `${MEAN} unless sum(rate(x_count[2m])) == 0`,
  'histogram_quantile(0.9, x) and on () sum(rate(x_count[2m])) >= 0.1 or vector(0)', `${MEAN} unless on () sum(rate(x_count[2m])) < 0.01`,
])('%s is a number', (query) => {
  expect(mayBeNaN(query, parse(query))).toBe(false);
});

test.each([
  '1 / sum(rate(x[2m]))', '(vector(60)) / sum(rate(x[2m])) > 0', 'max(sum(rate(x[2m])) ^ -1)', '1 / sqrt(sum(rate(x[2m]))) >= 0 or vector(0)',
])('%s is +Inf while idle, which no comparison with 0 drops', (query) => {
  expect(whileIdle(query, parse(query))).toBe('+Inf');
});

test.each(['1 / sum(rate(x[2m]))', 'ln(sum(rate(x[2m])))', MEAN, `${MEAN} + 1 / sum(rate(x[2m]))`, '1 / sum(rate(x[2m])) or vector(0)'])('the guard of %s helps', (query) => {
  const written = guarded(query, parse(query));
  expect(whileIdle(written, parse(written))).toBeUndefined();
});
