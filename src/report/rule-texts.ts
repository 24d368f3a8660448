import { severityOfFault } from './check-finding';
import { isReadFaultId, READ_FAULTS } from '../manifests/read-fault';
import { RULES } from '../rules';
import { Rule, Severity } from '../rules/rule';

/** What is told of a rule before it finds anything. */
export interface RuleText {
  readonly id: string;
  readonly severity: Severity;
  /** The fault and what it does. */
  readonly says: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What proves it. */
  readonly source?: string;
}

/** Rules and all ways in which input cannot be read, sorted by id. */
export function ruleTexts(rules: Rule[] = RULES): RuleText[] {
  const ofInput = Object.keys(READ_FAULTS).filter(isReadFaultId).map((id) => {
    const { says, remedy } = READ_FAULTS[id];
    return { id, says, remedy, severity: severityOfFault(id) };
  });
  return [...rules, ...ofInput].sort(({ id: one }, { id: other }) => one < other ? -1 : 1);
}
