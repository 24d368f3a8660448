import { PromqlTree } from './parse';
import { selectorsOf } from './selectors';

/** The metric names that a query selects, in order of first use; selectors without a name are left out. */
export function metricsOf(query: string, tree: PromqlTree): string[] {
  return [...new Set(selectorsOf(query, tree).flatMap(({ metric }) => metric ?? []))];
}
