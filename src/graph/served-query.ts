import { nameOf } from './manifest';
import { MetricsAdapters } from './metrics-adapters';
import { ServedMetric } from './scaling-trigger';
import { groupOf } from '../platforms/kubernetes/names';
import { POD, resourceNamed } from '../platforms/prometheus-adapter/resources';

/** The query behind a metric of an HPA, and whose rule it is. */
export interface ServedQuery {
  readonly text: string;
  readonly by: string;
}

/** Of which objects a metric is asked. */
interface Asked {
  readonly namespace?: string;
  /** The names of the pods as an expression, for a metric of pods; undefined for all of the namespace. */
  readonly pods?: string;
}

/** What a prometheus-adapter asks for a metric of a namespace; undefined where no rule, or more than one, may serve it. */
export function servedQuery(metric: ServedMetric, { namespace, pods }: Asked, adapters: MetricsAdapters): ServedQuery | undefined {
  const [serving, ...others] = adapters.serving(metric);
  const series = serving?.rule.discovery?.metric;
  if (serving === undefined || others.length > 0 || series === undefined) {
    return undefined;
  }
  const { object, selector } = metric;
  const resource = metric.api === 'external' ? undefined : object === undefined ? POD : resourceNamed({ group: groupOf(object.apiVersion), resource: object.kind });
  const named = object === undefined ? { namePattern: pods } : { name: object.name };
  const text = serving.rule.discovery!.expand({ resource, namespace, ...named, selector: selector?.labels, series });
  return { text, by: nameOf(serving.adapter.manifest) };
}
