import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { openFaults } from '../model-servers/query-faults';

export const unscoped: Rule = {
  id: 'unscoped',
  severity: Severity.WARNING,
  says: 'A query without a label of the model adds up the metric of every program in the cluster that exports it.',
  remedy: 'Select the model by namespace, service, pod or another label.',
  source: 'prometheus 3.5 docs/instrumenting/writing_clientlibs.md',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'unscoped', ({ text }) => openFaults(text), ({ namespace }) => namespace === undefined);
  },
};
