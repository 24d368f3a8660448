import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authRefused: Rule = {
  id: 'auth-refused',
  severity: Severity.ERROR,
  says: 'KEDA\'s webhook rejects a TriggerAuthentication whose pod identity, OAuth 2 client or file is invalid.',
  remedy: 'Correct the field as the message says.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/triggerauthentication_webhook.go; pkg/scaling/resolver/scale_resolvers.go',
  find: (graph) => triggerFindings(graph, 'auth-refused'),
};
