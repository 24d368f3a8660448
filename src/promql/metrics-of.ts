import { PromqlTree } from './parse';

/** The metric names that a query selects, in order of first use; selectors without a name are left out. */
export function metricsOf(query: string, tree: PromqlTree): string[] {
  const names = new Set<string>();
  tree.iterate({
    enter: (node) => {
      if (node.name !== 'VectorSelector') {
        return;
      }
      const identifier = node.node.getChild('Identifier');
      if (identifier !== null) {
        names.add(query.slice(identifier.from, identifier.to));
        return;
      }
      const named = /__name__\s*=\s*"([^"\\]*)"/.exec(query.slice(node.from, node.to));
      if (named !== null) {
        names.add(named[1]);
      }
    },
  });
  return [...names];
}
