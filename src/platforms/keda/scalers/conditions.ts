import { ScalerGiven } from './scaler-given';
import { Condition, Term } from './scaler-rule';

/** Whether a condition is known to hold. */
export function holds(given: ScalerGiven, condition: Condition): boolean {
  return condition.every((term) => termHolds(given, term));
}

function termHolds(given: ScalerGiven, term: Term): boolean {
  const { name } = term;
  const value = given.value(name);
  switch (term.test) {
    case 'given': return given.has(name) === true && value !== false;
    case 'absent': return given.has(name) === false || value === false;
    case 'from': return given.sources(name).includes(term.source);
    case 'is': return value !== undefined && isAmong(value, term.values);
    case 'isNot': return value === undefined ? given.has(name) === false : !isAmong(value, term.values);
    case 'like': return typeof value === 'string' && term.pattern.test(value);
    case 'unlike': return typeof value === 'string' && !term.pattern.test(value);
  }
}

/** Whether a value is one of some texts, or a list that has one. */
export function isAmong(value: unknown, texts: string[]): boolean {
  return (Array.isArray(value) ? value : [String(value)]).some((each) => texts.includes(each));
}

/** A condition in words: `with sasl plaintext and without tls`. */
export function spoken(condition: Condition): string {
  return condition.map(spokenTerm).join(' and ');
}

function spokenTerm(term: Term): string {
  switch (term.test) {
    case 'absent': return `without ${term.name}`;
    case 'is': return `with ${term.name} ${term.values.join(' or ')}`;
    case 'isNot': return `with ${term.name} other than ${term.values.join(' or ')}`;
    case 'like':
    case 'unlike': return `with this ${term.name}`;
    default: return `with ${term.name}`;
  }
}
