import { AutoscalerNode } from './autoscaler';
import { ServedMetric } from './scaling-trigger';
import { SERVED_BY } from '../annotations';

/** Metrics that are called as one provider alone calls them. */
const PROVIDERS: [RegExp, string][] = [
  // Source: GoogleCloudPlatform/k8s-stackdriver custom-metrics-stackdriver-adapter, README.
  [/^[a-z.]+\.googleapis\.com\|/, 'Google\'s Stackdriver adapter'],
  // Source: DataDog/datadog-agent pkg/clusteragent/autoscaling/externalmetrics, and KEDA's datadog scaler.
  [/^datadogmetric@/, 'the cluster agent of Datadog'],
];

/** Who else than an adapter among the manifests serves a metric of an HPA: as an annotation says, or as its name tells. Undefined where nobody is known to. */
export function servedElsewhere({ manifest }: AutoscalerNode, { api, name }: ServedMetric): string | undefined {
  const said = manifest.metadata.annotations?.[SERVED_BY[api]]?.trim() ?? '';
  return said === '' ? PROVIDERS.find(([pattern]) => pattern.test(name))?.[1] : said;
}
