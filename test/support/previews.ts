import { Untyped } from './untyped';
import { AutoscalerNode, autoscalerOf } from '../../src/graph/autoscaler';
import { manifestIn } from '../../src/graph/manifest';
import { Preview } from '../../src/preview/preview';
import { PreviewResult } from '../../src/preview/preview-result';

const metadata = { name: 'model', namespace: 'default' };

/** The autoscaler that a ScaledObject is. */
export function scaledObject(spec: Untyped): AutoscalerNode {
  const manifest = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata, spec: { scaleTargetRef: { name: 'model' }, ...spec } };
  return autoscalerOf({ manifest: manifestIn(manifest)!, location: 'test' })!;
}

/** A trigger of Prometheus. */
export function prometheusTrigger(said: { [key: string]: string } = {}, rest: Untyped = {}): Untyped {
  const query = 'sum(rate(requests_total[1m]))';
  return { type: 'prometheus', metadata: { serverAddress: 'http://prometheus:9090', query, threshold: '10', ...said }, ...rest };
}

/** The autoscaler that an HPA is. */
export function hpa(spec: Untyped): AutoscalerNode {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' };
  const manifest = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec: { scaleTargetRef, ...spec } };
  return autoscalerOf({ manifest: manifestIn(manifest)!, location: 'test' })!;
}

/** A metric that all pods share. */
export function externalMetric(target: Untyped = { type: 'AverageValue', averageValue: '10' }, name = 'load'): Untyped {
  return { type: 'External', external: { metric: { name }, target } };
}

export function resultOf(preview: Preview): PreviewResult {
  if (preview.result === undefined) {
    throw new Error(preview.missing.join('; '));
  }
  return preview.result;
}

/** The changes of the replicas, as `second: from -> to`. */
export function changes({ timeline }: Pick<PreviewResult, 'timeline'>): string[] {
  return timeline.flatMap(({ atSeconds, desired }, i) => {
    const from = timeline[i - 1]?.desired ?? desired;
    return from === desired ? [] : [`${atSeconds}: ${from} -> ${desired}`];
  });
}
