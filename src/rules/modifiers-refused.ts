import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { formulaFaults } from '../formula/formula-faults';
import { kedaFormulaOf } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { scalingModifiersFaults } from '../platforms/keda/scaling-modifiers-faults';

export const modifiersRefused: Rule = {
  id: 'modifiers-refused',
  severity: Severity.ERROR,
  says: 'KEDA rejects a ScaledObject whose formula does not compile, uses a name that no trigger has, does not result in a number, or has no target.',
  remedy: 'Correct the formula. Give it a target, and every trigger in it a name of its own.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, ValidateAndCompileScalingModifiers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject?.scalingModifiers !== undefined) {
        yield* faultFindings(autoscaler, scaledObject.path, scalingModifiersFaults(scaledObject.stated));
      }
      const formula = kedaFormulaOf(autoscaler);
      if (formula !== undefined) {
        yield* faultFindings(autoscaler, formula.path, formulaFaults(formula.expression, formula.names));
      }
    }
  },
};
