/**
 * The release of KServe that brought each feature; a KServe before it drops the field, refuses it, or does
 * something else with it.
 *
 * Source: the release tags of kserve/kserve, v0.15.0 to v0.20.0; kserve#4363 (classes none and external), #4414 (CPU utilization).
 */
export const KSERVE_SINCE = {
  'autoscalerClass external without replicas of its own': '0.15.1',
  'autoscalerClass none': '0.15.1',
  'CPU utilization in a ScaledObject': '0.15.1',
  'deploymentMode Standard': '0.16',
  'autoScaling.behavior': '0.16',
  'authModes of an external metric': '0.16',
  'pod metrics of one component': '0.16',
  'predictor.name': '0.20',
  'runtime kserve-autogluonserver': '0.20',
  'runtime kserve-predictiveserver': '0.20',
  'runtime kserve-vllmserver': '0.20',
} as const;
