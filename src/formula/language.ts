import type * as Formula from './formula';

/** The language of formulas. It is loaded with the first formula, since few autoscalers have one; an import would load it always. */
export function language(): typeof Formula {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./formula');
}
