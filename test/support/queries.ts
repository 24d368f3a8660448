/** What a derived query of a rate asks for, and over how long: how such a query is written is tested where it is derived. */
export function rateAskedBy(query: string): { series: string; up?: string; window: string; interval: string } {
  const [, series] = /irate\((.+?\})\[/.exec(query)!;
  const [, window, interval] = /\[([^[\]:]+):([^\]]+)\]/.exec(query)!;
  return { series, up: /\bup(\{.+?\})\[/.exec(query)?.[1], window, interval };
}
