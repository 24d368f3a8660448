import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authIdentity: Rule = {
  id: 'auth-identity',
  severity: Severity.WARNING,
  says: 'A scaler knows only the pod identities of its own cloud. With another one the trigger is refused, or asks without credentials.',
  remedy: 'Use a podIdentity whose provider the scaler knows, or give it parameters.',
  source: 'kedacore/keda v2.20 pkg/scalers, each scaler\'s own file',
  find: (graph) => triggerFindings(graph, 'auth-identity'),
};
