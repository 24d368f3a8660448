import { AutoscalerNode, sleeps } from './autoscaler';
import { ScalingGraph } from './scaling-graph';
import { ServedMetric } from './scaling-trigger';
import { servedQuery } from './served-query';
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
 * What an autoscaler that may go to zero loses there, where each of its triggers asks for what the pods of the target alone export; undefined
 * where some trigger is alive at zero, or somebody else exports the metrics.
 */
export function goneAtZero(autoscaler: AutoscalerNode, graph: ScalingGraph): GoneAtZero | undefined {
  const { fallback, formula, hpa, idleReplicas, manifest, scaledObject, triggers } = autoscaler;
  const mayBeZero = sleeps(autoscaler) && manifest.metadata.annotations?.[SCRAPED_BY] === undefined;
  if ((scaledObject === undefined && hpa === undefined) || !mayBeZero) {
    return undefined;
  }
  const external = triggers.filter(({ resource }) => resource === undefined);
  const { namespace } = manifest.metadata;
  const served = (metric: ServedMetric | undefined) => metric && servedQuery(metric, { namespace }, graph.adapters)?.text;
  const asked = external.flatMap(({ metric, query }) => ownMetric(autoscaler, query?.text ?? served(metric)) ?? []);
  if (external.length === 0 || asked.length < external.length) {
    return undefined;
  }
  const metrics = [...new Set(asked)];
  if (scaledObject === undefined) {
    return { metrics, field: `${hpa!.path}.minReplicas` };
  }
  const failing = scaledObject.triggers.filter(({ said }) => isFalse(said.text('ignoreNullValues') ?? ''));
  const wakes = failing.some(({ metricType }) => countsAsActive(fallback?.behavior, formula !== undefined, metricType));
  return {
    metrics,
    field: `${scaledObject.path}.${idleReplicas === 0 ? 'idleReplicaCount' : 'minReplicaCount'}`,
    ...fallback !== undefined && (wakes ? { fallback: 'wakes' as const } : formula !== undefined && failing.length > 0 && { fallback: 'formula' as const }),
  };
}

/** A trigger whose reads fail while its target has no pods, because its metric is gone with them. */
export interface FailingAtZero {
  readonly metric: string;
  readonly metricType?: string;
  /** Where it says that no value is an error. */
  readonly field: string;
}

/** The triggers of KEDA whose reads fail for sure while the target has no pods; none where somebody else exports the metrics. */
export function failingAtZero(autoscaler: AutoscalerNode): FailingAtZero[] {
  const { manifest, scaledObject, triggers } = autoscaler;
  return manifest.metadata.annotations?.[SCRAPED_BY] !== undefined ? [] : triggers.flatMap(({ query }, i) => {
    const stated = scaledObject?.triggers[i];
    const metric = stated !== undefined && isFalse(stated.said.text('ignoreNullValues') ?? '') ? ownMetric(autoscaler, query?.text) : undefined;
    return metric === undefined ? [] : [{ metric, metricType: stated!.metricType, field: `${stated!.path}.metadata.ignoreNullValues` }];
  });
}

/** A metric without which a query is empty, and which the pods of the target alone export; undefined where there is none for sure. */
function ownMetric(autoscaler: AutoscalerNode, query: string | undefined): string | undefined {
  const tree = query === undefined ? undefined : tryParse(query);
  const isOwn = (selector: Selector) => isOfOwnPods(autoscaler, selector);
  return query === undefined || tree === undefined || !isGoneWithout(query, tree, isOwn) ? undefined
    : selectorsOf(query, tree).find(isOwn)?.metric;
}

/** A selector that names another target, such as a router, may be there without the pods. */
function isOfOwnPods({ manifest, target }: AutoscalerNode, { metric, matchers }: Selector): boolean {
  const others = matchers.filter(({ label, operator, value }) => TARGET_LABELS.includes(label) && !operator.startsWith('!')
    && !value.includes(target.name) && value !== manifest.metadata.namespace);
  return metric !== undefined && isOfModelServer(metric) && others.length === 0;
}
