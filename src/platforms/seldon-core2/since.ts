/**
 * The version of Seldon Core 2 that brought each way of scaling.
 *
 * Source: the release tags of SeldonIO/seldon-core: labelSelectorPath of the Model's scale in v2.8.4, the Helm values `autoscaling.*`
 * in v2.9.0, replicas 0 (#6834) and bounds that are unlimited where they are not set in v2.10.0.
 */
export const SELDON_CORE2_SINCE = {
  'autoscalers on a Model': '2.8.4',
  'scaling of Servers': '2.9',
  'Models of 0 replicas': '2.10',
  'bounds that are unlimited unless set': '2.10',
} as const;
