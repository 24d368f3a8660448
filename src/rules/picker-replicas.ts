import { Finding, Rule, Severity } from './rule';
import { endpointPickersOf, pickersAsked, pickerSelectorsOf } from '../graph/endpoint-picker';
import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';

export const pickerReplicas: Rule = {
  id: 'picker-replicas',
  severity: Severity.WARNING,
  says: 'Each endpoint picker of llm-d counts in its own memory: of several replicas each exports a part of the requests, and one that stands by exports numbers of its own.',
  remedy: 'Run one replica of an endpoint picker whose metrics scale a model.',
  source: 'llm-d/llm-d-router v0.10.0 pkg/epp/metrics/llm_d_router_metrics.go; llm-d/llm-d guides/workload-autoscaling',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const several = endpointPickersOf(graph).filter(({ replicas }) => replicas !== undefined && replicas > 1);
    for (const picker of several) {
      const reader = graph.autoscalers.find((autoscaler) => autoscaler.triggers.some(({ query }) =>
        pickerSelectorsOf(query).some((selector) => pickersAsked(graph, autoscaler, selector).includes(picker))));
      if (reader !== undefined) {
        yield {
          at: picker,
          alsoAt: [reader],
          field: picker.replicasPath,
          problem: `runs several endpoint pickers of pool ${picker.pool}, by whose metrics ${nameOf(reader.manifest)} scales: each counts its own requests alone, and one that stands by has series of its own`,
          got: String(picker.replicas),
          fix: 'run one',
        };
      }
    }
  },
};
