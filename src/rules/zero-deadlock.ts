import { Finding, Rule, Severity } from './rule';
import { bothWords } from '../faults/fix';
import { AutoscalerNode } from '../graph/autoscaler';
import { ScalingGraph } from '../graph/scaling-graph';
import { Query } from '../graph/scaling-trigger';
import { isOfModelServer, TARGET_LABELS } from '../model-servers/series-owner';
import { SCRAPED_BY } from '../platforms/annotations';
import { ONE_REPLICA } from '../platforms/keda/bounds-faults';
import { isFalse } from '../platforms/keda/number';
import { isGoneWithout } from '../promql/absence';
import { tryParse } from '../promql/parse';
import { Selector, selectorsOf } from '../promql/selectors';

export const zeroDeadlock: Rule = {
  id: 'zero-deadlock',
  severity: Severity.ERROR,
  says: 'A model that goes to zero never wakes where each trigger asks for a metric of its own pods: without pods there is no metric.',
  remedy: 'Keep one replica, or add a trigger on what exists without pods: a queue, a gateway, an interceptor, a schedule.',
  source: 'kedacore/keda v2.20 pkg/scaling/scale_handler.go; pkg/scalers/prometheus_scaler.go; kedacore/keda#6040',
  *find(graph: ScalingGraph): Iterable<Finding> {
    for (const autoscaler of graph.autoscalers) {
      const { idleReplicas, scaledObject, triggers } = autoscaler;
      if (scaledObject === undefined || !mayDeadlock(autoscaler)) {
        continue;
      }
      const external = triggers.filter(({ resource }) => resource === undefined);
      const asked = external.flatMap(({ query }) => ownMetric(autoscaler, query) ?? []);
      if (external.length > 0 && asked.length === external.length) {
        yield {
          at: autoscaler,
          field: idleReplicas === 0 ? `${scaledObject.path}.idleReplicaCount` : `${scaledObject.path}.minReplicaCount`,
          problem: `lets ${autoscaler.target.kind} ${autoscaler.target.name} go to zero, and every trigger asks for what its own pods export: without pods the query is empty, and nothing wakes the model`,
          got: [...new Set(asked)].join(', '),
          fix: bothWords`set ${ONE_REPLICA}, or add a trigger on what exists without pods, such as a queue or the metric of a gateway; where something else exports these, set the annotation ${SCRAPED_BY}`,
        };
      }
    }
  },
};

/** A fallback counts as active, so that failed reads wake the model; who else exports the metrics may do so without pods. */
function mayDeadlock({ fallback, idleReplicas, manifest, minReplicas, pause, scaledObject, triggers }: AutoscalerNode): boolean {
  const failing = scaledObject?.triggers.some(({ said }) => isFalse(said.text('ignoreNullValues') ?? '')) ?? false;
  return (minReplicas === 0 || idleReplicas === 0) && triggers.length > 0 && !pause?.alwaysActive && !(fallback !== undefined && failing)
    && manifest.metadata.annotations?.[SCRAPED_BY] === undefined;
}

/** A metric without which a query is empty, and which the pods of the target alone export; undefined where there is none for sure. */
function ownMetric(autoscaler: AutoscalerNode, query: Query | undefined): string | undefined {
  const tree = query && tryParse(query.text);
  const isOwn = (selector: Selector) => isOfOwnPods(autoscaler, selector);
  return query === undefined || tree === undefined || !isGoneWithout(query.text, tree, isOwn) ? undefined
    : selectorsOf(query.text, tree).find(isOwn)?.metric;
}

/** A selector that names another target, such as a router, may be there without the pods. */
function isOfOwnPods({ manifest, target }: AutoscalerNode, { metric, matchers }: Selector): boolean {
  const others = matchers.filter(({ label, operator, value }) => TARGET_LABELS.includes(label) && !operator.startsWith('!')
    && !value.includes(target.name) && value !== manifest.metadata.namespace);
  return metric !== undefined && isOfModelServer(metric) && others.length === 0;
}
