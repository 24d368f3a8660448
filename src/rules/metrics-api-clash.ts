import { Finding, Rule, Severity } from './rule';
import { AdapterNode } from '../graph/adapter-config';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { servedElsewhere } from '../graph/metrics-adapters';
import { ScalingGraph } from '../graph/scaling-graph';
import { METRICS_APIS } from '../platforms/kubernetes/kinds';
import { oneServerText, servedByAnother } from '../platforms/kubernetes/metrics-servers';
import { RULE_LISTS } from '../platforms/prometheus-adapter/config-faults';

/** The API that each list of rules serves. */
const APIS = [
  { served: 'custom', api: METRICS_APIS.custom },
  { served: 'external', api: METRICS_APIS.external },
] as const;

export const metricsApiClash: Rule = {
  id: 'metrics-api-clash',
  severity: Severity.WARNING,
  says: 'A cluster has one provider of each metrics API. KEDA, the externalRules of prometheus-adapter and other adapters take it from each other.',
  remedy: 'Leave externalRules out and scale on those queries by KEDA, or leave KEDA out. Put all rules into one adapter.',
  source: 'kedacore/keda v2.20 config/metrics-server/api_service.yaml; kubernetes-sigs/prometheus-adapter v0.12 cmd/adapter/adapter.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    yield* withKeda(graph);
    yield* amongAdapters(graph.adapters.nodes);
    yield* withOthers(graph);
    yield* amongOthers(graph);
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
      field: adapter.fieldOf([RULE_LISTS.external]),
      problem: `are for ${METRICS_APIS.external}, which KEDA serves for ${scaled.target.kind} ${scaled.target.name}, made at ${scaled.location}: one takes the API from the other`,
      got: rulesOf(adapter, 'external'),
      fix: `make them triggers of KEDA (type prometheus), or move them to rules, which serve ${METRICS_APIS.custom}`,
    };
  }
}

function rulesOf({ rules }: AdapterNode, served: 'custom' | 'external'): string {
  const count = rules?.[served].length ?? 0;
  return `${count} ${count === 1 ? 'rule' : 'rules'}`;
}

function* amongAdapters(adapters: AdapterNode[]): Iterable<Finding> {
  for (const { api, served } of APIS) {
    const [first, ...others] = adapters.filter(({ rules }) => rules !== undefined && rules[served].length > 0);
    for (const adapter of others) {
      yield {
        at: adapter,
        alsoAt: [first],
        field: adapter.fieldOf([RULE_LISTS[served]]),
        problem: `are for ${api}, and so are those of ${nameOf(first.manifest)}, made at ${first.location}: one takes the API from the other`,
        got: rulesOf(adapter, served),
        fix: 'put all rules into one PrometheusAdapter, or ignore this where the two are for different clusters',
      };
    }
  }
}

/** Metrics of HPAs that are served by two, neither of which is an adapter among the manifests. */
function* amongOthers(graph: ScalingGraph): Iterable<Finding> {
  const asked = graph.autoscalers.flatMap((autoscaler) => autoscaler.triggers.flatMap(({ metric, path }) => {
    const who = metric === undefined ? undefined : servedElsewhere(autoscaler, metric);
    return metric === undefined || who === undefined ? [] : [{ autoscaler, path, name: metric.name, api: metric.api, who }];
  }));
  const told = new Set<AutoscalerNode>();
  for (const metric of asked) {
    const other = servedByAnother(metric, asked);
    // The second of two tells it, once.
    if (other !== undefined && asked.indexOf(other) < asked.indexOf(metric) && !told.has(metric.autoscaler)) {
      told.add(metric.autoscaler);
      yield {
        at: metric.autoscaler,
        alsoAt: [other.autoscaler],
        field: metric.path,
        problem: `is served by ${metric.who} in ${oneServerText(metric.api)}, and ${other.name} of ${nameOf(other.autoscaler.manifest)} is served by ${other.who}, made at ${other.autoscaler.location}`,
        got: metric.name,
        fix: 'ask for both of one server, or ignore this where the two are for different clusters',
      };
    }
  }
}

/** Metrics of HPAs that somebody else serves, beside an adapter or KEDA, which serves the external ones. */
function* withOthers(graph: ScalingGraph): Iterable<Finding> {
  const keda = graph.autoscalers.find(({ controller }) => controller === 'KEDA');
  for (const autoscaler of graph.autoscalers) {
    for (const { metric, path } of autoscaler.triggers) {
      const who = metric === undefined ? undefined : servedElsewhere(autoscaler, metric);
      if (metric === undefined || who === undefined) {
        continue;
      }
      const adapter = graph.adapters.nodes.find(({ rules }) => rules !== undefined && rules[metric.api].length > 0);
      const other = adapter ?? (metric.api === 'external' ? keda : undefined);
      if (other !== undefined) {
        yield {
          at: autoscaler,
          alsoAt: [other],
          field: path,
          problem: `is served by ${who} in ${METRICS_APIS[metric.api]}, which ${
            adapter === undefined ? 'KEDA serves' : `${nameOf(adapter.manifest)} is for`}, made at ${other.location}`,
          got: metric.name,
          fix: adapter === undefined ? 'scale on it by KEDA too, with its scaler gcp-stackdriver or datadog' : 'ask for all metrics of this API of one of the two',
        };
      }
    }
  }
}
