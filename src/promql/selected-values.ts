import { Node } from './nodes';
import { PromqlTree } from './parse';
import { matchersOf, selectorsOf } from './selectors';

/** The values that a query's selectors want a label to equal; undefined where one of them says nothing of it. */
export function selectedValues(query: string, tree: PromqlTree, label: string): string[] | undefined {
  const values = selectorsOf(query, tree).map(({ node }) => selectedValue(query, node, label));
  return values.every((value) => value !== undefined) ? [...new Set(values)] : undefined;
}

/** The value that a selector wants a label to equal; undefined where it says nothing of it. */
export function selectedValue(query: string, selector: Node, label: string): string | undefined {
  return matchersOf(query, selector).find((matcher) => matcher.label === label && matcher.operator === '=')?.value;
}
