import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authSource: Rule = {
  id: 'auth-source',
  severity: Severity.ERROR,
  says: 'KEDA takes a parameter whose source cannot be read for an empty text, or fails the triggers that need it.',
  remedy: 'Name a Secret, a ConfigMap, a variable or a secret of a vault that can be.',
  source: 'kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go',
  find: (graph) => triggerFindings(graph, 'auth-source'),
};
