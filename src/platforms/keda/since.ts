/**
 * The version of KEDA that brought each feature; KEDA before it drops the field, ignores the annotation, or refuses it.
 *
 * Source: the release tags of kedacore/keda, v2.10.0 to v2.20.2; the docs of each version where those say no more: kedacore/keda-docs#1660
 * (tolerance), #1548 (timeout), #1394 (queryParameters), kedacore/keda#7580 (externalID).
 */
export const KEDA_SINCE = {
  'scalingModifiers': '2.12',
  'external enableTLS': '2.13',
  'podIdentity aws': '2.13',
  'prometheus queryParameters': '2.13',
  'TriggerAuthentication awsSecretManager': '2.13',
  'TriggerAuthentication configMapTargetRef': '2.13',
  'TriggerAuthentication gcpSecretManager': '2.13',
  'initialCooldownPeriod': '2.14',
  'TriggerAuthentication boundServiceAccountToken': '2.17',
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
  'podIdentity.externalID': '2.20',
  'fallback.behavior scalingModifiers': '2.20',
} as const;
