/**
 * The version of KEDA that brought each feature; KEDA before it drops the field, ignores the annotation, or refuses it.
 *
 * Source: the release tags of kedacore/keda, v2.10.0 to v2.20.2; the docs of each version where those say no more: kedacore/keda-docs#1660
 * (tolerance), #1548 (timeout), #1394 (queryParameters), kedacore/keda#7580 (externalID), #7931 (azureServicePrincipal), #8064 (oauth of
 * prometheus).
 */
export const KEDA_SINCE = {
  'scalingModifiers': '2.12',
  'podIdentity aws': '2.13',
  'prometheus queryParameters': '2.13',
  'TriggerAuthentication awsSecretManager': '2.13',
  'TriggerAuthentication configMapTargetRef': '2.13',
  'TriggerAuthentication gcpSecretManager': '2.13',
  'initialCooldownPeriod': '2.14',
  'TriggerAuthentication boundServiceAccountToken': '2.17',
  'external enableTLS': '2.17',
  'fallback.behavior': '2.17',
  'prometheus timeout': '2.17',
  'awsSecretManager.secretKey': '2.18',
  'behavior.tolerance': '2.18',
  'fallback of Value metrics': '2.18',
  'annotation autoscaling.keda.sh/force-activation': '2.18',
  'annotation autoscaling.keda.sh/paused-scale-in': '2.18',
  'annotation autoscaling.keda.sh/paused-scale-out': '2.18',
  'annotation scaledobject.keda.sh/hpa-excluded-labels': '2.18',
  'ClusterTriggerAuthentication filePath': '2.19',
  'fallback by polls': '2.19',
  'TriggerAuthentication oauth2': '2.20',
  'TriggerAuthentication azureServicePrincipal': '2.21',
  'prometheus oauth': '2.21',
  'podIdentity.externalID': '2.20',
  'fallback.behavior scalingModifiers': '2.20',
} as const;

/**
 * The release of KServe that brought each feature; a KServe before it drops the field, refuses it, or does
 * something else with it.
 *
 * Source: the release tags of kserve/kserve, v0.15.0 to v0.21.0; kserve#4363 (classes none and external), #4414 (CPU utilization), #5839 (scaling.keda).
 */
export const KSERVE_SINCE = {
  'autoscalerClass external without replicas of its own': '0.15.1',
  'autoscalerClass none': '0.15.1',
  'CPU utilization in a ScaledObject': '0.15.1',
  'deploymentMode Standard': '0.16',
  'autoScaling.behavior': '0.16',
  'authModes of an external metric': '0.16',
  'pod metrics of one component': '0.16',
  'LLMInferenceService': '0.17',
  'predictor.name': '0.20',
  'runtime kserve-autogluonserver': '0.20',
  'runtime kserve-predictiveserver': '0.20',
  'runtime kserve-vllmserver': '0.20',
  'scaling.keda of an LLMInferenceService': '0.21',
} as const;

/**
 * The version of Kubernetes from which each feature is on.
 *
 * Source: kubernetes v1.36 pkg/features, HPAConfigurableTolerance: from 1.33 behind a gate that is off, without which the API server drops
 * the field in silence; on from 1.35. DynamicResourceAllocation: off, and in silence too, until resource.k8s.io/v1 of 1.34 (KEP-4381).
 */
export const KUBERNETES_SINCE = {
  'behavior.tolerance': '1.35',
  'resourceClaims of pods': '1.34',
  'resource.k8s.io/v1': '1.34',
} as const;

/** Feature gates of Kubernetes on which an HPA depends. Source: kubernetes v1.36 pkg/features/kube_features.go. */
export const HPA_FEATURE_GATES = ['HPAConfigurableTolerance', 'HPAScaleToZero'] as const;
export type HpaFeatureGate = (typeof HPA_FEATURE_GATES)[number];

/** The version of Seldon Core 1 that brought each feature. Source: seldon-core v1.16.0, SeldonHpaSpec; before, hpaSpec knows metrics of autoscaling/v2beta1 alone. */
export const SELDON_CORE1_SINCE = {
  'metricsv2 of hpaSpec': '1.16',
} as const;

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
