import { nameFindings } from './name-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const metricCharset: Rule = {
  id: 'metric-charset',
  severity: Severity.ERROR,
  says: 'A metric with another separator than the server writes, as vllm_ for vllm:, is never there.',
  remedy: 'Write the name as the server does.',
  source: 'catalogue of metrics with their names',
  find(graph: ScalingGraph): Finding[] {
    return nameFindings(graph, 'metric-charset');
  },
};
