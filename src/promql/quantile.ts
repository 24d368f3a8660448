import { argumentsOf, nameOf } from './nodes';
import { PromqlTree } from './parse';
import { HISTOGRAM_QUANTILE } from './vocabulary';

/** Which quantile a query asks for, as 0.95; undefined of one that asks for none, for several, or for one that is no plain number. */
export function quantileOf(query: string, tree: PromqlTree): number | undefined {
  const found = new Set<number>();
  tree.iterate({
    enter: ({ node }) => {
      if (node.name === 'FunctionCall' && nameOf(query, node) === HISTOGRAM_QUANTILE) {
        const [share] = argumentsOf(node);
        found.add(share?.name === 'NumberDurationLiteral' ? Number(query.slice(share.from, share.to)) : NaN);
      }
    },
  });
  const [only] = found;
  return found.size === 1 && only > 0 && only < 1 ? only : undefined;
}
