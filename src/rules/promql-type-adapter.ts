import { adapterQueries, adapterQueryFindings } from './adapter-queries';
import { Finding, Rule, Severity } from './rule';
import { asWarnings } from '../faults/fault';
import { ScalingGraph } from '../graph/scaling-graph';
import { counterFaults, seriesFaults } from '../model-servers/query-faults';

export const promqlTypeAdapter: Rule = {
  id: 'promql-type-adapter',
  severity: Severity.ERROR,
  says: 'A metricsQuery of prometheus-adapter uses a metric against its type, such as a counter without rate, delta of a counter or a quantile without le: it serves nothing, or a number without meaning.',
  remedy: 'Use rate of counters, gauges as they are, and keep le beside <<.GroupBy>> under a quantile.',
  source: 'prometheus v3.14 promql/functions.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const query of adapterQueries(graph)) {
      // A counter as it is does no harm until somebody scales on it.
      yield* adapterQueryFindings(query, [...seriesFaults(query.sample), ...asWarnings(counterFaults(query.sample))]);
    }
  },
};
