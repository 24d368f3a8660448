import { Fault, fault } from '../faults/fault';

/** What is wrong with a query, by the rule that judges it: its effect, and what to write instead. */
export function queryFault(rule: string, query: string, what: string, fix: string): Fault {
  return { ...fault(what, query, fix), rule };
}

/** The same, where it often does harm, and is not proven to. */
export function queryWarning(rule: string, query: string, what: string, fix: string): Fault {
  return { ...queryFault(rule, query, what, fix), isWarning: true };
}
