import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const authAudience: Rule = {
  id: 'auth-audience',
  severity: Severity.WARNING,
  says: 'From KEDA 2.21 on its operator gives a token of a service account only for an audience that the platform team has approved; no field of a TriggerAuthentication does.',
  remedy: 'Have the service account mapped to an audience in the values of KEDA\'s chart, and ignore the finding with that as the reason.',
  source: 'keda-docs 2.22 migration.md, bound-service-account-token.md (CVE-2026-77524)',
  find: (graph) => triggerFindings(graph, 'auth-audience'),
};
