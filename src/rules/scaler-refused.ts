import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const scalerRefused: Rule = {
  id: 'scaler-refused',
  severity: Severity.ERROR,
  says: 'KEDA disables the whole ScaledObject for one trigger whose metadata it cannot read, or that lack what the scaler needs.',
  remedy: 'Give what is needed in the form that KEDA reads.',
  source: 'kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go; pkg/scalers, each scaler\'s own file',
  find: (graph) => triggerFindings(graph, 'scaler-refused'),
};
