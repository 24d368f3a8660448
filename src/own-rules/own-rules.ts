import { adaptedRule } from './adapted-rule';
import { Rule } from './rule';
import { checkRuleProps, GivenRule } from './rule-props';
import { InvalidError } from '../faults/place';
import { Rule as GraphRule } from '../rules/rule';

/**
 * The rules that a module of JavaScript exports: rules, lists of rules, and classes of rules that are made without arguments.
 *
 * @param exported what `require` gives
 * @param file its name, for errors
 */
export function ownRules(exported: unknown, file: string): GraphRule[] {
  const rules = [...new Set(rulesIn(exported))];
  if (rules.length === 0) {
    throw new InvalidError([{ text: `[${file}] exports no rule; export one that extends Rule, such as module.exports = [new MyRule()]` }]);
  }
  const ids = rules.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw new InvalidError([{ text: `[${file}] exports two rules with the id ${twice}; give each an id of its own` }]);
  }
  // A copy of this library that the module brings along has a class Rule of its own.
  return rules.map((rule) => {
    checkRuleProps(rule as GivenRule);
    return adaptedRule(rule, { place: file });
  });
}

function rulesIn(exported: unknown): Rule[] {
  if (isRule(exported)) {
    return [exported];
  }
  if (typeof exported === 'function') {
    return typeof exported.prototype?.find === 'function' ? [new (exported as new () => Rule)()] : [];
  }
  return typeof exported === 'object' && exported !== null ? Object.values(exported).flatMap(rulesIn) : [];
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && typeof (value as Partial<Rule>).find === 'function';
}
