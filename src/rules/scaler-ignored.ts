import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerIgnored: Rule = {
  id: 'scaler-ignored',
  severity: Severity.WARNING,
  says: 'KEDA passes over a parameter in silence that its scaler does not use beside the others, or does not have yet.',
  remedy: 'Leave it out, or give what makes it count.',
  source: 'kedacore/keda v2.20 pkg/scalers, each scaler\'s own file',
  find: (graph) => triggerFindings(graph, 'scaler-ignored'),
};
