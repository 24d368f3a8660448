import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerType: Rule = {
  id: 'scaler-type',
  severity: Severity.ERROR,
  says: 'KEDA disables the whole ScaledObject for one trigger of a type that it does not have.',
  remedy: 'Name a scaler that this version of KEDA has.',
  source: 'kedacore/keda v2.20 pkg/scaling/scalers_builder.go',
  find: (graph) => triggerFindings(graph, 'scaler-type'),
};
