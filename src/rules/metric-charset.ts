import { nameFindings } from './name-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const metricCharset: Rule = {
  id: 'metric-charset',
  severity: Severity.ERROR,
  says: 'A name with another separator than the server writes, such as vllm_ for vllm:, finds no metric.',
  remedy: 'Write the name as the server does.',
  source: 'catalogue of metrics with their names',
  find(graph: ScalingGraph): Finding[] {
    return nameFindings(graph, 'metric-charset');
  },
};
