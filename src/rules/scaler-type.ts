import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerType: Rule = {
  id: 'scaler-type',
  severity: Severity.ERROR,
  says: 'KEDA disables the whole ScaledObject if it does not have the type of one trigger.',
  remedy: 'Name a scaler that this version of KEDA has.',
  source: 'kedacore/keda v2.20 pkg/scaling/scalers_builder.go',
  find: (graph) => triggerFindings(graph, 'scaler-type'),
};
