import type * as Formula from './formula';

/** The language of formulas. It is loaded with the first formula, since few autoscalers have one; an import would load it always. */
export function language(): typeof Formula {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./formula');
}

/** In a formula, the map of all triggers as a whole, not one of them. Source: expr-lang/expr v1.17 docs/language-definition.md. */
const ALL_TRIGGERS = /\$env(?!\s*(\??\.|\[))/;

/** Whether a formula uses all triggers at once, whatever their names. */
export function usesAll(expression: string): boolean {
  return ALL_TRIGGERS.test(expression);
}
