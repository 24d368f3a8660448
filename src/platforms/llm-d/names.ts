// What the router of llm-d is called by and asks for. Source: llm-d/llm-d-router v0.10.0 config/charts/routerlib; llm-d-router#2370, #2798.

/** Name of the port of metrics of the chart's Service. */
export const EPP_METRICS_PORT = 'http-metrics';
/** Annotation of a Secret of the type kubernetes.io/service-account-token: whose token Kubernetes keeps in it. */
export const TOKEN_OF = 'kubernetes.io/service-account.name';
/** Where in such a Secret the token stands. */
export const TOKEN_KEY = 'token';
/** What a ServiceAccount needs to read the metrics. */
export const METRICS_PATH_RULE = { nonResourceURLs: ['/metrics'], verbs: ['get'] };

/** The flag that names the pool; programs of others have one of that name, too. Source: llm-d/llm-d-router v0.10.0 cmd/epp/runner; kserve v0.21 config-llm-scheduler.yaml. */
export const POOL_FLAG = '--pool-name';
/** Flags by which it is given its configuration, as a text and as a file. */
export const CONFIG_TEXT_FLAG = '--config-text';
export const CONFIG_FILE_FLAG = '--config-file';
/** The flag that has it answer each scrape, with a token or without. */
export const METRICS_AUTH_FLAG = '--metrics-endpoint-auth';
/** The flag that names the namespace of the pool. */
export const POOL_NAMESPACE_FLAG = '--pool-namespace';
/** What its images are called: that of the Gateway API inference extension, and those of llm-d. */
export const EPP_IMAGE = /(?:^|\/)epp$|llm-d-router|inference-scheduler/;
/** Its port of metrics, and what the charts of llm-d and of KServe call it. */
export const EPP_METRICS_TARGET = 9090;
export const EPP_METRICS_PORTS = [EPP_METRICS_PORT, 'metrics'];
/** The feature gate of its configuration without which it holds no requests, and what is written there. */
export const FLOW_CONTROL = 'flowControl';
export const FLOW_CONTROL_GATE = `featureGates: [${FLOW_CONTROL}]`;

/** The label that tells which part of a pool a saturation is of, and its values: routers without it tell of the whole pool. Source: llm-d/llm-d-router#2221. */
export const STAGE = 'stage';
export const WHOLE_POOL = 'effective';
export const STAGES = ['prefill', 'decode', WHOLE_POOL];
/** The plugin that counts what is with each pod: its requests and tokens. Source: llm-d/llm-d guides/workload-autoscaling/keda-epp-token-aware (04c0115b). */
export const INFLIGHT_PLUGIN = 'inflight-load-producer';
/** The plugin that predicts how long requests take. Source: llm-d/llm-d-router v0.10.0 docs/metrics.md; kserve v0.21 pkg/controller/v1alpha2/llmisvc. */
export const PREDICTED_PLUGIN = 'predicted-latency-producer';

/** A plugin of an endpoint picker that alone exports some metrics. */
export interface ProducerPlugin {
  readonly name: string;
  /** What in a configuration may bring it in without its name: routers add the producers of what other plugins read. */
  readonly mayComeWith: RegExp;
}

export const PRODUCER_PLUGINS: ProducerPlugin[] = [
  { name: INFLIGHT_PLUGIN, mayComeWith: /in-?flight|load|active-?request|concurrency/i },
  { name: PREDICTED_PLUGIN, mayComeWith: /latency|slo/i },
];

/** What a metric of a plugin needs, in words. */
export function neededPlugin(plugin: string): string {
  return `the plugin ${plugin}`;
}
/** The router from which on the series of a pod that is gone go with it. Source: llm-d/llm-d-router#2529, #2577. */
export const PRUNED_SINCE = '0.11';
