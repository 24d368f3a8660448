import { faultFindings } from './fault-findings';
import { ofRule } from './query-findings';
import { Finding, Rule, Severity, Unknown } from './rule';
import { queriesOf } from '../graph/query-node';
import { ScalingGraph } from '../graph/scaling-graph';
import { QUERY_LANGUAGE } from '../platforms/annotations';
import { syntaxFaults } from '../promql/syntax-faults';

export const promqlSyntax: Rule = {
  id: 'promql-syntax',
  severity: Severity.ERROR,
  says: 'Prometheus refuses a query that is not PromQL, such as one with a macro of Grafana or a placeholder of prometheus-adapter: each poll fails.',
  remedy: 'Correct the query at the caret.',
  source: 'prometheus v3.14 promql/parser; kedacore/keda v2.20 pkg/scalers/prometheus_scaler.go',
  *find(graph: ScalingGraph): Iterable<Finding | Unknown> {
    for (const query of queriesOf(graph)) {
      const { autoscaler, isMetricsQl, isReadable, mayBeMetricsQl, path, serverAddress, text } = query;
      if (!isReadable && mayBeMetricsQl && !isMetricsQl) {
        yield { at: autoscaler, missing: `${path} is no PromQL, and ${serverAddress} looks like VictoriaMetrics: whether it is MetricsQL is not told here; where it is, set the annotation ${QUERY_LANGUAGE}: MetricsQL` };
      } else if (!isReadable && !isMetricsQl) {
        yield* ofRule(query, 'promql-syntax', () => syntaxFaults(text)).flatMap((each) => faultFindings(autoscaler, path, [each]));
      }
    }
  },
};
