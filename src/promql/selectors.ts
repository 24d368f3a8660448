import { LabelMatcher } from './label-matcher';
import { labelAt, Node, stringValue } from './nodes';
import { PromqlTree } from './parse';

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
  const found: Selector[] = [];
  tree.iterate({
    enter: ({ node }) => {
      if (node.name === 'VectorSelector') {
        found.push(selectorAt(query, node));
      }
    },
  });
  return found;
}

/** The selector that stands at a node. */
export function selectorAt(query: string, node: Node): Selector {
  const identifier = node.getChild('Identifier');
  const matchers = matchersOf(query, node);
  const named = matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value;
  return {
    metric: identifier === null ? named ?? quotedName(query, node) : query.slice(identifier.from, identifier.to),
    matchers: matchers.filter(({ label }) => label !== '__name__'),
    node,
  };
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
