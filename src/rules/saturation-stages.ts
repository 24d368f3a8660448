import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { stageFaults } from '../model-servers/picker-query-faults';

export const saturationStages: Rule = {
  id: 'saturation-stages',
  severity: Severity.ERROR,
  says: 'From router 0.11 on the endpoint picker of llm-d exports the saturation of prefill, of decode and of the whole pool: a sum over the label stage counts the same pods several times.',
  remedy: 'Select one stage, and take the maximum.',
  source: 'llm-d/llm-d-router#2221, docs/metrics.md',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'saturation-stages', ({ text }) => stageFaults(text));
  },
};
