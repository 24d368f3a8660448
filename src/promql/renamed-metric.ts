import { parse } from './parse';
import { Selector, selectorsOf } from './selectors';

/** A query in which selectors of a metric ask for it by another name; undefined where one of them does not have the name before its braces. */
export function withMetricRenamed(query: string, selectors: Selector[], metric: string, name: string): string | undefined {
  const names = selectors.filter((each) => each.metric === metric).map(({ node }) => node.getChild('Identifier'));
  const renamed = names.reduceRight<string | undefined>((text, each) =>
    text === undefined || each === null ? undefined : text.slice(0, each.from) + name + text.slice(each.to), query);
  return renamed !== undefined && selectorsOf(renamed, parse(renamed)).some((each) => each.metric === name) ? renamed : undefined;
}
