import { nameFindings } from './name-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const metricRenamed: Rule = {
  id: 'metric-renamed',
  severity: Severity.ERROR,
  says: 'A metric that the running version of the server no longer has, or does not have yet, is never there.',
  remedy: 'Ask for the metric by the name that this version gives it.',
  source: 'catalogue of metrics with the versions that have them',
  find(graph: ScalingGraph): Finding[] {
    return nameFindings(graph, 'metric-renamed');
  },
};
