import { LabelMatcher } from './label-matcher';
import { Node } from './nodes';
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

/** The conditions of a selector on labels whose names stand without quotes, with the texts that their values stand for. */
export function matchersOf(query: string, selector: Node): LabelMatcher[] {
  return (selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []).flatMap((matcher) => {
    const [, label, operator, literal] = /^(\w+)\s*(=~|!~|!=|=)\s*([\s\S]+)$/.exec(query.slice(matcher.from, matcher.to)) ?? [];
    return label === undefined ? [] : [MAKE[operator](label, stringValue(literal))];
  });
}

/** The name of a metric that stands in quotes: `{"my.metric"}`. */
function quotedName(query: string, node: Node): string | undefined {
  const name = node.getChild('LabelMatchers')?.getChild('QuotedLabelName') ?? undefined;
  return name && stringValue(query.slice(name.from, name.to));
}

/** The text that a string of PromQL stands for. Source: prometheus 3.5 util/strutil/quote.go. */
function stringValue(literal: string): string {
  const body = literal.trim().slice(1, -1);
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return literal.trim().startsWith('`') ? body : body.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
