import { queryFindings } from './query-findings';
import { Finding, Rule, Severity } from './rule';
import { ScalingGraph } from '../graph/scaling-graph';
import { leakFaults } from '../model-servers/picker-query-faults';

export const inflightLeak: Rule = {
  id: 'inflight-leak',
  severity: Severity.WARNING,
  says: 'Up to router 0.10 the endpoint picker of llm-d keeps the requests and tokens in flight of pods that are gone: their sum never falls, and the model is not scaled in.',
  remedy: 'Count the pods alone that also have llm_d_epp_per_endpoint_queue_size, or upgrade the router.',
  source: 'llm-d/llm-d-router#2529, #2577',
  find(graph: ScalingGraph): Finding[] {
    return queryFindings(graph, 'inflight-leak', ({ text }) => leakFaults(text));
  },
};
