import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { versionFaults } from '../promql/version-faults';

export const promqlVersion: Rule = {
  id: 'promql-version',
  severity: Severity.ERROR,
  says: 'Some versions of Prometheus refuse a query that others take, or find nothing by it.',
  remedy: 'Write what the version in use takes.',
  source: 'prometheus v3.14 docs/migration.md, CHANGELOG',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'promql-version', ({ text }) => versionFaults(text), ({ mayBeMetricsQl }) => !mayBeMetricsQl);
  },
};
