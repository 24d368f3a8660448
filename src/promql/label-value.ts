import { goRegexp } from './go-regexp';
import { LabelMatcher } from './label-matcher';

/** Whether a condition on a label can hold where the label has a value; what cannot be followed here may. */
export function mayBe(matcher: LabelMatcher, actual: string): boolean {
  return holdsFor(matcher, actual) ?? true;
}

/** Whether a condition on a label holds where the label has a value, `''` where it is absent; undefined where that cannot be followed here. */
export function holdsFor({ operator, value }: LabelMatcher, actual: string): boolean | undefined {
  const matches = operator.endsWith('~') ? matchesWhole(value, actual) : value === actual;
  return matches === undefined ? undefined : matches !== operator.startsWith('!');
}

/** Undefined for an expression that JavaScript has no words for, or that is none. */
function matchesWhole(expression: string, text: string): boolean | undefined {
  const compiled = goRegexp(`^(?:${expression})$`);
  return typeof compiled === 'string' ? undefined : compiled.test(text);
}
