import { ClusterProfile, UNKNOWN_CLUSTER } from './cluster-profile';
import { bool, choiceOf, duration, fields, list, nonNegative, quantities, quantity, Read, text, texts } from './fields';
import { fault, Fault, faultAt, within } from '../faults/fault';
import { isObject } from '../platforms/kubernetes/untyped';
import { Product, ProductName, PRODUCTS, versionFaults } from '../platforms/product-version';
import { HPA_FEATURE_GATES } from '../platforms/since';
import { VPA_FEATURE_GATES } from '../platforms/vpa/vertical-pod-autoscaler';
import { prometheusVersionOf } from '../promql/version-faults';

export const CLUSTER_API_VERSION = 'cdk8s-model-autoscaling/v1';
export const CLUSTER_KIND = 'Cluster';

/** What a document says of a cluster, and what is wrong with it. What is wrong is left out of the profile. */
export interface ReadProfile {
  readonly profile: ClusterProfile;
  readonly faults: Fault[];
}

/** Whether a document is one of ours that says what is known of a cluster. */
export function isClusterDocument(document: unknown): boolean {
  return isObject(document) && document.kind === CLUSTER_KIND && String(document.apiVersion).startsWith('cdk8s-model-autoscaling/');
}

/** Reads a `Cluster` document, whatever it holds. */
export function readClusterProfile(document: unknown): ReadProfile {
  const faults: Fault[] = [];
  const read = DOCUMENT(document, faults);
  return { profile: { ...UNKNOWN_CLUSTER, ...read?.spec }, faults };
}

const constant = (wanted: string): Read<string> => (value, faults) => {
  if (value !== wanted) {
    faults.push(fault('is not what a profile of a cluster has', value, `write ${wanted}`));
  }
  return wanted;
};

/** Versions by the keys of the products, as a profile has them by their names. */
const versions: Read<{ readonly [product: string]: string }> = (value, faults) => {
  const names = new Map(Object.entries<Product>(PRODUCTS).flatMap(([name, { key }]) => key === undefined ? [] : [[key, name as ProductName]]));
  const read = fields<{ [key: string]: string }>(Object.fromEntries([...names].map(([key, name]) => [key, version(name)])))(value, faults) ?? {};
  return Object.fromEntries(Object.entries(read).map(([key, stated]) => [names.get(key), stated]));
};

function version(product: ProductName): Read<string> {
  return (value, faults) => {
    const found = typeof value === 'number'
      ? [fault('is a number, which loses a zero at its end', value, `write it in quotes, such as '${PRODUCTS[product].newest}'`)]
      : versionFaults(product, value);
    faults.push(...found);
    return found.length === 0 ? value as string : undefined;
  };
}

/** Of a server, of which the major one may be known alone. */
const serverVersion: Read<string> = (value, faults) => {
  if (typeof value === 'string' && prometheusVersionOf(value) !== undefined) {
    return value;
  }
  faults.push(fault('is no version of Prometheus that is known here (2.x to 3.x)', value, "write it in quotes, as '2.55' or '3.5'"));
  return undefined;
};

/** A server, or undefined where it does not say where it is. */
const prometheus: Read<{ address: string }> = (value, faults) => {
  const read = fields({
    address: text,
    dialect: choiceOf('PromQL', 'MetricsQL'),
    monitorLabels: texts,
    monitorNamespaces: list(text),
    scrapeInterval: duration,
    version: serverVersion,
  })(value, faults);
  if (read?.address === undefined) {
    faults.push(...read === undefined ? [] : [faultAt(['address'], 'is missing, by which queries find their server', undefined,
      'write the URL of the server, such as http://prometheus.monitoring.svc:9090')]);
    return undefined;
  }
  const { scrapeInterval, ...rest } = read;
  return { ...rest, address: read.address, ...scrapeInterval !== undefined && { scrapeIntervalMillis: scrapeInterval } };
};

const scrapedByOthers: Read<{ by: string; metrics: string[] }> = (value, faults) => {
  const { by, metrics } = fields({ by: text, metrics: list(text) })(value, faults) ?? {};
  if (by === undefined || metrics === undefined) {
    faults.push(...isObject(value) ? [fault('says of metrics who scrapes them, and has to have both', value, 'write metrics: [...] and by: <who scrapes them>')] : []);
    return undefined;
  }
  return { by, metrics };
};

/** Fields of other names in the document than in the profile. */
function renamed<T extends object>(read: Read<T>, names: { readonly [name: string]: string }): Read<{ [name: string]: unknown }> {
  return (value, faults) => {
    const found = read(value, faults);
    return found && Object.fromEntries(Object.entries(found).map(([name, each]) => [names[name] ?? name, each]));
  };
}

const HPA_NAMES = {
  cpuInitializationPeriod: 'cpuInitializationMillis',
  downscaleStabilization: 'downscaleStabilizationMillis',
  initialReadinessDelay: 'initialReadinessMillis',
  syncPeriod: 'syncPeriodMillis',
};

const SPEC = renamed(fields({
  versions,
  hpa: renamed(fields({
    cpuInitializationPeriod: duration,
    downscaleStabilization: duration,
    featureGates: list(choiceOf(...HPA_FEATURE_GATES)),
    initialReadinessDelay: duration,
    syncPeriod: duration,
    tolerance: nonNegative,
  }), HPA_NAMES),
  keda: renamed(fields({ httpTimeout: duration }), { httpTimeout: 'httpTimeoutMillis' }),
  kserve: fields({ llmTls: bool }),
  seldonCore1: fields({ kedaEnabled: bool }),
  seldonCore2: fields({ autoscalingModelEnabled: bool, autoscalingServerEnabled: bool }),
  vpa: fields({ featureGates: list(choiceOf(...VPA_FEATURE_GATES)) }),
  prometheus: list(prometheus),
  scrapedByOthers: list(scrapedByOthers),
  limitRanges: list(fields({ namespace: text, cpu: quantity, memory: quantity })),
  capacity: fields({ cpu: quantity, memory: quantity, extended: quantities }),
  podStartup: duration,
  longestRequest: duration,
}), { podStartup: 'podStartupMillis', longestRequest: 'longestRequestMillis' }) as Read<Partial<ClusterProfile>>;

const metadata: Read<unknown> = (value, faults) => {
  faults.push(...isObject(value) ? [] : [fault('is no object', value, 'write metadata: { name: <name of the cluster> }, or leave it out')]);
  return value;
};

const DOCUMENT: Read<{ spec?: Partial<ClusterProfile> }> = (value, faults) => {
  const read = fields({ apiVersion: constant(CLUSTER_API_VERSION), kind: constant(CLUSTER_KIND), metadata, spec: SPEC })(value, faults);
  for (const [field, wanted] of [['apiVersion', CLUSTER_API_VERSION], ['kind', CLUSTER_KIND]]) {
    if (read !== undefined && (value as { [field: string]: unknown })[field] === undefined) {
      faults.push(...within([field], [fault('is missing', undefined, `write ${wanted}`)]));
    }
  }
  return read;
};
