import { metricsOf } from './metrics-of';
import { argumentsOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { PromqlTree } from './parse';
import { isOne } from './single-series';

/** What an expression is that does not add up over the pods. */
type Level = 'a quantile' | 'an average' | 'a spread' | 'a value of one pod' | 'a ratio of two totals';

/** What an expression yields: a level, a number, a total, or something of which nobody can tell. */
type Kind = Level | 'number' | 'total' | 'unknown';

const NO_LEVELS: Kind[] = ['number', 'total', 'unknown'];

const LEVELS: { readonly [name: string]: Level } = {
  avg: 'an average', histogram_quantile: 'a quantile', quantile: 'a quantile', stddev: 'a spread', stdvar: 'a spread',
};
const OPERATORS = ['Add', 'Sub', 'Mul', 'Div'];
const TOTALS = ['sum', 'count'];
/** Of one pod where each has its own, and of all where all tell the same, such as exporters of one queue. */
const EXTREMES = ['max', 'min'];
/** Functions that yield what they are given, or what it was before. */
const KEEPS_KIND = /^(abs|ceil|floor|round|clamp|clamp_max|clamp_min|label_replace|label_join|scalar|vector|(avg|max|min|last|quantile)_over_time)$/;

/**
 * What a query is, where it is no total for sure: an average, a quantile and so on. Of the metrics that `perPod` tells, every pod has its
 * own value. Undefined where it may be a total.
 */
export function levelOf(query: string, tree: PromqlTree, perPod: (metric: string) => boolean): Level | undefined {
  const metrics = metricsOf(query, tree);
  const ownOfPods = metrics.length > 0 && metrics.every(perPod);
  const kind = kindOf(query, tree.topNode.firstChild!, ownOfPods);
  return kind === 'number' || kind === 'total' || kind === 'unknown' ? undefined : kind;
}

function kindOf(query: string, node: Node, ownOfPods: boolean): Kind {
  const inside = (child: Node): Kind => kindOf(query, child, ownOfPods);
  if (WRAPPERS.includes(node.name)) {
    return inside(operands(node)[0]);
  }
  switch (node.name) {
    case 'AggregateExpr': return aggregateKind(query, node, inside, ownOfPods);
    case 'FunctionCall': return functionKind(query, node, inside);
    case 'BinaryExpr': return binaryKind(node, inside);
    case 'NumberDurationLiteral': return 'number';
    default: return 'unknown';
  }
}

function aggregateKind(query: string, node: Node, inside: (child: Node) => Kind, ownOfPods: boolean): Kind {
  const name = nameOf(query, node);
  if (TOTALS.includes(name)) {
    return 'total';
  }
  const body = argumentsOf(node).at(-1)!;
  // Over one series it changes nothing.
  if (isOne(query, body)) {
    return inside(body);
  }
  return EXTREMES.includes(name) && ownOfPods ? 'a value of one pod' : LEVELS[name] ?? 'unknown';
}

function functionKind(query: string, node: Node, inside: (child: Node) => Kind): Kind {
  const name = nameOf(query, node);
  const vectors = argumentsOf(node).filter((argument) => !argument.name.endsWith('Literal'));
  return LEVELS[name] ?? (KEEPS_KIND.test(name) && vectors.length > 0 ? inside(vectors[0]) : 'unknown');
}

function binaryKind(node: Node, inside: (child: Node) => Kind): Kind {
  const [left, right] = operands(node).map(inside);
  const kinds = [left, right];
  switch (OPERATORS.find((operator) => node.getChild(operator) !== null)) {
    case 'Add':
    case 'Sub': return kinds.includes('total') ? 'total' : ofLevels(kinds);
    case 'Mul': return kinds.includes('number') ? ofLevels(kinds) : 'unknown';
    case 'Div': return left === 'total' && right === 'total' ? 'a ratio of two totals' : left;
    // `or` yields its right side only where the left one is empty; comparisons, `and` and `unless` yield the left one.
    default: return left;
  }
}

/** The level of which a sum or a product is made, with nothing beside it but levels and numbers. */
function ofLevels(kinds: Kind[]): Kind {
  const level = kinds.find((kind) => !NO_LEVELS.includes(kind));
  return level !== undefined && !kinds.includes('unknown') ? level : 'unknown';
}
