import { PromqlTree } from './parse';

/** Functions that need two samples inside their range. Source: prometheus 3.5 promql/functions.go. */
const NEEDS_TWO = /^(rate|irate|increase|delta|idelta|deriv|predict_linear)$/;
const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_536_000_000 };

/** The range of a function that needs two samples in it. */
export interface RateWindow {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly millis: number;
}

/** The ranges of all such functions in a query; those that are computed are left out. */
export function rateWindows(query: string, tree: PromqlTree): RateWindow[] {
  const found: RateWindow[] = [];
  tree.iterate({
    enter: ({ node }) => {
      const identifier = node.name === 'FunctionCall' ? node.getChild('FunctionIdentifier') : null;
      const name = identifier === null ? '' : query.slice(identifier.from, identifier.to);
      const range = node.getChild('FunctionCallBody')?.getChild('MatrixSelector')?.getChild('DurationExpr') ?? null;
      if (NEEDS_TWO.test(name) && range !== null) {
        const text = query.slice(range.from, range.to);
        const millis = durationMillis(text);
        found.push(...millis === undefined ? [] : [{ name, text, millis }]);
      }
    },
  });
  return found;
}

/** A duration as Prometheus writes it, in milliseconds; undefined for anything else. */
function durationMillis(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.length > 0 && parts.map(([part]) => part).join('') === text
    ? parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0)
    : undefined;
}
