/**
 * The release of KServe that brought each feature, as minor and patch of 0.x; a KServe before it drops the field, refuses it, or does
 * something else with it.
 *
 * Source: the release tags of kserve/kserve, v0.15.0 to v0.20.0; kserve#4363 (classes none and external), #4414 (CPU utilization).
 */
export const KSERVE_SINCE = {
  'autoscalerClass external without replicas of its own': [15, 1],
  'autoscalerClass none': [15, 1],
  'CPU utilization in a ScaledObject': [15, 1],
  'deploymentMode Standard': [16, 0],
  'autoScaling.behavior': [16, 0],
  'authModes of an external metric': [16, 0],
  'pod metrics of one component': [16, 0],
  'predictor.name': [20, 0],
  'runtime kserve-autogluonserver': [20, 0],
  'runtime kserve-predictiveserver': [20, 0],
  'runtime kserve-vllmserver': [20, 0],
} as const satisfies { readonly [feature: string]: readonly [minor: number, patch: number] };

/** Something that not every supported version of KServe has. */
export type KserveFeature = keyof typeof KSERVE_SINCE;
