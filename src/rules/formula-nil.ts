import { Finding, Rule, Severity } from './rule';
import { readFormula } from '../formula/formula-faults';
import { kedaFormulaOf } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { MAKES_NIL, nilTestFault } from '../platforms/keda/fallback-faults';

export const formulaNil: Rule = {
  id: 'formula-nil',
  severity: Severity.WARNING,
  says: `A formula that tests for nil, as in a ?? 0, does so for nothing: no trigger is nil unless fallback.behavior is ${MAKES_NIL}.`,
  remedy: `Set fallback.behavior to ${MAKES_NIL} (KEDA 2.20), or leave out the test.`,
  source: 'kedacore/keda v2.20 pkg/fallback/fallback.go, pkg/scaling/modifiers/formula.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const formula = kedaFormulaOf(autoscaler);
      const problem = nilTestFault(autoscaler.fallback);
      const nilTest = formula === undefined || problem === undefined ? undefined : readFormula(formula.expression, formula.names).nilTest;
      if (formula !== undefined && problem !== undefined && nilTest !== undefined) {
        yield {
          at: autoscaler,
          field: formula.path,
          problem,
          got: `"${formula.expression}"`,
          fix: `set fallback.behavior: ${MAKES_NIL} (KEDA 2.20), or leave out the test at the caret:\n${nilTest.excerpt}`,
        };
      }
    }
  },
};
