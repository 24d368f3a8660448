/** The version of Seldon Core 1 that brought each feature. Source: seldon-core v1.16.0, SeldonHpaSpec; before, hpaSpec knows metrics of autoscaling/v2beta1 alone. */
export const SELDON_CORE1_SINCE = {
  'metricsv2 of hpaSpec': '1.16',
} as const;
