import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { seriesFaults } from '../model-servers/query-faults';

export const impossible: Rule = {
  id: 'impossible',
  severity: Severity.WARNING,
  says: 'An operator between two sets of series with different labels finds no pair that matches: its result is empty.',
  remedy: 'Keep the label on both sides, or leave it out of the comparison by on (...) or ignoring (...).',
  source: 'prometheus v3.14 promql/engine.go, VectorBinop',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'impossible', ({ text }) => seriesFaults(text));
  },
};
