import { prometheusMillis } from './duration';
import { Node } from './nodes';
import { PromqlTree } from './parse';
import { RangeCall, rangeCallsOf } from './range-calls';
import { NEEDS_TWO_SAMPLES } from './vocabulary';

const SAMPLES = 2;

/** The range of a function that needs two samples in it. */
export interface RateWindow {
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly millis: number;
  /** Whether something stands in for it where it is empty: other steps of a subquery, or what comes before it and `or`. */
  readonly isSpare: boolean;
}

/** The ranges over series of all such functions in a query; those that are computed are left out. */
export function rateWindows(query: string, tree: PromqlTree): RateWindow[] {
  return needingTwo(query, tree).flatMap(({ name, node, range }) => {
    const duration = range.name === 'MatrixSelector' ? range.getChild('DurationExpr') : null;
    return duration === null ? [] : windowOf(name, query.slice(duration.from, duration.to), isSpare(node));
  });
}

/** A range over the steps of a subquery, such as `rate(sum(x)[2m:1m])`. */
export interface StepWindow extends RateWindow {
  /** The distance of its steps, as it is written. */
  readonly step: string;
  readonly stepMillis: number;
}

/**
 * A range of a subquery that holds fewer than two of its steps: steps are multiples of their distance, and from Prometheus 3 on the left end
 * of a range is not in it, so that `[1m:1m]` holds one. Undefined where there is none, and where no distance is stated.
 * Source: prometheus v3.14 docs/migration.md.
 */
export function shortSteps(query: string, tree: PromqlTree): StepWindow | undefined {
  return needingTwo(query, tree).flatMap(({ name, range }): StepWindow[] => {
    const durations = range.name === 'SubqueryExpr' ? range.getChildren('DurationExpr').map(({ from, to }) => query.slice(from, to)) : [];
    const [window, step] = durations.map((text) => windowOf(name, text)[0]);
    return window === undefined || step === undefined ? [] : [{ ...window, step: step.text, stepMillis: step.millis }];
  }).find(({ millis, stepMillis }) => millis < SAMPLES * stepMillis);
}

function needingTwo(query: string, tree: PromqlTree): RangeCall[] {
  return rangeCallsOf(query, tree).filter(({ name }) => NEEDS_TWO_SAMPLES.includes(name));
}

function isSpare(node: Node): boolean {
  for (let [inner, outer] = [node, node.parent]; outer !== null; [inner, outer] = [outer, outer.parent]) {
    if (outer.name === 'SubqueryExpr' || (outer.getChild('Or') !== null && outer.lastChild!.from === inner.from)) {
      return true;
    }
  }
  return false;
}

function windowOf(name: string, text: string, spare = false): RateWindow[] {
  const millis = prometheusMillis(text);
  return millis === undefined ? [] : [{ name, text, millis, isSpare: spare }];
}
