import { parse } from './parse';

/** Names that need no quotes. Source: prometheus v3.14 docs/querying/basics.md. */
const PLAIN = /^[a-zA-Z_:][\w:]*$/;
const QUOTED = /^(["'`])(.*?)\1/;

/** Names of metrics and labels that a query writes in quotes because they have characters such as dots, each once. */
export function quotedNames(query: string): string[] {
  const names = new Set<string>();
  parse(query).iterate({
    enter: ({ node }) => {
      const name = node.name === 'QuotedLabelName' || node.name === 'QuotedLabelMatcher' ? QUOTED.exec(query.slice(node.from, node.to))?.[2] : undefined;
      if (name !== undefined && !PLAIN.test(name)) {
        names.add(name);
      }
    },
  });
  return [...names];
}
