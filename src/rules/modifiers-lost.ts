import { faultFindings } from './fault-findings';
import { Finding, Rule, Severity } from './rule';
import { lostFaults } from '../formula/formula-faults';
import { kedaFormulaOf } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { MAKES_NIL } from '../platforms/keda/fallback-faults';

export const modifiersLost: Rule = {
  id: 'modifiers-lost',
  severity: Severity.WARNING,
  says: `With fallback.behavior ${MAKES_NIL} a lost trigger is nil in the formula: one that does not say what to count instead fails, and nothing falls back.`,
  remedy: 'Say what to count for each trigger that may be lost, as in (a ?? 0).',
  source: 'kedacore/keda v2.20 pkg/fallback/fallback.go, pkg/scaling/modifiers/formula.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const formula = autoscaler.fallback?.behavior === MAKES_NIL ? kedaFormulaOf(autoscaler) : undefined;
      if (formula !== undefined) {
        yield* faultFindings(autoscaler, formula.path, lostFaults(formula.expression, formula.names));
      }
    }
  },
};
