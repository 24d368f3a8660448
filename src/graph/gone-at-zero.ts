import { AutoscalerNode } from './autoscaler';
import { Query } from './scaling-trigger';
import { isOfModelServer, TARGET_LABELS } from '../model-servers/series-owner';
import { SCRAPED_BY } from '../platforms/annotations';
import { countsAsActive } from '../platforms/keda/fallback-faults';
import { isFalse } from '../platforms/keda/number';
import { isGoneWithout } from '../promql/absence';
import { tryParse } from '../promql/parse';
import { Selector, selectorsOf } from '../promql/selectors';

/** Signals that an autoscaler loses when its target has no pods. */
export interface GoneAtZero {
  /** The metrics, each once, of which at least one decides each trigger. */
  readonly metrics: string[];
  /** The bound that lets the target go to zero. */
  readonly field: string;
  /** What a fallback does where reads fail without the metrics: it starts pods, or a formula decides; undefined where none acts. */
  readonly fallback?: 'wakes' | 'formula';
}

/**
 * What an autoscaler of KEDA that may go to zero loses there, where each of its triggers asks for what the pods of the target alone export;
 * undefined where some trigger is alive at zero, or somebody else exports the metrics.
 */
export function goneAtZero(autoscaler: AutoscalerNode): GoneAtZero | undefined {
  const { fallback, formula, idleReplicas, manifest, minReplicas, pause, scaledObject, triggers } = autoscaler;
  const mayBeZero = (minReplicas === 0 || idleReplicas === 0) && !pause?.alwaysActive && manifest.metadata.annotations?.[SCRAPED_BY] === undefined;
  if (scaledObject === undefined || !mayBeZero) {
    return undefined;
  }
  const external = triggers.filter(({ resource }) => resource === undefined);
  const asked = external.flatMap(({ query }) => ownMetric(autoscaler, query) ?? []);
  if (external.length === 0 || asked.length < external.length) {
    return undefined;
  }
  const isFailing = scaledObject.triggers.some(({ said }) => isFalse(said.text('ignoreNullValues') ?? ''));
  return {
    metrics: [...new Set(asked)],
    field: `${scaledObject.path}.${idleReplicas === 0 ? 'idleReplicaCount' : 'minReplicaCount'}`,
    ...fallback !== undefined && isFailing && { fallback: countsAsActive(fallback.behavior, formula !== undefined) ? 'wakes' as const : 'formula' as const },
  };
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
