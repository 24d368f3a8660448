import golden from './promql.json';
import { meaningOf } from '../../src/model-servers/metric-meanings';
import { multipleFaults } from '../../src/model-servers/query-faults';
import { checkFaults, resultShape } from '../../src/promql/faults';
import { kindOf, QueryKind } from '../../src/promql/level';
import { parse, PromqlSyntaxError } from '../../src/promql/parse';
import { yieldsOneSeries } from '../../src/promql/single-series';

/** An expression, and what Prometheus 3.5.3 says of it over a fixed data set. */
interface Row {
  readonly expr: string;
  readonly parses: boolean;
  readonly resultType?: string;
  readonly series?: number;
  /** Judged by hand. */
  readonly kind: string;
}

const ROWS: Row[] = golden.expressions;
const UNDERSTOOD = ROWS.filter(({ parses }) => parses);
const TYPES = { instant: 'vector', range: 'matrix', scalar: 'scalar', string: 'string' };
const ADDITIVE: QueryKind[] = ['load', 'sum', 'amount', 'counter'];

/** Where we say less than the judge of the kinds, and why. */
const UNTOLD: Record<string, string> = {
  'up * on(pod) group_right() vllm:num_requests_running': 'what `up` is, a 1 for each pod, is not known here',
  // The data hold `up` of one pod by pod; we take each side for a total, and a ratio of totals is a level.
  'sum by (pod) (vllm:num_requests_running) / on (pod) sum by (pod) (up)': 'what `up` is, a 1 for each pod, is not known here',
  'http_requests_total[5m]': 'a range has no kind: it is refused by its type before',
};

/** What the data have one series of, and others may have several: a warning, since nothing proves it. */
const ONE_BY_CHANCE: Record<string, string> = {
  'kube_deployment_status_replicas{deployment="house-price"}': 'two namespaces may have a Deployment of that name, and two instances of kube-state-metrics tell of it',
  'sum by (namespace) (vllm:num_requests_running)': 'the data have one namespace',
};

function typeOf(query: string): string | undefined {
  try {
    const tree = parse(query);
    checkFaults(query, tree);
    return TYPES[resultShape(query, tree)];
  } catch (error) {
    if (error instanceof PromqlSyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function judged(kind: QueryKind): string {
  if (ADDITIVE.includes(kind)) {
    return 'additive';
  }
  return { number: 'constant', unknown: 'mixed' }[kind as string] ?? 'level';
}

test.each(ROWS.map((row) => [row.expr, row] as const))('Prometheus parses %j or not as is said here', (query, { parses }) => {
  expect(typeOf(query) !== undefined).toBe(parses);
});

test.each(UNDERSTOOD.filter(({ resultType }) => resultType !== undefined).map(({ expr, resultType }) => [expr, resultType]))('%j yields a %s', (query, type) => {
  expect(typeOf(query as string)).toBe(type);
});

test.each(UNDERSTOOD.filter(({ series = 0 }) => series > 1).map(({ expr }) => expr))('%j yields several series, and may do so here', (query) => {
  expect(yieldsOneSeries(query, parse(query))).toBe(false);
});

test('what yields one series is known to, but for what does so by chance', () => {
  const several = UNDERSTOOD.filter(({ resultType, series, expr }) => resultType === 'vector' && series === 1 && !yieldsOneSeries(expr, parse(expr)));
  expect(several.map(({ expr }) => expr)).toEqual(Object.keys(ONE_BY_CHANCE));
});

test.each(Object.keys(ONE_BY_CHANCE))('%j is no error', (query) => {
  expect(multipleFaults(query).map(({ isWarning }) => isWarning)).toEqual([true]);
});

test.each(UNDERSTOOD.filter(({ expr }) => UNTOLD[expr] === undefined).map(({ expr, kind }) => [expr, kind]))('%j is %s', (query, kind) => {
  expect(judged(kindOf(query, parse(query), meaningOf))).toBe(kind);
});

test('every exception is a row, and one on which we differ', () => {
  expect(Object.keys(UNTOLD).filter((query) => {
    const row = UNDERSTOOD.find(({ expr }) => expr === query);
    return row === undefined || judged(kindOf(query, parse(query), meaningOf)) === row.kind;
  })).toEqual([]);
});
