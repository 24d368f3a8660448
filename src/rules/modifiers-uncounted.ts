import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { leftOutFaults } from '../formula/formula-faults';
import { kedaFormulaOf } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { uncountedFaults } from '../platforms/keda/scaling-modifiers-faults';

export const modifiersUncounted: Rule = {
  id: 'modifiers-uncounted',
  severity: Severity.WARNING,
  says: 'A formula takes the place of all triggers but CPU and memory: a trigger that it does not name is ignored.',
  remedy: 'Name every trigger, and use every name in the formula.',
  source: 'kedacore/keda v2.20 controllers/keda/hpa.go, getScaledObjectMetricSpecs; pkg/scaling/modifiers',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { scaledObject } = autoscaler;
      if (scaledObject?.scalingModifiers === undefined) {
        continue;
      }
      yield* faultFindings(autoscaler, scaledObject.path, uncountedFaults(scaledObject.stated));
      const formula = kedaFormulaOf(autoscaler);
      if (formula !== undefined) {
        yield* faultFindings(autoscaler, formula.path, leftOutFaults(formula.expression, formula.needed));
      }
    }
  },
};
