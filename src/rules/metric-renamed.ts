import { nameFindings } from './name-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';

export const metricRenamed: Rule = {
  id: 'metric-renamed',
  severity: Severity.ERROR,
  says: 'The running version of the server does not export the metric: it was removed, renamed, or is not there yet.',
  remedy: 'Ask for the metric by the name that this version gives it.',
  source: 'catalogue of metrics with the versions that have them',
  find(graph: ScalingGraph): Finding[] {
    return nameFindings(graph, 'metric-renamed');
  },
};
