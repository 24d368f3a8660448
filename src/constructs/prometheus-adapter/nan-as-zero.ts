import { mayBeNaN } from '../../promql/not-a-number';
import { parse, withoutComments } from '../../promql/parse';

/**
 * A query of the custom metrics API for whoever reads NaN as an error: the adapter makes 0 of it, each object on its own. What equals
 * itself stays as it is, and only NaN does not. Source: prometheus-adapter v0.12 pkg/custom-provider/provider.go.
 */
export function nanAsZero(query: string): string {
  if (!mayBeNaN(query, parse(query))) {
    return query;
  }
  const text = withoutComments(query).trim();
  return `(${text}) == (${text}) or (${text}) == bool (${text})`;
}
