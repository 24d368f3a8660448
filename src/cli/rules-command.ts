import { Io, packageFile, UsageError } from './io';
import { meantBy } from '../faults/nearest';
import { ignoreAnnotation } from '../platforms/annotations';
import { RuleText, ruleTexts } from '../report/rule-texts';
import { RULES } from '../rules';
import { FORMER_IDS } from '../rules/ids';
import { Rule } from '../rules/rule';

const WIDTH = 80;
const ELLIPSIS = '...';

/** Lists all rules, one a line; a line is cut where a terminal is too narrow for it. */
export function listRules({ stdout }: Io, isJson: boolean, asked: Rule[] = RULES): void {
  const rules = ruleTexts(asked);
  if (isJson) {
    stdout.write(`${JSON.stringify(rules.map(({ id, severity, says, remedy, source }) => ({ id, severity, says, remedy, source })), null, 2)}\n`);
    return;
  }
  const longest = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(({ id, severity, says }) => `${id.padEnd(longest)}  ${severity.padEnd('warning'.length)}  ${says}`);
  const { isTerminal, columns = WIDTH } = stdout;
  stdout.write(lines.map((line) => `${isTerminal && line.length > columns ? line.slice(0, columns - ELLIPSIS.length) + ELLIPSIS : line}\n`).join(''));
}

/** Prints the page of a rule, or of each rule of a family. */
export function showRule(id: string, { stdout }: Io, asked: Rule[] = RULES): void {
  const rules = ruleTexts(asked);
  const found = rules.some((rule) => rule.id === id) ? rules.filter((rule) => rule.id === id) : rules.filter((rule) => rule.id.startsWith(`${id}-`));
  if (found.length === 0) {
    const meant = FORMER_IDS.get(id) ?? meantBy(id, rules.map((rule) => rule.id));
    throw new UsageError(`${id} is not a rule; ${meant === undefined ? 'the subcommand rules lists them all' : `did you mean ${meant}?`}`);
  }
  stdout.write(found.map(pageOf).join('\n'));
}

/** Its file in docs/rules; of a rule of one's own, or where a package was cut down, what the rule itself says. */
function pageOf({ id, says, remedy }: RuleText): string {
  return packageFile(`docs/rules/${id}.md`) ?? `# ${id}\n\n${says}\n\nFix: ${remedy}\n\nTo ignore it in one object, say why in an annotation: ${ignoreAnnotation(id)}: <reason>\n`;
}

/** Whether a rule is one of some ids, or of a family that one of them is the start of. */
function isOneOf(rule: string, ids: readonly string[]): boolean {
  return ids.some((id) => rule === id || rule.startsWith(`${id}-`));
}

/** Which rules are told, by the ids of `--only` and `--ignore`. */
export function ruleChoice(
  only: readonly string[], ignore: readonly string[], rules: Rule[] = RULES, others: readonly RuleText[] = [],
): (rule: string) => boolean {
  const known = [...ruleTexts(rules), ...others].map(({ id }) => id);
  for (const [flag, ids] of [['--only', only], ['--ignore', ignore]] as const) {
    for (const id of ids.filter((each) => !known.some((rule) => isOneOf(rule, [each])))) {
      const meant = FORMER_IDS.get(id) ?? meantBy(id, known);
      throw new UsageError(`${flag} ${id} is not a rule; ${meant === undefined ? 'the subcommand rules lists them all' : `did you mean ${meant}?`}`);
    }
  }
  return (rule) => (only.length === 0 || isOneOf(rule, only)) && !isOneOf(rule, ignore);
}
