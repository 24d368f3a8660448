import { Finding, Rule, Severity } from './rule';
import { nearest } from '../faults/nearest';
import { nameOf } from '../graph/manifest';
import { MetricsAdapters, servedElsewhere } from '../graph/metrics-adapters';
import { ScalingGraph } from '../graph/scaling-graph';
import { ServedMetric } from '../graph/scaling-trigger';
import { METRICS_APIS } from '../platforms/kubernetes/kinds';

const OTHER_API: Record<ServedMetric['api'], ServedMetric['api']> = { custom: 'external', external: 'custom' };
/** Where the rules of each stand. */
const FIELD: Record<ServedMetric['api'], string> = { custom: 'rules', external: 'externalRules' };

export const adapterName: Rule = {
  id: 'adapter-name',
  severity: Severity.ERROR,
  says: 'An HPA gets no value for a metric that no rule of prometheus-adapter serves for that object, and does not scale on it.',
  remedy: 'Ask for a name that a rule yields. Map one label to the object that the metric describes, and one to the namespace.',
  source: 'kubernetes-sigs/prometheus-adapter v0.12 pkg/custom-provider/series_registry.go, pkg/naming/resource_converter.go, metric_namer.go',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      for (const { metric, path } of autoscaler.triggers) {
        if (metric !== undefined && servedElsewhere(autoscaler, metric) === undefined && isMissing(graph.adapters, metric)) {
          yield {
            at: autoscaler,
            alsoAt: graph.adapters.nodes,
            field: path,
            problem: `asks ${METRICS_APIS[metric.api]} for a metric that no rule of ${graph.adapters.nodes.map(({ manifest }) => nameOf(manifest)).join(', ')} serves`
              + (metric.api === 'external' ? '' : ` for ${metric.object === undefined ? 'pods' : `${metric.object.kind} ${metric.object.name}`}`),
            got: metric.name,
            fix: fixOf(graph.adapters, metric),
          };
        }
      }
    }
  },
};

/** An API that no rule is for may be served by others; a name or a series that stands among the rules of the wrong API is meant for this one. */
function isMissing(adapters: MetricsAdapters, metric: ServedMetric): boolean {
  if (adapters.serving(metric).length > 0 || adapters.nodes.length === 0) {
    return false;
  }
  const other = { ...metric, api: OTHER_API[metric.api] };
  return adapters.knows(metric.api) || (adapters.isUnused(metric.api) && [...adapters.named(other), ...adapters.renaming(other)].length > 0);
}

function fixOf(adapters: MetricsAdapters, metric: ServedMetric): string {
  const other = OTHER_API[metric.api];
  if (adapters.named(metric).length > 0) {
    return 'map a label of the series to that kind, and one to the namespace, in resources.overrides of its rule';
  }
  if (adapters.named({ ...metric, api: other }).length > 0) {
    return `ask for it as ${other === 'external' ? 'External' : 'Pods or Object'}, or move its rule from ${FIELD[other]} to ${FIELD[metric.api]}`;
  }
  const [renamed] = [metric.api, other].flatMap((api) => adapters.renaming({ ...metric, api }).map(({ rule }) => ({ api, name: rule.metric })));
  if (renamed !== undefined) {
    const moved = renamed.api === metric.api ? '' : `, in ${FIELD[renamed.api]}: move the rule to ${FIELD[metric.api]}`;
    return `a rule serves that series as ${renamed.name}${moved}${moved === '' ? ': ' : ', and '}ask for ${renamed.name}`;
  }
  const meant = nearest(metric.name, adapters.names(metric.api));
  return meant === undefined ? `add a rule whose name.as is ${metric.name}` : `did you mean ${meant}?`;
}
