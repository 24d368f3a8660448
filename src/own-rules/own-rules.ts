import { adaptedRule } from './adapted-rule';
import { Rule } from './rule';
import { checkRuleProps, GivenRule } from './rule-props';
import { InvalidError } from '../faults/place';
import { Rule as GraphRule } from '../rules/rule';

type RuleClass = new () => Rule;
/** A module may export what leads to itself. */
const MOST_LISTS = 3;

/**
 * The rules that a module of JavaScript exports: rules, lists of rules, and classes of rules that are made without arguments.
 *
 * @param exported what `require` gives
 * @param file its name, where a rule throws
 */
export function ownRules(exported: unknown, file: string): GraphRule[] {
  const [made, classes] = [new Set<Rule>(), new Set<RuleClass>()];
  collect(exported, made, classes);
  // A module that exports a rule and its class means the rule.
  const rules = [...made, ...[...classes].filter((each) => ![...made].some((rule) => rule.constructor === each)).map((each) => new each())];
  if (rules.length === 0) {
    throw new InvalidError([{ text: 'exports no rule; export one that extends Rule, such as module.exports = [new MyRule()] or export default [new MyRule()]' }]);
  }
  const ids = rules.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) {
    throw new InvalidError([{ text: `exports two rules with the id ${twice}; give each an id of its own` }]);
  }
  // A copy of this library that the module brings along has a class Rule of its own.
  return rules.map((rule) => {
    checkRuleProps(rule as GivenRule);
    return adaptedRule(rule, { place: file });
  });
}

function collect(exported: unknown, made: Set<Rule>, classes: Set<RuleClass>, depth = 0): void {
  if (isRule(exported)) {
    made.add(exported);
  } else if (typeof exported === 'function' && typeof exported.prototype?.find === 'function') {
    classes.add(exported as RuleClass);
  } else if (typeof exported === 'object' && exported !== null && depth < MOST_LISTS) {
    Object.values(exported).forEach((each) => collect(each, made, classes, depth + 1));
  }
}

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && typeof (value as Partial<Rule>).find === 'function';
}
