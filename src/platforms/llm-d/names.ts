// What the router of llm-d is called by and asks for. Source: llm-d/llm-d-router v0.10.0 config/charts/routerlib; llm-d-router#2370, #2798.

/** Name of the port of metrics of the chart's Service. */
export const EPP_METRICS_PORT = 'http-metrics';
/** Annotation of a Secret of the type kubernetes.io/service-account-token: whose token Kubernetes keeps in it. */
export const TOKEN_OF = 'kubernetes.io/service-account.name';
/** Where in such a Secret the token stands. */
export const TOKEN_KEY = 'token';
/** What a ServiceAccount needs to read the metrics. */
export const METRICS_PATH_RULE = { nonResourceURLs: ['/metrics'], verbs: ['get'] };
