import { Rule, Finding, Severity } from './rule';
import { kedaFormulaOf } from '../graph/keda-formula';
import { ScalingGraph } from '../graph/scaling-graph';

export const formulaRefused: Rule = {
  id: 'formula-refused',
  severity: Severity.ERROR,
  says: 'KEDA refuses a ScaledObject whose formula does not compile, names what is no named trigger, or has no number as its result.',
  remedy: 'Correct the formula; give every trigger in it a name of its own.',
  source: 'kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, ValidateAndCompileScalingModifiers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const formula = kedaFormulaOf(autoscaler);
      if (formula?.refused !== undefined) {
        const { fault, excerpt } = formula.refused;
        yield { at: autoscaler, field: formula.path, problem: `is no formula for KEDA: ${fault}`, got: `"${formula.expression}"`, fix: `correct it at the caret:\n${excerpt}` };
      }
    }
  },
};
