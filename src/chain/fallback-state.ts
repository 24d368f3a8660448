import { conditionsOf } from './seen';
import { Subject } from './subject';
import { numberIn, objectIn } from '../platforms/kubernetes/untyped';

/** What KEDA does in place of a metric that it cannot get. */
export interface FallbackState {
  /** Metrics that it has no value of, by their names in the HPA; undefined where it does not say which. */
  readonly failing?: string[];
  /** The replicas that it holds, where they are stated. */
  readonly replicas?: number;
}

/** The fallback that is active; undefined where none is. What the metrics API then answers is no measurement. */
export function fallbackOf({ node, isKeda }: Subject): FallbackState | undefined {
  if (!isKeda || conditionsOf(node.manifest).Fallback?.status !== 'True') {
    return undefined;
  }
  const health = Object.entries(objectIn(objectIn(node.manifest.status).health));
  const failing = health.filter(([, each]) => objectIn(each).status === 'Failing').map(([name]) => name);
  return { failing: failing.length === 0 ? undefined : failing, replicas: numberIn(node.fallback?.replicas) };
}
