import { goRegexp } from './go-regexp';
import { MetricSelector } from './metric-selector';
import { PromqlTree } from './parse';

type NameMatcher = (metric: string) => boolean;

/** The names that a query selects; undefined where the query is more than one selector. */
export function metricSelector(query: string, tree: PromqlTree): MetricSelector | undefined {
  const selector = tree.topNode.firstChild;
  if (selector?.name !== 'VectorSelector') {
    return undefined;
  }
  const identifier = selector.getChild('Identifier');
  const named = identifier === null ? undefined : query.slice(identifier.from, identifier.to);
  const conditions = (selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [])
    .map((matcher) => /^(\w+)\s*(=~|!~|!=|=)\s*([\s\S]+)$/.exec(query.slice(matcher.from, matcher.to)))
    .filter((match) => match?.[1] === '__name__')
    .map((match) => ({ operator: match![2], value: stringValue(match![3]) }));
  const metric = named ?? conditions.find(({ operator }) => operator === '=')?.value;
  const matchers = conditions.map(({ operator, value }) => nameMatcher(operator, value));
  return { metric, selects: (name) => (metric === undefined || metric === name) && matchers.every((matches) => matches(name)) };
}

function nameMatcher(operator: string, value: string): NameMatcher {
  if (operator === '=' || operator === '!=') {
    return (metric) => (metric === value) === (operator === '=');
  }
  const expression = goRegexp(`^(?:${value})$`);
  // What cannot be followed here may select anything.
  return expression instanceof RegExp ? (metric) => expression.test(metric) === (operator === '=~') : () => true;
}

/** The text that a string of PromQL stands for. Source: prometheus 3.5 util/strutil/quote.go. */
function stringValue(literal: string): string {
  const body = literal.trim().slice(1, -1);
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };
  return literal.trim().startsWith('`') ? body : body.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter);
}
