import { BEHAVIOR_FIELDS } from '../kubernetes/hpa-fields';
import { FieldsElsewhere, KnownFields } from '../kubernetes/unknown-fields';

const JOB_TRIGGER: KnownFields = { authenticationRef: { kind: true, name: true }, metadata: true, name: true, type: true, useCachedMetrics: true };
const TRIGGER: KnownFields = { ...JOB_TRIGGER, metricType: true };

/** Fields of the spec of a ScaledObject. Source: kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml. */
export const SCALED_OBJECT_FIELDS: KnownFields = {
  advanced: {
    horizontalPodAutoscalerConfig: { behavior: BEHAVIOR_FIELDS, name: true },
    restoreToOriginalReplicaCount: true,
    scalingModifiers: { activationTarget: true, formula: true, metricType: true, target: true },
  },
  cooldownPeriod: true,
  fallback: { behavior: true, failureThreshold: true, replicas: true },
  idleReplicaCount: true,
  initialCooldownPeriod: true,
  maxReplicaCount: true,
  minReplicaCount: true,
  pollingInterval: true,
  scaleTargetRef: { apiVersion: true, envSourceContainerName: true, kind: true, name: true },
  triggers: [TRIGGER],
};

/** What an HPA calls it, and KEDA. */
export const HPA_WORDS: FieldsElsewhere = { minReplicas: 'minReplicaCount', maxReplicas: 'maxReplicaCount', metrics: 'triggers' };
/** The same the other way. */
export const KEDA_WORDS: FieldsElsewhere = Object.fromEntries(Object.entries(HPA_WORDS).map(([ofHpa, ofKeda]) => [ofKeda, ofHpa]));

/** Fields of the spec of a ScaledJob. Source: the same, keda.sh_scaledjobs.yaml. */
export const SCALED_JOB_FIELDS: KnownFields = {
  envSourceContainerName: true,
  failedJobsHistoryLimit: true,
  jobTargetRef: true,
  maxReplicaCount: true,
  minReplicaCount: true,
  pollingInterval: true,
  rollout: { propagationPolicy: true, strategy: true },
  rolloutStrategy: true,
  scalingStrategy: {
    customScalingQueueLengthDeduction: true,
    customScalingRunningJobPercentage: true,
    multipleScalersCalculation: true,
    pendingPodConditions: true,
    strategy: true,
  },
  successfulJobsHistoryLimit: true,
  triggers: [JOB_TRIGGER],
};
