import { argumentsOf, groupingOf, nameOf, Node, operands, WRAPPERS } from './nodes';
import { parse } from './parse';
import { queryWarning } from './query-fault';
import { matchingOf } from './series-labels';
import { shapeOf } from './signatures';
import { ARITHMETIC, CHANGES, COMPARISONS, isOperator, KEEPS_LABELS, LOGARITHMS, ROUNDS, SORTS } from './vocabulary';
import { Fault } from '../faults/fault';

/** Operators that compare labels, and yield nothing where none are alike. */
const MATCHES = [...ARITHMETIC, ...COMPARISONS, 'And'];
/** Functions that leave the labels of their one vector. */
const KEEPS = [...ROUNDS, 'exp', ...LOGARITHMS, 'sqrt', 'sgn', ...SORTS, ...CHANGES];
const OVER_TIME = /_over_time$/;

/** Operators between vectors of which one has a label by `by (...)` that the other one's aggregation has dropped: their series never match. */
export function matchFaults(query: string): Fault[] {
  const found: Fault[] = [];
  parse(query).iterate({
    enter: ({ node }) => {
      const label = node.name === 'BinaryExpr' && isOperator(node, MATCHES) ? unmatched(query, node) : undefined;
      if (label !== undefined) {
        found.push(queryWarning('impossible', query, `compares series by the label ${label}, which the aggregation on one side has dropped: they never match, and the result is empty`,
          `keep it on both sides by (${label}), or leave it out of the comparison with on (...) or ignoring (${label})`));
      }
    },
  });
  return found;
}

/** A label that is compared, that one side has and the other one does not. */
function unmatched(query: string, operator: Node): string | undefined {
  const sides = operands(operator);
  if (sides.some((side) => shapeOf(query, side) !== 'instant')) {
    return undefined;
  }
  const [left, right] = sides.map((side) => labelsOf(query, side));
  const matching = matchingOf(query, operator);
  return left === undefined || right === undefined ? undefined
    : [...left, ...right].find((label) => matching(label) && left.has(label) !== right.has(label));
}

/** The labels that an expression has after an aggregation by them; undefined where they are not known. */
function labelsOf(query: string, node: Node): ReadonlySet<string> | undefined {
  if (WRAPPERS.includes(node.name)) {
    return labelsOf(query, operands(node)[0]);
  }
  switch (node.name) {
    case 'AggregateExpr': {
      const { by, labels } = groupingOf(query, node);
      return by && !KEEPS_LABELS.includes(nameOf(query, node)) && nameOf(query, node) !== 'count_values' ? new Set(labels) : undefined;
    }
    case 'FunctionCall': {
      const [first] = argumentsOf(node).filter((argument) => !argument.name.endsWith('Literal'));
      const name = nameOf(query, node);
      return first !== undefined && (KEEPS.includes(name) || OVER_TIME.test(name)) ? labelsOf(query, first) : undefined;
    }
    case 'BinaryExpr': return ofOperator(query, node);
    default: return undefined;
  }
}

function ofOperator(query: string, node: Node): ReadonlySet<string> | undefined {
  const [left, right] = operands(node);
  if (shapeOf(query, right) === 'scalar') {
    return labelsOf(query, left);
  }
  return shapeOf(query, left) === 'scalar' ? labelsOf(query, right) : undefined;
}
