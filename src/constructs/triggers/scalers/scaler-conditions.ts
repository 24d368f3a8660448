import { ScalerGiven } from './scaler-given';
import { ScalerSource } from '../../../platforms/keda/scalers/scaler-table';

/** A parameter, perhaps where it is given, perhaps with what it is to be: `A`, `!A`, `A@auth`, `A=x/y`, `A!=x`, `A~pattern`, `A!~pattern`. */
const TERM = /^(!?)(\w+)(?:@(\w+))?(?:(!?[=~])(.+))?$/;

/** A term of a rule. */
export interface Term {
  readonly name: string;
  /** Whether it is not to be given. */
  readonly not: boolean;
  readonly source?: ScalerSource;
  readonly operator?: string;
  /** Values apart by `/`, or a regular expression. */
  readonly text: string;
}

export function termOf(text: string): Term {
  const [, not, name, source, operator, value = ''] = TERM.exec(text)!; // Rules are written by hand, and each is tested.
  return { name, not: not === '!', source: source as ScalerSource | undefined, operator, text: value };
}

/**
 * Whether a condition is known to hold, terms joined by ` & `: `A` is given and not false, `!A` is neither, `A@auth` comes from there,
 * `A=x/y` is one of these, or a list with one, `A!=x` is something else or left to KEDA, `A~pattern` is a text like that, `A!~pattern` one
 * that is not.
 */
export function holds(given: ScalerGiven, condition: string): boolean {
  return condition.split(' & ').every((text) => termHolds(given, termOf(text)));
}

function termHolds(given: ScalerGiven, { name, not, source, operator, text }: Term): boolean {
  const value = given.value(name);
  switch (operator) {
    case '=': return value !== undefined && isAmong(value, text);
    case '!=': return value === undefined ? given.has(name) === false : !isAmong(value, text);
    case '~': return typeof value === 'string' && new RegExp(text).test(value);
    case '!~': return typeof value === 'string' && !new RegExp(text).test(value);
    default: return source !== undefined ? given.sources(name).includes(source)
      : not ? given.has(name) === false || value === false : given.has(name) === true && value !== false;
  }
}

/** Whether a value is one of some texts, or a list that has one. */
export function isAmong(value: unknown, texts: string): boolean {
  return (Array.isArray(value) ? value : [String(value)]).some((each) => texts.split('/').includes(each));
}

/** A condition in words: `with sasl plaintext and without tls`. */
export function spoken(condition: string): string {
  return condition.split(' & ').map((text) => {
    const { name, not, operator, text: values } = termOf(text);
    const words = operator === undefined ? name : operator.endsWith('~') ? `this ${name}` : `${name} ${operator === '=' ? '' : 'other than '}${values.replace(/\//g, ' or ')}`;
    return `${not ? 'without' : 'with'} ${words}`;
  }).join(' and ');
}
