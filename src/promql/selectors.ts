import { goRegexp } from './go-regexp';
import { LabelMatcher } from './label-matcher';
import { MetricSelector } from './metric-meaning';
import { labelAt, Node, stringValue } from './nodes';
import { PromqlTree } from './parse';
import { NAME_LABEL } from './vocabulary';

/** A selector of series, where it stands in a query. */
export interface Selector {
  /** The metric; undefined where it is not said, or may be one of several. */
  readonly metric?: string;
  /** Its conditions, but for one on the name. */
  readonly matchers: LabelMatcher[];
  readonly node: Node;
}

const MAKE: Record<string, (label: string, value: string) => LabelMatcher> = {
  '=': LabelMatcher.equal, '!=': LabelMatcher.notEqual, '=~': LabelMatcher.matches, '!~': LabelMatcher.notMatches,
};
/** Conditions on labels, whose names stand in quotes or do not. */
export const MATCHERS = ['UnquotedLabelMatcher', 'QuotedLabelMatcher'];

/** The selectors of a query, in their order. */
export function selectorsOf(query: string, tree: PromqlTree): Selector[] {
  return selectorNodes(tree).map((node) => selectorAt(query, node));
}

function selectorNodes(tree: PromqlTree): Node[] {
  const found: Node[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') {
        found.push(node);
      }
    },
  });
  return found;
}

/** The selector that stands at a node. */
export function selectorAt(query: string, node: Node): Selector {
  return {
    metric: metricAt(query, node),
    matchers: matchersOf(query, node).filter(({ label }) => label !== NAME_LABEL),
    node,
  };
}

/** The metric of the selector that stands at a node; undefined where it is not said, or may be one of several. */
export function metricAt(query: string, node: Node): string | undefined {
  const identifier = node.getChild('Identifier');
  return identifier === null ? selectedValue(query, node, NAME_LABEL) ?? quotedName(query, node) : query.slice(identifier.from, identifier.to);
}

/** The conditions of a selector, with the texts that their values stand for. */
export function matchersOf(query: string, selector: Node): LabelMatcher[] {
  return MATCHERS.flatMap((kind) => selector.getChild('LabelMatchers')?.getChildren(kind) ?? [])
    .sort((one, other) => one.from - other.from).map((node) => matcherAt(query, node));
}

/** The condition that stands at a node. */
export function matcherAt(query: string, node: Node): LabelMatcher {
  const [label, operator, value] = [node.firstChild!, node.getChild('MatchOp')!, node.getChild('StringLiteral')!];
  return MAKE[query.slice(operator.from, operator.to)](labelAt(query, label), stringValue(query.slice(value.from, value.to)));
}

/** The name of a metric that stands in quotes: `{"my.metric"}`. */
function quotedName(query: string, node: Node): string | undefined {
  const name = node.getChild('LabelMatchers')?.getChild('QuotedLabelName') ?? undefined;
  return name && labelAt(query, name);
}

/** Whether a condition on a label can hold where the label has a value; what cannot be followed here may. */
export function mayBe(matcher: LabelMatcher, actual: string): boolean {
  return holdsFor(matcher, actual) ?? true;
}

/** Whether a condition on a label holds where the label has a value, `''` where it is absent; undefined where that cannot be followed here. */
export function holdsFor({ operator, value }: LabelMatcher, actual: string): boolean | undefined {
  const matches = operator.endsWith('~') ? matchesWhole(value, actual) : value === actual;
  return matches === undefined ? undefined : matches !== operator.startsWith('!');
}

/** Undefined for an expression that JavaScript has no words for, or that is none. */
function matchesWhole(expression: string, text: string): boolean | undefined {
  const compiled = goRegexp(`^(?:${expression})$`);
  return typeof compiled === 'string' ? undefined : compiled.test(text);
}

/** The metric names that a query selects, in order of first use; selectors without a name are left out. */
export function metricsOf(query: string, tree: PromqlTree): string[] {
  return [...new Set(selectorNodes(tree).flatMap((node) => metricAt(query, node) ?? []))];
}

/** The metrics of a query whose values decide: all but `up`, which only tells that targets answer. */
export function measuredBy(query: string, tree: PromqlTree): string[] {
  return metricsOf(query, tree).filter((metric) => metric !== 'up');
}

/** The values that a query's selectors want a label to equal; undefined where one of them says nothing of it. */
export function selectedValues(query: string, tree: PromqlTree, label: string): string[] | undefined {
  const values = selectorNodes(tree).map((node) => selectedValue(query, node, label));
  return values.every((value) => value !== undefined) ? [...new Set(values)] : undefined;
}

/** The value that a selector wants a label to equal; undefined where it says nothing of it. */
export function selectedValue(query: string, selector: Node, label: string): string | undefined {
  return matchersOf(query, selector).find((matcher) => matcher.label === label && matcher.operator === '=')?.value;
}

/** The names that a query selects; undefined where the query is more than one selector. */
export function metricSelector(query: string, tree: PromqlTree): MetricSelector | undefined {
  const selector = tree.topNode.firstChild;
  if (selector?.name !== 'VectorSelector') {
    return undefined;
  }
  const metric = metricAt(query, selector);
  const conditions = matchersOf(query, selector).filter(({ label }) => label === NAME_LABEL);
  return { metric, selects: (name) => (metric === undefined || metric === name) && conditions.every((condition) => mayBe(condition, name)) };
}
