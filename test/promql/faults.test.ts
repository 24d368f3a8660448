import { resultFaults, syntaxFaults } from '../../src/promql/syntax-faults';

const faultsOf = (query: string) => {
  const unreadable = syntaxFaults(query);
  return unreadable.length > 0 ? unreadable : resultFaults(query);
};

test.each([
  'sum(rate(x[5m]))',
  'max(quantile_over_time(0.9, x[5m]))',
  'sum(max_over_time(sum(x)[10m:1m]))',
  'sum(x @ 1) or vector(0)',
  '-sum(x) + 2 * 3',
  'sum({a="b"})',
  'sum({__name__=~"x.*"})',
  'sum({a!=""})',
  'sum(x{a=~"b|c\\\\.d"})',
  'vector(scalar(x))',
  'sum(x offset 5m) > bool 1',
  'topk(1, x)',
  'histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))',
  'absent_over_time(x[5m])',
  'round(sum(x), 5)',
  'label_join(sum(x), "a", "-")',
  'label_join(sum(x), "a", "-", "b", "c")',
  'hour() > 8',
  'sum(x) > bool 1 or vector(0)',
  'vector(1 > bool 2)',
  'sum(holt_winters(x[5m], 0.5, 0.5))',
  'sum({a=~"b?",c=~".+"})',
  '# the rate of requests\nsum(rate(x[5m]))',
  'sum(\n  rate(x[5m]) # of each pod\n) # of all',
  'sum(rate(x[5m])) # a\n+ # b\nsum(rate(y[5m])) # c',
  'histogram_quantile(\n  0.95, # p95\n  sum by (le) (rate(x_bucket[5m]))\n)',
  'sum(x{a="b # c"}) # d',
  'sum(x{a=~`#\\.`})',
  'sum({"a.b"})',
  'sum({"x","a.b"=~"c.*"})',
])('%s is fine', (query) => {
  expect(faultsOf(query)).toEqual([]);
});

test.each([
  'sum(rate(x))',
  'sum(x[5m])',
  'abs(x[5m])',
  'x[5m]',
  '(x[5m] offset 1m)',
  'x[5m:1m]',
  '1',
  'time() - 5',
  'scalar(sum(x))',
  '"text"',
  'sum({})',
  'sum({a=""})',
  'sum(rate(x[0s]))',
  'sum(x{a=~"["})',
  'sum({"x","a.b"=~"["})',
  'sum({"a.b"=""})',
  'sum(x{a!~"(?=b)"})',
  'sum({a=~".*",b!="c"})',
  'topk(x)',
  'clamp_min(sum(x))',
  'round(sum(x), 5, 5)',
  'label_replace(sum(x), "a", "b")',
  'histogram_quantile("0.9", sum by (le) (rate(x_bucket[5m])))',
  'sum(5)',
  'max(holt_winters(x, 0.5, 0.5))',
  'sum(x) or 0',
  '1 unless sum(x)',
  'sum(x) + "a"',
  'sum(x) * x[5m]',
  'vector(1 > 2)',
])('%s is refused', (query) => {
  expect(faultsOf(query).map(({ rule, what, fix }) => `${rule}: ${what}; ${fix}`)).toMatchSnapshot();
});
