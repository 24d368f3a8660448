import { AutoscalerNode } from './autoscaler';
import { Manifest } from './manifest';
import { ServedMetric } from './scaling-trigger';
import { SERVED_BY } from '../platforms/annotations';

/** Metrics that are called as one provider alone calls them. */
const PROVIDERS: [RegExp, string][] = [
  // Source: GoogleCloudPlatform/k8s-stackdriver custom-metrics-stackdriver-adapter, README.
  [/^[a-z.]+\.googleapis\.com\|/, 'Google\'s Stackdriver adapter'],
  // Source: DataDog/datadog-agent pkg/clusteragent/autoscaling/externalmetrics, and KEDA's datadog scaler.
  [/^datadogmetric@/, 'the cluster agent of Datadog'],
];

/** Who else than an adapter among the manifests serves a metric of an HPA: as an annotation says, or as its name tells. Undefined where nobody is known to. */
export function servedElsewhere({ manifest }: AutoscalerNode, { api, name }: ServedMetric): string | undefined {
  return saidToServe(manifest, api) ?? PROVIDERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Who an annotation of an HPA says to serve its metrics of an API. */
export function saidToServe({ metadata }: Manifest, api: ServedMetric['api']): string | undefined {
  return metadata.annotations?.[SERVED_BY[api]]?.trim() || undefined;
}
