import { Node } from './nodes';

/** How fast a series grows, or by how much. */
export const RATES = ['rate', 'irate', 'increase'];
/** What a series went up or down by. */
export const DIFFERENCES = ['delta', 'idelta'];
/** 0 while a series does not change. */
export const CHANGES = [...RATES, ...DIFFERENCES, 'deriv'];
/** Functions that need two samples inside their range. Source: prometheus 3.5 promql/functions.go; `holt_winters` of v2.55. */
export const NEEDS_TWO_SAMPLES = [...CHANGES, 'predict_linear', 'holt_winters', 'double_exponential_smoothing'];
/** Functions that take a fall for a restart, as a counter has it. */
export const OF_COUNTERS = [...RATES, 'resets'];
/** Functions that read no series. */
export const CONSTANTS = ['time', 'pi'];
/** Functions that yield something of nothing. */
export const ABSENCES = ['absent', 'absent_over_time'];
/** Functions that change the value of each series a little, or cut it off, and nothing else. */
export const ROUNDS = ['abs', 'ceil', 'floor', 'round', 'clamp', 'clamp_max', 'clamp_min'];
/** Below 0 without end of 0. */
export const LOGARITHMS = ['ln', 'log2', 'log10'];
export const SORTS = ['sort', 'sort_desc'];
/** Functions that write labels of a series. */
export const WRITES_LABELS = ['label_replace', 'label_join'];
/** Functions over a range whose result is never above or below all values in it. */
export const WITHIN_RANGE = ['avg_over_time', 'max_over_time', 'min_over_time', 'last_over_time', 'quantile_over_time'];
/** The quantile of a histogram. */
export const HISTOGRAM_QUANTILE = 'histogram_quantile';

/** Aggregations that choose so many series of all. */
export const CHOOSES = ['topk', 'bottomk', 'limitk'];
/** Aggregations that keep the labels of what they choose. */
export const KEEPS_LABELS = [...CHOOSES, 'limit_ratio'];

/** Comparisons, as the grammar names them. */
export const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
/** Operators of arithmetic that make no share and no multiple of what they are given. */
const OTHER_ARITHMETIC = ['Add', 'Sub', 'Mod', 'Pow', 'Atan2'];
export const ARITHMETIC = ['Mul', 'Div', ...OTHER_ARITHMETIC];
/** Operators that yield NaN where the right side is 0. */
export const DIVISIONS = ['Div', 'Mod'];
/** Operators whose result is a part of what stands before them. */
export const KEEPS_LEFT = ['And', 'Unless'];

/** Expressions around a selector or a range that change where it looks, and not what it selects. */
export const AROUND_SELECTORS = ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr', 'AnchoredExpr', 'SmoothedExpr'];

/** The series of a histogram that count what is at most a bound. */
export const BUCKET = /_bucket$/;
export function bucketsOf(histogram: string): string {
  return `${histogram}_bucket`;
}
/** The label with the bounds of buckets. */
export const BOUND_LABEL = 'le';
/** Labels of the series that a histogram or a summary is made of. */
export const PART_LABELS = [BOUND_LABEL, 'quantile'];
/** The label that holds the name of a metric. */
export const NAME_LABEL = '__name__';
/** Labels on which a query that is derived has conditions of its own. */
export const RESERVED_LABELS = [NAME_LABEL, BOUND_LABEL];
/** Labels by which pods are told apart. */
export const POD_LABELS = ['pod', 'instance'];

/** Whether the operator at a node is one of some, as the grammar names them. */
export function isOperator(node: Node, names: string[]): boolean {
  return names.some((name) => node.getChild(name) !== null);
}

/** Whether an operator makes something else of its left side than a part, a share or a multiple of it. */
export function isOtherArithmetic(node: Node): boolean {
  return isOperator(node, [...OTHER_ARITHMETIC, 'BoolModifier']);
}
