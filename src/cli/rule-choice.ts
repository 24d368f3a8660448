import { UsageError } from './usage-error';
import { meantBy } from '../faults/nearest';
import { ruleTexts } from '../report/rule-texts';

/** Whether a rule is one of some ids, or of a family that one of them is the start of. */
function isOneOf(rule: string, ids: readonly string[]): boolean {
  return ids.some((id) => rule === id || rule.startsWith(`${id}-`));
}

/** Which rules are told, by the ids of `--only` and `--ignore`. */
export function ruleChoice(only: readonly string[], ignore: readonly string[]): (rule: string) => boolean {
  const known = ruleTexts().map(({ id }) => id);
  for (const [flag, ids] of [['--only', only], ['--ignore', ignore]] as const) {
    for (const id of ids.filter((each) => !known.some((rule) => isOneOf(rule, [each])))) {
      const meant = meantBy(id, known);
      throw new UsageError(`${flag} ${id} is not a rule; ${meant === undefined ? 'the subcommand rules lists them all' : `did you mean ${meant}?`}`);
    }
  }
  return (rule) => (only.length === 0 || isOneOf(rule, only)) && !isOneOf(rule, ignore);
}
