import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerIgnored: Rule = {
  id: 'scaler-ignored',
  severity: Severity.WARNING,
  says: 'KEDA ignores a parameter that its scaler does not use beside the others, or does not have yet, and does not say so.',
  remedy: 'Leave it out, or set what it needs.',
  source: 'kedacore/keda v2.20 pkg/scalers, each scaler\'s own file',
  find: (graph) => triggerFindings(graph, 'scaler-ignored'),
};
