import { Check, Finding, Severity } from './check';
import { AdapterNode } from '../analysis/adapter-config';
import { nameOf } from '../analysis/manifest';
import { ScalingGraph } from '../analysis/scaling-graph';

/** The API that each list of rules serves. */
const APIS = [
  { served: 'custom', field: 'rules', api: 'custom.metrics.k8s.io' },
  { served: 'external', field: 'externalRules', api: 'external.metrics.k8s.io' },
] as const;

export const metricsApiClash: Check = {
  id: 'metrics-api-clash',
  severity: Severity.WARNING,
  says: 'A cluster has one provider of each metrics API: KEDA and the externalRules of prometheus-adapter, or two prometheus-adapters, take it from each other.',
  remedy: 'Leave externalRules out and scale on those queries by KEDA, or leave KEDA out; put all rules into one adapter.',
  source: 'kedacore/keda v2.20 config/metrics-server/api_service.yaml; kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* withKeda(graph);
    yield* amongAdapters(graph.adapters.nodes);
  },
};

function* withKeda(graph: ScalingGraph): Iterable<Finding> {
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
}

function* amongAdapters(adapters: AdapterNode[]): Iterable<Finding> {
  for (const { api, field, served } of APIS) {
    const [first, ...others] = adapters.filter(({ rules }) => rules !== undefined && rules[served].length > 0);
    for (const adapter of others) {
      yield {
        at: adapter,
        alsoAt: [first],
        field: `data["config.yaml"].${field}`,
        problem: `are for ${api}, which ${nameOf(first.manifest)}, made at ${first.location}, is for too`,
        got: `${adapter.rules?.[served].length}`,
        fix: 'put all rules into one PrometheusAdapter, or ignore this where the two are for different clusters',
      };
    }
  }
}
