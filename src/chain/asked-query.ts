import { broken, Link, unknown } from './link';
import { Seen } from './seen';
import { needs } from './subject';
import { nearest } from '../faults/nearest';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { Query, ScalingTrigger, ServedMetric } from '../graph/scaling-trigger';
import { servedQuery } from '../graph/served-query';
import { quantityValue } from '../platforms/kubernetes/quantity';

/** What a Prometheus is asked for a trigger, and by whom. */
export interface AskedQuery {
  readonly query: Query;
  readonly by: 'KEDA' | 'the adapter';
  /** Whether there is a result for each pod, and not one in all. */
  readonly isPerPod: boolean;
}

/** The query of a trigger of KEDA, or that of the adapter's rule behind a metric of an HPA; the link that breaks where there is none, nothing where Prometheus has no part in it. */
export function askedQuery(seen: Seen, node: AutoscalerNode, trigger: ScalingTrigger): AskedQuery | Link | undefined {
  const { amount, metric, path, query } = trigger;
  if (query !== undefined) {
    return { query, by: 'KEDA', isPerPod: false };
  }
  const sight = seen.observations.adapters?.get(metric?.api ?? 'custom');
  if (metric === undefined || sight === undefined) {
    return undefined;
  }
  const says = `which series ${metric.name} is made of is not known`;
  if (sight.missing !== undefined) {
    return unknown('series', says, typeof sight.missing === 'string' ? sight.missing : needs(sight.missing));
  }
  const isPerPod = metric.api === 'custom' && metric.object === undefined;
  const { namespace } = node.manifest.metadata;
  const served = servedQuery(metric, { namespace, pods: isPerPod ? `${node.target.name}-.*` : undefined }, seen.adapters);
  if (served === undefined) {
    return withoutRule(seen, metric) ?? unknown('series', says, `the rules in ${seen.adapters.nodes.map(({ manifest }) => nameOf(manifest)).join(', ')} do not tell`);
  }
  const target = isPerPod ? quantityValue(amount) : undefined;
  return {
    by: 'the adapter',
    isPerPod,
    query: { text: served.text, path, nullIsZero: false, saysNull: false, ...target !== undefined && { target: { text: String(target), path } } },
  };
}

/** All rules are known, and none serves the metric. */
function withoutRule({ adapters }: Seen, metric: ServedMetric): Link | undefined {
  if (!adapters.knows(metric.api) || adapters.serving(metric).length > 0) {
    return undefined;
  }
  const meant = nearest(metric.name, adapters.names(metric.api));
  return broken('series', `no rule of the adapter serves ${metric.name}`, {
    got: adapters.nodes.map(({ manifest }) => nameOf(manifest)).join(', '),
    effect: 'the HorizontalPodAutoscaler gets no value of it',
    fix: meant === undefined ? 'add a rule for it, or correct the name' : `did you mean ${meant}?`,
  });
}

/** Whether Prometheus can be asked for it. */
export function isAsked(found: AskedQuery | Link | undefined): found is AskedQuery {
  return found !== undefined && 'query' in found;
}
