/** Of all objects that KEDA reads. */
export const KEDA_GROUP = 'keda.sh';
export const KEDA_API_VERSION = `${KEDA_GROUP}/v1alpha1`;
// Kinds, each with its group.
export const SCALED_OBJECT = `${KEDA_GROUP}/ScaledObject`;
export const SCALED_JOB = `${KEDA_GROUP}/ScaledJob`;
export const TRIGGER_AUTHENTICATION = `${KEDA_GROUP}/TriggerAuthentication`;
export const CLUSTER_TRIGGER_AUTHENTICATION = `${KEDA_GROUP}/ClusterTriggerAuthentication`;

/** KEDA names the HPA of a ScaledObject by this and its name. Source: kedacore/keda v2.20 controllers/keda/hpa.go. */
export const KEDA_HPA_PREFIX = 'keda-hpa-';

// Annotations. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, scaledobject_webhook.go.

/** What an annotation begins with that tells KEDA how to scale a ScaledObject. */
export const KEDA_ANNOTATION_PREFIXES = ['autoscaling.keda.sh/', 'scaledobject.keda.sh/'];
/** On a ScaledObject: no HPA, and the replicas as they are. */
export const PAUSED = 'autoscaling.keda.sh/paused';
/** On a ScaledObject: no HPA, and so many replicas. */
export const PAUSED_REPLICAS = 'autoscaling.keda.sh/paused-replicas';
/** On a ScaledObject: no replicas are taken away. */
export const PAUSED_SCALE_IN = 'autoscaling.keda.sh/paused-scale-in';
/** On a ScaledObject: no replicas are added. */
export const PAUSED_SCALE_OUT = 'autoscaling.keda.sh/paused-scale-out';
/** On a ScaledObject: it counts as active. */
export const FORCE_ACTIVATION = 'autoscaling.keda.sh/force-activation';
/** On a ScaledObject: it takes over the HPA that is named in it. */
export const TRANSFER_HPA_OWNERSHIP = 'scaledobject.keda.sh/transfer-hpa-ownership';
/** On a ScaledObject: labels that its HPA does not get. */
export const EXCLUDED_LABELS = 'scaledobject.keda.sh/hpa-excluded-labels';
/** On an HPA, with the value `false`: KEDA lets it be. */
export const HPA_NOT_CHECKED = 'validations.keda.sh/hpa-ownership';
