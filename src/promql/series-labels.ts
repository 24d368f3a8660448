import { labelsIn, Node, operands } from './nodes';
import { matchersOf } from './selectors';
import { AROUND_SELECTORS, NAME_LABEL } from './vocabulary';

/** The labels of a series by their values; undefined for one that is the same in all series that a query selects. */
export type SeriesLabels = ReadonlyMap<string, string | undefined>;

/** Which labels an operator between vectors compares. */
export type Matching = (label: string) => boolean;

/** Which labels the operator at a node compares: all, those of `on (...)`, or all but those of `ignoring (...)`. */
export function matchingOf(query: string, operator: Node): Matching {
  const clause = operator.getChild('MatchingModifierClause');
  const listed = labelsIn(query, clause);
  return (label) => clause === null || listed.includes(label) === (clause.getChild('On') !== null);
}

/** Whether the operator at a node compares no label at all, as after `on ()`. */
export function matchesAll(query: string, operator: Node): boolean {
  const clause = operator.getChild('MatchingModifierClause');
  return clause !== null && clause.getChild('On') !== null && labelsIn(query, clause).length === 0;
}

/** The labels that are compared. */
export function compared(labels: SeriesLabels, matching: Matching): SeriesLabels {
  return new Map([...labels].filter(([label]) => matching(label)));
}

export function areEqual(one: SeriesLabels, other: SeriesLabels): boolean {
  return one.size === other.size && [...one].every(([label, value]) => other.has(label) && other.get(label) === value);
}

/**
 * The labels that `absent` gives its result: the values that the selector asks for, and none where it is given more than a selector.
 * Source: prometheus v3.5 promql/functions.go, createLabelsForAbsentFunction.
 */
export function labelsOfAbsence(query: string, argument: Node): SeriesLabels {
  if (AROUND_SELECTORS.includes(argument.name) || argument.name === 'MatrixSelector') {
    return labelsOfAbsence(query, operands(argument)[0]);
  }
  const matchers = argument.name === 'VectorSelector' ? matchersOf(query, argument).filter(({ label }) => label !== NAME_LABEL) : [];
  const once = matchers.filter(({ label }) => matchers.filter((other) => other.label === label).length === 1);
  return new Map(once.filter(({ operator, value }) => operator === '=' && value !== '').map(({ label, value }) => [label, value]));
}
