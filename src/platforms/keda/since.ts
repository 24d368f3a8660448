/**
 * The minor version of KEDA 2 that brought each feature; KEDA before it drops the field, ignores the annotation, or refuses it.
 *
 * Source: the release tags of kedacore/keda, v2.10.0 to v2.20.2; the docs of each version where those say no more: kedacore/keda-docs#1660
 * (tolerance), #1548 (timeout), #1394 (queryParameters), kedacore/keda#7580 (externalID).
 */
export const KEDA_SINCE = {
  'scalingModifiers': 12,
  'external enableTLS': 13,
  'podIdentity aws': 13,
  'prometheus queryParameters': 13,
  'TriggerAuthentication awsSecretManager': 13,
  'TriggerAuthentication configMapTargetRef': 13,
  'TriggerAuthentication gcpSecretManager': 13,
  'initialCooldownPeriod': 14,
  'TriggerAuthentication boundServiceAccountToken': 17,
  'fallback.behavior': 17,
  'prometheus timeout': 17,
  'awsSecretManager.secretKey': 18,
  'behavior.tolerance': 18,
  'fallback of Value metrics': 18,
  'annotation autoscaling.keda.sh/force-activation': 18,
  'annotation autoscaling.keda.sh/paused-scale-in': 18,
  'annotation autoscaling.keda.sh/paused-scale-out': 18,
  'annotation scaledobject.keda.sh/hpa-excluded-labels': 18,
  'ClusterTriggerAuthentication filePath': 19,
  'fallback by polls': 19,
  'TriggerAuthentication oauth2': 20,
  'podIdentity.externalID': 20,
  'fallback.behavior scalingModifiers': 20,
} as const;

/** Something that not every supported version of KEDA has. */
export type KedaFeature = keyof typeof KEDA_SINCE;
