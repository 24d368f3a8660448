import { PromqlTree } from './parse';

/** A matcher that wants one value, written without escapes. */
const EQUALITY = /^(\w+)\s*=\s*"([^"\\]*)"$/;

/** The values that a query's selectors want a label to equal; undefined where one of them says nothing of it. */
export function selectedValues(query: string, tree: PromqlTree, label: string): string[] | undefined {
  const values: (string | undefined)[] = [];
  tree.iterate({
    enter: (node) => {
      if (node.name === 'VectorSelector') {
        values.push(selectedValue(query, node.node, label));
      }
    },
  });
  return values.every((value) => value !== undefined) ? [...new Set(values)] as string[] : undefined;
}

/** The value that a selector wants a label to equal; undefined where it says nothing of it. */
export function selectedValue(query: string, selector: PromqlTree['topNode'], label: string): string | undefined {
  const matchers = selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  const equalities = matchers.map((matcher) => EQUALITY.exec(query.slice(matcher.from, matcher.to)));
  return equalities.find((match) => match?.[1] === label)?.[2];
}
