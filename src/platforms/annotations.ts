/** The name of this package, and the prefix of every annotation that it writes or reads. */
export const PACKAGE_NAME = 'cdk8s-model-autoscaling';
const PREFIX = PACKAGE_NAME;
/** Where its documentation is. */
export const PACKAGE_URL = `https://github.com/${PACKAGE_NAME}/${PACKAGE_NAME}`;

/** On an autoscaler: who scrapes its metrics, where no monitor of the same app does. */
export const SCRAPED_BY = `${PREFIX}/scraped-by`;

/** On an autoscaler: the language of its queries, where it is not PromQL: `MetricsQL`. */
export const QUERY_LANGUAGE = `${PREFIX}/query-language`;

/** On an autoscaler: bounds of the buckets of histograms that it asks for, such as `latency_seconds=0.1,0.5,1`, with semicolons between histograms. */
export const HISTOGRAM_BUCKETS = `${PREFIX}/histogram-buckets`;

/** On an HPA: who serves its metrics of each metrics API, where no prometheus-adapter of the same app does. */
export const SERVED_BY = { custom: `${PREFIX}/custom-metrics-served-by`, external: `${PREFIX}/external-metrics-served-by` } as const;

/** On an autoscaler or a VerticalPodAutoscaler: names of containers that a webhook adds to the pods, with commas between them. */
export const INJECTED_CONTAINERS = `${PREFIX}/injected-containers`;

/** On any object: the reason why a check is not to report it. */
export function ignoreAnnotation(checkId: string): string {
  return `${PREFIX}/ignore-${checkId}`;
}

/** Whether an annotation is this library's own. */
export function isOwnAnnotation(key: string): boolean {
  return key.startsWith(`${PREFIX}/`);
}
