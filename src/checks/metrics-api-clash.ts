import { Check, Finding, Severity } from './check';
import { ScalingGraph } from '../analysis/scaling-graph';

export const metricsApiClash: Check = {
  id: 'metrics-api-clash',
  severity: Severity.WARNING,
  says: 'KEDA and the externalRules of prometheus-adapter both serve external.metrics.k8s.io, of which a cluster has one provider: the other gets no requests.',
  remedy: 'Leave externalRules out and scale on those queries by KEDA, or leave KEDA out.',
  source: 'kedacore/keda v2.20 config/metrics-server/api_service.yaml; kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    const clashing = graph.adapters.nodes.filter(({ rules }) => rules !== undefined && rules.external.length > 0);
    const scaled = clashing.length === 0 ? undefined : graph.autoscalers.find(({ controller }) => controller === 'KEDA');
    if (scaled === undefined) {
      return;
    }
    for (const adapter of clashing) {
      yield {
        at: adapter,
        alsoAt: [scaled],
        field: 'data["config.yaml"].externalRules',
        problem: `are for an API that KEDA serves, which scales ${scaled.target.kind} ${scaled.target.name}, made at ${scaled.location}`,
        got: `${adapter.rules?.external.length}`,
        fix: 'make them triggers of KEDA (a PrometheusTrigger), or rules, which serve another API',
      };
    }
  },
};
