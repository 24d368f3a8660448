import { childrenOf, nameOf, Node, WRAPPERS } from './nodes';
import { CONSTANTS } from './vocabulary';

/** What a function takes in one place: an instant vector, a range vector, a scalar or a string. */
export type Parameter = 'instant' | 'range' | 'scalar' | 'string';

/** What a function or an aggregation takes. */
export interface Signature {
  readonly parameters: Parameter[];
  /** How many of them have to be given. */
  readonly required: number;
  /** Whether the last one may be repeated. */
  readonly variadic: boolean;
}

const LETTERS: Record<string, Parameter> = { v: 'instant', m: 'range', s: 'scalar', t: 'string' };

/**
 * Parameters by letter, `?` before those that may be left out, `*` after one that repeats. What is not listed here is not looked at.
 * Source: prometheus v3.14 promql/parser/functions.go; `holt_winters` of v2.55.
 */
const FUNCTIONS: Record<string, string> = {
  ...each('v', 'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev '
    + 'histogram_stdvar histogram_sum ln log10 log2 rad scalar sgn sin sinh sort sort_desc sqrt tan tanh timestamp'),
  ...each('m', 'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time '
    + 'mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time '
    + 'ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time'),
  ...each('?v', 'day_of_month day_of_week day_of_year days_in_month hour minute month year'),
  ...each('mss', 'double_exponential_smoothing holt_winters'),
  clamp: 'vss',
  clamp_max: 'vs',
  clamp_min: 'vs',
  histogram_fraction: 'ssv',
  histogram_quantile: 'sv',
  label_join: 'vtt?t*',
  label_replace: 'vtttt',
  pi: '',
  predict_linear: 'ms',
  quantile_over_time: 'sm',
  round: 'v?s',
  sort_by_label: 'vt*',
  sort_by_label_desc: 'vt*',
  time: '',
  vector: 's',
};

/** The same of aggregations. Source: prometheus v3.14 promql/parser/generated_parser.y, newAggregateExpr. */
const AGGREGATIONS: Record<string, string> = {
  ...each('v', 'avg count group max min stddev stdvar sum'), ...each('sv', 'bottomk limit_ratio limitk quantile topk'), count_values: 'tv',
};

/** What a call takes; undefined where that is not known here. */
export function signatureOf(name: string, isAggregation: boolean): Signature | undefined {
  const spelled = (isAggregation ? AGGREGATIONS : FUNCTIONS)[name];
  if (spelled === undefined) {
    return undefined;
  }
  const [required] = spelled.split('?');
  return {
    parameters: [...spelled.replace(/[?*]/g, '')].map((letter) => LETTERS[letter]),
    required: required.replace('*', '').length,
    variadic: spelled.endsWith('*'),
  };
}

function each(spelled: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, spelled]));
}

/** What an expression yields. */
export type Shape = 'instant' | 'range' | 'scalar' | 'string';

const YIELDS_SCALAR = ['scalar', ...CONSTANTS];

/** What the expression at a node yields. */
export function shapeOf(query: string, node: Node): Shape {
  if (WRAPPERS.includes(node.name) && node.name !== 'SubqueryExpr') {
    return shapeOf(query, childrenOf(node).find((child) => child.name !== 'UnaryOp')!);
  }
  switch (node.name) {
    case 'MatrixSelector':
    case 'SubqueryExpr': return 'range';
    case 'NumberDurationLiteral': return 'scalar';
    case 'StringLiteral': return 'string';
    case 'FunctionCall': return YIELDS_SCALAR.includes(nameOf(query, node)) ? 'scalar' : 'instant';
    case 'BinaryExpr': return [node.firstChild!, node.lastChild!].every((side) => shapeOf(query, side) === 'scalar') ? 'scalar' : 'instant';
    default: return 'instant';
  }
}
