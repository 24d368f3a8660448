import { nameOf } from '../graph/manifest';
import { ScalingGraph } from '../graph/scaling-graph';
import { ServedMetric } from '../graph/scaling-trigger';
import { groupOf } from '../platforms/kubernetes/names';
import { POD, resourceNamed } from '../platforms/prometheus-adapter/resources';

/** The query behind a metric of an HPA, and whose rule it is. */
export interface ServedQuery {
  readonly text: string;
  readonly by: string;
}

/** What a prometheus-adapter among the manifests asks for a metric of a namespace; undefined where no rule, or more than one, may serve it. */
export function servedQuery(metric: ServedMetric, namespace: string | undefined, { adapters }: ScalingGraph): ServedQuery | undefined {
  const [serving, ...others] = adapters.serving(metric);
  const series = serving?.rule.discovery?.metric;
  if (serving === undefined || others.length > 0 || series === undefined) {
    return undefined;
  }
  const { object } = metric;
  const resource = metric.api === 'external' ? undefined : object === undefined ? POD : resourceNamed({ group: groupOf(object.apiVersion), resource: object.kind });
  return { text: serving.rule.discovery!.expand({ resource, namespace, name: object?.name, series }), by: nameOf(serving.adapter.manifest) };
}
