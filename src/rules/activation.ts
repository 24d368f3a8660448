import { Rule, Severity } from './rule';
import { triggerFindings } from './trigger-findings';

export const activation: Rule = {
  id: 'activation',
  severity: Severity.WARNING,
  says: 'KEDA ignores an activation threshold beside a formula. One above the target puts a model to sleep that still has load.',
  remedy: 'Lower the activation below the target; beside a formula set activationTarget.',
  source: 'kedacore/keda v2.20 pkg/scaling/scale_handler.go, pkg/scaling/modifiers/modifiers.go',
  find: (graph) => triggerFindings(graph, 'activation'),
};
