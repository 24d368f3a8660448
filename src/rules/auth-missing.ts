import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authMissing: Rule = {
  id: 'auth-missing',
  severity: Severity.ERROR,
  says: 'A trigger whose credentials are not given in full is refused by KEDA, and the whole ScaledObject with it.',
  remedy: 'Give the parameters in the TriggerAuthentication that the trigger names.',
  source: 'kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go; pkg/scalers/authentication/authentication_types.go',
  find: (graph) => triggerFindings(graph, 'auth-missing'),
};
