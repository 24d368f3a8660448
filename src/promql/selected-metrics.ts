import { goRegexp } from './go-regexp';
import { MetricSelector } from './metric-selector';
import { PromqlTree } from './parse';
import { matchersOf } from './selectors';

type NameMatcher = (metric: string) => boolean;

/** The names that a query selects; undefined where the query is more than one selector. */
export function metricSelector(query: string, tree: PromqlTree): MetricSelector | undefined {
  const selector = tree.topNode.firstChild;
  if (selector?.name !== 'VectorSelector') {
    return undefined;
  }
  const identifier = selector.getChild('Identifier');
  const named = identifier === null ? undefined : query.slice(identifier.from, identifier.to);
  const conditions = matchersOf(query, selector).filter(({ label }) => label === '__name__');
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
