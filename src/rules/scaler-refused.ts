import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerRefused: Rule = {
  id: 'scaler-refused',
  severity: Severity.ERROR,
  says: 'KEDA disables the whole ScaledObject if it cannot read the metadata of one trigger, or if a parameter that the scaler needs is missing.',
  remedy: 'Give what is needed in the form that KEDA reads.',
  source: 'kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go; pkg/scalers, each scaler\'s own file',
  find: (graph) => triggerFindings(graph, 'scaler-refused'),
};
