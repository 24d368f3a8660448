import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authUnread: Rule = {
  id: 'auth-unread',
  severity: Severity.WARNING,
  says: 'KEDA ignores parameters of a TriggerAuthentication that the scaler does not read.',
  remedy: 'Name the parameters as the scaler reads them.',
  source: 'kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go; pkg/scalers/scalersconfig/typed_config.go',
  find: (graph) => triggerFindings(graph, 'auth-unread'),
};
