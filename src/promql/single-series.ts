import { argumentsOf, childrenOf, groupingOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { selectedValue } from './selectors';
import { areEqual, compared, labelsOfAbsence, matchesAll, matchingOf, SeriesLabels } from './series-labels';
import { shapeOf } from './signatures';
import { ABSENCES, BOUND_LABEL, CHOOSES, CONSTANTS, HISTOGRAM_QUANTILE, isOperator, KEEPS_LABELS, KEEPS_LEFT, WRITES_LABELS } from './vocabulary';

/** Aggregations that keep several series even without grouping. Source: prometheus 3.5 promql/engine.go. */
const KEEPS_SERIES = [...KEEPS_LABELS, 'count_values'];
/** Functions that yield a number, or one series without labels. */
const YIELDS_BARE = ['vector', 'scalar', ...CONSTANTS];
const REWRITES_LABELS = [...WRITES_LABELS, ...ABSENCES, 'info'];
const BARE: OneSeries = { labels: new Map() };

/** The one series that an expression yields at most. */
interface OneSeries {
  /** Undefined where they are not known. */
  readonly labels?: SeriesLabels;
}

/**
 * Whether a query yields one series at most, whatever there is: KEDA refuses two, and a second pod often makes them. Labels that are
 * `fixed` have one value in all that the query selects.
 * Source: kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go, "returned multiple elements".
 */
export function yieldsOneSeries(query: string, tree: PromqlTree, fixed: string[] = []): boolean {
  return isOne(query, tree.topNode.firstChild!, fixed);
}

/** Whether a query is a quantile of a histogram at its outermost, which is a level and no total. */
export function isQuantile(query: string, tree: PromqlTree): boolean {
  let node = tree.topNode.firstChild!;
  while (WRAPPERS.includes(node.name)) {
    node = operands(node)[0];
  }
  return node.name === 'FunctionCall' && nameOf(query, node) === HISTOGRAM_QUANTILE;
}

/** The same of an expression inside a query. */
export function isOne(query: string, node: Node, fixed: string[] = []): boolean {
  return oneSeries(query, node, fixed) !== undefined;
}

/** Whether an expression yields one series at most, which has no labels. */
export function isBare(query: string, node: Node): boolean {
  return oneSeries(query, node, [])?.labels?.size === 0;
}

/** The one series that an expression yields; undefined where it may yield several. */
function oneSeries(query: string, node: Node, fixed: string[]): OneSeries | undefined {
  if (WRAPPERS.includes(node.name)) {
    return oneSeries(query, operands(node)[0], fixed);
  }
  switch (node.name) {
    case 'NumberDurationLiteral':
    case 'StringLiteral': return BARE;
    case 'BinaryExpr': return ofOperator(query, node, fixed);
    case 'AggregateExpr': return ofAggregate(query, node, fixed);
    case 'FunctionCall': return ofCall(query, node, fixed);
    default: return undefined;
  }
}

function ofOperator(query: string, node: Node, fixed: string[]): OneSeries | undefined {
  const sides = operands(node);
  const [left, right] = sides.map((side) => oneSeries(query, side, fixed));
  if (isOperator(node, KEEPS_LEFT)) {
    return left;
  }
  // Several constants in place of what is not there are meant to be an error.
  if (left !== undefined && node.getChild('Or') !== null && matchesAll(query, node) && !readsSeries(sides[1])) {
    return {};
  }
  if (left === undefined || right === undefined) {
    return undefined;
  }
  if (node.getChild('Or') !== null) {
    return ofEither(query, node, left, right);
  }
  const scalar = sides.findIndex((side) => shapeOf(query, side) === 'scalar');
  if (scalar >= 0) {
    return scalar === 0 ? right : left;
  }
  // Labels that `group_left` brings along are not followed.
  const clause = node.getChild('MatchingModifierClause');
  const grouped = clause !== null && (clause.getChild('GroupLeft') ?? clause.getChild('GroupRight')) !== null;
  return left.labels === undefined || grouped ? {} : { labels: compared(left.labels, matchingOf(query, node)) };
}

/** Whether an expression reads any series, and is not made of constants alone. */
function readsSeries(node: Node): boolean {
  return node.name === 'VectorSelector' || childrenOf(node).some(readsSeries);
}

/** `or` keeps of its right side what has other labels than the left one, so that both sides stand where these differ. */
function ofEither(query: string, node: Node, left: OneSeries, right: OneSeries): OneSeries | undefined {
  if (left.labels === undefined || right.labels === undefined) {
    return matchesAll(query, node) ? {} : undefined;
  }
  const matching = matchingOf(query, node);
  if (!areEqual(compared(left.labels, matching), compared(right.labels, matching))) {
    return undefined;
  }
  return areEqual(left.labels, right.labels) ? left : {};
}

function ofCall(query: string, node: Node, fixed: string[]): OneSeries | undefined {
  const name = nameOf(query, node);
  const given = argumentsOf(node);
  if (YIELDS_BARE.includes(name)) {
    return BARE;
  }
  if (ABSENCES.includes(name)) {
    return { labels: labelsOfAbsence(query, given[0]) };
  }
  // The series of a histogram differ in `le`, and a quantile makes one of them.
  const isOfBuckets = name === HISTOGRAM_QUANTILE;
  const series = given.map((argument) => oneSeries(query, argument, isOfBuckets ? [...fixed, BOUND_LABEL] : fixed));
  if (series.includes(undefined)) {
    return undefined;
  }
  const labels = series.map((each) => each?.labels);
  return REWRITES_LABELS.includes(name) || labels.includes(undefined) ? {}
    : { labels: new Map(labels.flatMap((each) => [...each ?? []]).filter(([label]) => !isOfBuckets || label !== BOUND_LABEL)) };
}

/** An aggregation by nothing but labels that have one value each. */
function ofAggregate(query: string, node: Node, fixed: string[]): OneSeries | undefined {
  const { by, labels } = groupingOf(query, node);
  if (choosesOne(query, node)) {
    return {};
  }
  if (!by || KEEPS_SERIES.includes(nameOf(query, node))) {
    return undefined;
  }
  const kept = new Map<string, string | undefined>();
  for (const label of labels) {
    const value = fixed.includes(label) ? undefined : pinnedValue(query, node.getChild('FunctionCallBody')!, label);
    if (value === undefined && !fixed.includes(label)) {
      return undefined;
    }
    // An empty value is no label.
    if (value !== '') {
      kept.set(label, value);
    }
  }
  return { labels: kept };
}

/** Whether an aggregation without any group chooses one series of all, such as `topk(1, x)`. */
function choosesOne(query: string, node: Node): boolean {
  const [number] = argumentsOf(node);
  return CHOOSES.includes(nameOf(query, node)) && node.getChild('AggregateModifier') === null && query.slice(number.from, number.to).trim() === '1';
}

/** The one value of a label at which all is selected that an aggregation is over, where nothing in between takes it away or writes it anew. */
function pinnedValue(query: string, body: Node, label: string): string | undefined {
  const values = new Set<string | undefined>();
  let kept = true;
  body.cursor().iterate(({ node }) => {
    if (node.name === 'VectorSelector') {
      values.add(selectedValue(query, node, label));
    }
    kept &&= node.name !== 'AggregateExpr' && node.name !== 'BinaryExpr' && !(node.name === 'FunctionCall' && REWRITES_LABELS.includes(nameOf(query, node)));
  });
  return kept && values.size === 1 ? [...values][0] : undefined;
}
