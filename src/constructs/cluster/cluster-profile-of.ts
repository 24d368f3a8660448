import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ClusterProps } from './cluster-props';
import { ClusterVersions } from './cluster-versions';
import { ClusterProfile, PrometheusProfile } from '../../cluster/cluster-profile';
import { Place } from '../../faults/place';
import { quantityValue, sizeQuantity } from '../../platforms/kubernetes/quantity';
import { Product, ProductName, PRODUCTS, ProductVersion } from '../../platforms/product-version';
import { Prometheus } from '../metrics/prometheus';

/** What props state, as plain data; refuses versions that are not known here. */
export function profileOf(place: Place, props: ClusterProps): Partial<ClusterProfile> {
  const { hpa, keda, kserve, seldonCore1, seldonCore2, versions, vpa, ...facts } = props;
  const { capacity, limitRanges, longestRequest, podStartup, prometheus, scrapedByOthers } = facts;
  return defined({
    versions: versionsOf(place.at('versions'), versions ?? {}),
    hpa: hpa && defined({
      cpuInitializationMillis: millis(hpa.cpuInitializationPeriod),
      downscaleStabilizationMillis: millis(hpa.downscaleStabilization),
      featureGates: hpa.featureGates,
      initialReadinessMillis: millis(hpa.initialReadinessDelay),
      syncPeriodMillis: millis(hpa.syncPeriod),
      tolerance: hpa.tolerance,
    }),
    keda: keda && defined({ httpTimeoutMillis: millis(keda.httpTimeout) }),
    kserve,
    seldonCore1,
    seldonCore2,
    vpa,
    prometheus: prometheus?.map(serverOf),
    scrapedByOthers,
    limitRanges: limitRanges?.map(({ namespace, cpu, memory }) => defined({ namespace, cpu: cores(cpu), memory: bytes(memory) })),
    capacity: capacity && defined({ cpu: cores(capacity.cpu), memory: bytes(capacity.memory), extended: capacity.extended }),
    podStartupMillis: millis(podStartup),
    longestRequestMillis: millis(longestRequest),
  });
}

/** What is known of a Prometheus, as plain data. */
export function serverOf(prometheus: Prometheus): PrometheusProfile {
  const { _isIntervalKnown, _options: { dialect, prometheusVersion: version }, address, monitorLabels, scrapeInterval } = prometheus;
  return defined({
    address,
    dialect,
    monitorLabels: Object.keys(monitorLabels).length > 0 ? monitorLabels : undefined,
    scrapeIntervalMillis: _isIntervalKnown ? scrapeInterval.toMilliseconds() : undefined,
    version,
  });
}

function versionsOf(place: Place, stated: ClusterVersions): { [product: string]: string } {
  const versions: { [product: string]: string } = {};
  for (const [name, { key }] of Object.entries<Product>(PRODUCTS)) {
    const text = key === undefined ? undefined : stated[key as keyof ClusterVersions];
    if (text !== undefined) {
      ProductVersion.parse(place.at(key!), name as ProductName, text);
      versions[name] = text;
    }
  }
  return versions;
}

function millis(duration?: Duration): number | undefined {
  return duration?.toMilliseconds();
}

function cores(cpu?: Cpu): number | undefined {
  return cpu === undefined ? undefined : quantityValue(cpu.amount);
}

function bytes(size?: Size): number | undefined {
  return size === undefined ? undefined : quantityValue(sizeQuantity(size));
}

/** Without fields that hold nothing. */
function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
