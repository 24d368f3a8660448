import { Seen } from '../chain/seen';
import { ClusterProfile } from '../cluster/cluster-profile';
import { CLUSTER_API_VERSION, CLUSTER_KIND, readClusterProfile } from '../cluster/read-cluster-profile';
import { KEDA_HPA_PREFIX } from '../platforms/keda/names';
import { HORIZONTAL_POD_AUTOSCALER } from '../platforms/kubernetes/kinds';
import { isAccelerator, sumOf } from '../platforms/kubernetes/node-capacity';
import { Fields, listIn, objectIn, textIn, textsIn } from '../platforms/kubernetes/untyped';
import { ProductName, PRODUCTS, versionFaults } from '../platforms/product-version';
import { MONITORING_GROUP } from '../platforms/prometheus-operator/servers';
import { prometheusVersionOf } from '../promql/version-faults';

/** The last part of the image of each product's controller, before its tag. */
const IMAGES: { readonly [image: string]: ProductName } = {
  'keda': 'KEDA',
  'kserve-controller': 'KServe',
  'seldon-core-operator': 'Seldon Core 1',
  'seldonv2-controller': 'Seldon Core 2',
  'vpa-recommender': 'VPA',
  'prometheus-operator': 'prometheus-operator',
  'llm-d-router-endpoint-picker': 'llm-d router',
};
/** KEDA writes its own version on the HPAs that it makes. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
const VERSION_LABEL = 'app.kubernetes.io/version';
/** The Service that the operator makes beside a Prometheus. Source: prometheus-operator v0.93 pkg/prometheus/server/statefulset.go, governingServiceName. */
const GOVERNING_SERVICE = 'prometheus-operated';
const PROMETHEUS_PORT = 9090;

/** What is known of a cluster by looking at it, as `check --cluster` reads it. */
export function observedCluster(seen: Seen, version: unknown): { readonly document: object; readonly profile: ClusterProfile } {
  const spec = {
    versions: versionsOf(seen, version),
    prometheus: prometheusOf(seen),
    limitRanges: limitRangesOf(seen),
    capacity: capacityOf(seen),
  };
  const stated = Object.fromEntries(Object.entries(spec).filter(([, value]) => !isEmpty(value)));
  const document = { apiVersion: CLUSTER_API_VERSION, kind: CLUSTER_KIND, spec: stated };
  return { document, profile: readClusterProfile(document).profile };
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

/** By the keys of the products; what is not known here is left out. */
function versionsOf(seen: Seen, kubernetes: unknown): { readonly [key: string]: string } {
  const { gitVersion } = objectIn(kubernetes);
  const found: (readonly [ProductName, string | undefined])[] = [
    ['Kubernetes', textIn(gitVersion)],
    ...seen.objects('apps/Deployment').flatMap(({ manifest }) => listIn(objectIn(objectIn(objectIn(manifest.spec).template).spec).containers)).flatMap((container) => {
      const [, image, tag] = /([^/:@]+):([^@]+)/.exec((textIn(objectIn(container).image) ?? '').replace(/^.*\//, '')) ?? [];
      return image !== undefined && Object.hasOwn(IMAGES, image) ? [[IMAGES[image], tag] as const] : [];
    }),
    ...seen.objects(HORIZONTAL_POD_AUTOSCALER).filter(({ manifest }) => manifest.metadata.labels?.['app.kubernetes.io/managed-by'] === 'keda-operator' || manifest.metadata.name?.startsWith(KEDA_HPA_PREFIX))
      .map(({ manifest }) => ['KEDA', manifest.metadata.labels?.[VERSION_LABEL]] as const),
  ];
  const versions: { [key: string]: string } = {};
  for (const [product, text] of found) {
    const short = /^v?(\d+\.\d+)/.exec(text ?? '')?.[1];
    const { key } = PRODUCTS[product] as { readonly key?: string };
    if (short !== undefined && key !== undefined && versionFaults(product, short).length === 0) {
      versions[key] ??= short;
    }
  }
  return versions;
}

/** The Prometheus objects, each with what it picks and how often it scrapes. */
function prometheusOf(seen: Seen): object[] {
  return seen.objects(`${MONITORING_GROUP}/Prometheus`).map(({ manifest }) => {
    const { scrapeInterval, serviceMonitorSelector, version } = objectIn(manifest.spec);
    const labels = textsIn(objectIn(serviceMonitorSelector).matchLabels);
    const known = /^v?(\d+\.\d+)/.exec(textIn(version) ?? '')?.[1];
    return {
      address: `http://${GOVERNING_SERVICE}.${manifest.metadata.namespace}.svc:${PROMETHEUS_PORT}`,
      ...isEmpty(labels) ? {} : { monitorLabels: labels },
      ...textIn(scrapeInterval) === undefined ? {} : { scrapeInterval: textIn(scrapeInterval) },
      ...known !== undefined && prometheusVersionOf(known) !== undefined && { version: known },
    };
  });
}

/** What containers get that request nothing. */
function limitRangesOf(seen: Seen): object[] {
  return seen.objects('/LimitRange').flatMap(({ manifest }) => listIn(objectIn(manifest.spec).limits).map(objectIn).filter(({ type }) => type === 'Container').flatMap((limit) => {
    const { cpu, memory } = textsIn(limit.defaultRequest ?? limit.default);
    const { namespace } = manifest.metadata;
    return cpu === undefined && memory === undefined ? [] : [{ namespace, ...cpu !== undefined && { cpu }, ...memory !== undefined && { memory } }];
  }));
}

/** What all nodes together give to pods. */
function capacityOf(seen: Seen): object {
  const nodes: Fields[] = seen.objects('/Node').map(({ manifest }) => objectIn(objectIn(manifest.status).allocatable));
  const extended = [...new Set(nodes.flatMap((node) => Object.keys(node)))].filter(isAccelerator);
  return nodes.length === 0 ? {} : {
    cpu: String(sumOf(nodes, 'cpu')),
    memory: String(sumOf(nodes, 'memory')),
    ...extended.length > 0 && { extended: Object.fromEntries(extended.map((name) => [name, String(sumOf(nodes, name))])) },
  };
}
