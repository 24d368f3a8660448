import { signalsOf, WatchedSignal } from './watched-signal';
import { ClusterProfile, UNKNOWN_CLUSTER } from '../cluster/cluster-profile';
import { AutoscalerNode } from '../graph/autoscaler';
import { groupKindOf, nameOf } from '../graph/manifest';
import { KEDA_HPA_PREFIX, SCALED_OBJECT } from '../platforms/keda/names';
import { DEFAULT_SECONDS } from '../platforms/keda/times-faults';
import { ScaleTarget } from '../platforms/kubernetes/object-references';
import { PRODUCTS, ProductVersion } from '../platforms/product-version';
import { autoscalerInput } from '../preview/autoscaler-input';
import { Tolerance, toleranceOf } from '../preview/hpa-arithmetic';
import { controllerOf, queriesOf } from '../preview/preview-of';
import { syntaxFaults } from '../promql/syntax-faults';

/** A query that a trigger asks. */
export interface WatchedQuery {
  /** The metric that it is for the HPA. */
  readonly metric: string;
  readonly query: string;
  /** Whether a result without a value counts as 0, and not as an error. */
  readonly nullIsZero: boolean;
}

/** An autoscaler as alerts and dashboards see it. */
export interface WatchedAutoscaler {
  /** What it scales: the name by which people know the model. */
  readonly name: string;
  readonly namespace?: string;
  readonly hpa: string;
  readonly target: ScaleTarget;
  readonly minReplicas: number;
  /** Undefined where it is not known. */
  readonly maxReplicas?: number;
  /** Whether there may be no pods at all. */
  readonly sleeps: boolean;
  /** How long a pod takes to start. */
  readonly startSeconds: number;
  /** Those that Prometheus can evaluate. */
  readonly queries: WatchedQuery[];
  /** What the HPA goes by. */
  readonly signals: WatchedSignal[];
  /** How far a signal may be off its target before the HPA does anything. */
  readonly tolerance: Tolerance;
  /** What KEDA has of it, where it does the scaling. */
  readonly keda?: WatchedKeda;
}

export interface WatchedKeda {
  readonly scaledObject: string;
  readonly version: ProductVersion<'KEDA'>;
  readonly pollingSeconds: number;
  /** After how many failed reads in a row it falls back; undefined where it does not. */
  readonly failuresUntilFallback?: number;
}

/** The autoscalers that can be watched, and why others cannot. */
export interface Watched {
  readonly autoscalers: WatchedAutoscaler[];
  readonly notes: string[];
}

/** What a pod with a large model and a GPU takes to start where nobody states it. */
export const DEFAULT_START_SECONDS = 600;
const MILLIS_PER_SECOND = 1000;

/** What of some autoscalers can be watched. */
export function watched(nodes: AutoscalerNode[], cluster: ClusterProfile = UNKNOWN_CLUSTER): Watched {
  const notes: string[] = [];
  const autoscalers = nodes.flatMap((node): WatchedAutoscaler[] => {
    if (node.hpaName === undefined) {
      notes.push(`${nameOf(node.manifest)} is not watched: no HPA acts for it, and what its platform does instead has no metrics that are known here`);
      return [];
    }
    return [watchedAutoscaler(node, node.hpaName, node.cluster ?? cluster, notes)];
  });
  return { autoscalers, notes };
}

function watchedAutoscaler(node: AutoscalerNode, hpa: string, cluster: ClusterProfile, notes: string[]): WatchedAutoscaler {
  const { idleReplicas, manifest, maxReplicas, minReplicas, target } = node;
  const input = autoscalerInput(node, cluster);
  const queries = [...queriesOf(node, input)].map(([metric, { nullIsZero, text }]) => ({ metric, query: text, nullIsZero }));
  const readable = queries.filter(({ metric, query }) => {
    const [wrong] = syntaxFaults(query);
    if (wrong !== undefined) {
      notes.push(`${nameOf(manifest)}: no rule evaluates the query of ${metric}, which ${wrong.what}`);
    }
    return wrong === undefined;
  });
  return {
    name: target.name,
    namespace: manifest.metadata.namespace,
    hpa,
    target,
    minReplicas,
    maxReplicas,
    sleeps: minReplicas === 0 || idleReplicas === 0,
    startSeconds: cluster.podStartupMillis === undefined ? DEFAULT_START_SECONDS : Math.ceil(cluster.podStartupMillis / MILLIS_PER_SECOND),
    queries: readable,
    signals: signalsOf(input, readable),
    tolerance: toleranceOf(input.hpa.behavior, controllerOf(cluster)),
    ...node.controller === 'KEDA' && { keda: kedaOf(node, hpa, cluster) },
  };
}

function kedaOf({ fallback, manifest, times }: AutoscalerNode, hpa: string, { assumed, versions }: ClusterProfile): WatchedKeda {
  return {
    // A platform that writes a ScaledObject names the HPA as KEDA does where nothing is stated.
    scaledObject: groupKindOf(manifest) === SCALED_OBJECT ? manifest.metadata.name ?? '' : hpa.replace(KEDA_HPA_PREFIX, ''),
    version: ProductVersion.orAssumed('KEDA', versions.KEDA, assumed?.KEDA) ?? ProductVersion.stated('KEDA', PRODUCTS.KEDA.newest),
    pollingSeconds: times?.polling ?? DEFAULT_SECONDS.pollingInterval,
    failuresUntilFallback: fallback && (fallback.failureThreshold ?? 0),
  };
}
