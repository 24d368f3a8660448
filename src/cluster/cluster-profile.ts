/**
 * What is known of the cluster around the manifests, and not said in them. What is not stated is unknown. Times are in milliseconds, CPU in
 * cores, memory in bytes.
 */
export interface ClusterProfile {
  /** Versions of products by their names in `PRODUCTS` of `platforms/product-version.ts`, such as `{ KEDA: '2.17' }`. */
  readonly versions: { readonly [product: string]: string };
  /** Versions that whoever wrote the manifests went by where none is stated. */
  readonly assumed?: { readonly [product: string]: string };
  readonly hpa?: HpaProfile;
  readonly keda?: { readonly httpTimeoutMillis?: number };
  readonly kserve?: { readonly llmTls?: boolean };
  readonly seldonCore1?: { readonly kedaEnabled?: boolean };
  readonly seldonCore2?: { readonly autoscalingModelEnabled?: boolean; readonly autoscalingServerEnabled?: boolean };
  readonly vpa?: { readonly featureGates?: string[] };
  /** Those that scrape models and answer queries; the first is that of a model which names none. */
  readonly prometheus?: PrometheusProfile[];
  /** Metrics that are scraped without any monitor among the manifests. */
  readonly scrapedByOthers?: ScrapedByOthersProfile[];
  readonly limitRanges?: LimitRangeProfile[];
  /** What pods may request in all; extended resources by their names, such as `nvidia.com/gpu`. */
  readonly capacity?: { readonly cpu?: number; readonly memory?: number; readonly extended?: { readonly [resource: string]: number } };
  /** How long a pod of a model takes from being made to being ready. */
  readonly podStartupMillis?: number;
  /** How long the longest requests of a model take. */
  readonly longestRequestMillis?: number;
}

/** How kube-controller-manager runs the HPA controller. */
export interface HpaProfile {
  readonly cpuInitializationMillis?: number;
  readonly downscaleStabilizationMillis?: number;
  readonly featureGates?: string[];
  readonly initialReadinessMillis?: number;
  readonly syncPeriodMillis?: number;
  readonly tolerance?: number;
}

/** A server that is asked by PromQL or a language like it. */
export interface PrometheusProfile {
  /** Where it is asked, such as `http://prometheus.monitoring.svc:9090`. */
  readonly address: string;
  readonly dialect?: 'PromQL' | 'MetricsQL';
  /** Labels that a monitor has to have to be picked up. */
  readonly monitorLabels?: { readonly [label: string]: string };
  /** The namespaces whose monitors are picked up; all where there are none. */
  readonly monitorNamespaces?: string[];
  readonly scrapeIntervalMillis?: number;
  readonly version?: string;
}

/** Metrics, by their names or by what their names begin with (`dcgm_*`), and who scrapes them. */
export interface ScrapedByOthersProfile {
  readonly by: string;
  readonly metrics: string[];
}

/** What containers request that say nothing of it. */
export interface LimitRangeProfile {
  /** All namespaces where there is none. */
  readonly namespace?: string;
  readonly cpu?: number;
  readonly memory?: number;
}

/** The profile of a cluster about which the app states no fact. */
export const UNKNOWN_CLUSTER: ClusterProfile = { versions: {} };

/** What holds for a part of the app over what holds for all of it: each field, and in it each field, by itself. */
export function profileOver(base: ClusterProfile, own: Partial<ClusterProfile>): ClusterProfile {
  const merged: ClusterProfile & { [field: string]: unknown } = { ...base };
  for (const [field, value] of Object.entries(own)) {
    if (value !== undefined) {
      const before = merged[field];
      merged[field] = isPlain(before) && isPlain(value) ? { ...before, ...stated(value) } : value;
    }
  }
  return merged;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stated(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
