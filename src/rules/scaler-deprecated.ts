import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerDeprecated: Rule = {
  id: 'scaler-deprecated',
  severity: Severity.WARNING,
  says: 'KEDA announces the removal of a scaler by an event alone. Once it is removed, each ScaledObject that uses it is disabled as a whole.',
  remedy: 'Move to another scaler before you upgrade KEDA.',
  source: 'kedacore/keda main after v2.20.2, pkg/scalers/liiklus_scaler.go',
  find: (graph) => triggerFindings(graph, 'scaler-deprecated'),
};
