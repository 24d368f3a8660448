import { textOf } from './text';
import { UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { LocatedDocument } from '../graph/manifest';
import { RULES } from '../rules';
import { stops } from '../rules/reported-finding';
import { Rule } from '../rules/rule';
import { findingsIn } from '../rules/run';

/** What the rules have to say, as lines for people: sorted, and each once. */
export interface Report {
  /** Faults that stop a synth. */
  readonly errors: string[];
  /** Faults that may do harm, faults that are ignored with their reasons, and facts that nobody stated. */
  readonly warnings: string[];
}

/** Runs rules over a set of documents. */
export function runRules(documents: LocatedDocument[], rules: Rule[] = RULES, cluster = UNKNOWN_CLUSTER): Report {
  const found = findingsIn(documents, rules, cluster);
  return {
    errors: found.filter(stops).map(textOf),
    warnings: found.filter((each) => !stops(each)).map(textOf),
  };
}
