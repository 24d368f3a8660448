import { mayBe } from './label-value';
import { MetricSelector } from './metric-selector';
import { PromqlTree } from './parse';
import { matchersOf, selectorAt } from './selectors';

/** The names that a query selects; undefined where the query is more than one selector. */
export function metricSelector(query: string, tree: PromqlTree): MetricSelector | undefined {
  const selector = tree.topNode.firstChild;
  if (selector?.name !== 'VectorSelector') {
    return undefined;
  }
  const { metric } = selectorAt(query, selector);
  const conditions = matchersOf(query, selector).filter(({ label }) => label === '__name__');
  return { metric, selects: (name) => (metric === undefined || metric === name) && conditions.every((condition) => mayBe(condition, name)) };
}
