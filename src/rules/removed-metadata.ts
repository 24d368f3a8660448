import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const removedMetadata: Rule = {
  id: 'removed-metadata',
  severity: Severity.ERROR,
  says: 'A parameter that KEDA no longer has is ignored in silence, or disables the whole ScaledObject.',
  remedy: 'Leave it out, or use what came instead.',
  source: 'kedacore/keda CHANGELOG 2.12, 2.18, 2.20, 2.21; pkg/scalers/scalersconfig/typed_config.go',
  find: (graph) => triggerFindings(graph, 'removed-metadata'),
};
