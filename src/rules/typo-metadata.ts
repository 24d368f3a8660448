import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const typoMetadata: Rule = {
  id: 'typo-metadata',
  severity: Severity.ERROR,
  says: 'KEDA ignores keys of the metadata that the scaler does not read, and uses the default of the key that was meant.',
  remedy: 'Correct the key.',
  source: 'kedacore/keda v2.20 pkg/scalers/scalersconfig/typed_config.go',
  find: (graph) => triggerFindings(graph, 'typo-metadata'),
};
