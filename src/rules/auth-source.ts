import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authSource: Rule = {
  id: 'auth-source',
  severity: Severity.ERROR,
  says: 'If KEDA cannot read the source of a parameter, it takes an empty text for it, or the triggers that need it fail.',
  remedy: 'Name a Secret, a ConfigMap, a variable or a secret of a vault that exists.',
  source: 'kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go',
  find: (graph) => triggerFindings(graph, 'auth-source'),
};
