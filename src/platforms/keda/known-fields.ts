import { Fault, within } from '../../faults/fault';
import { BEHAVIOR_FIELDS } from '../kubernetes/hpa-fields';
import { FieldsElsewhere, KnownFields } from '../kubernetes/unknown-fields';
import { objectIn } from '../kubernetes/untyped';
import { Feature, sinceFault } from '../product-version';

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

/** Fields that the API server drops with an older KEDA, whose schema does not have them. Source: since.ts. */
export function newFieldFaults(value: unknown): Fault[] {
  const { advanced, initialCooldownPeriod } = objectIn(value);
  return [
    ...initialCooldownPeriod === undefined ? [] : [dropped('initialCooldownPeriod', ['initialCooldownPeriod'], initialCooldownPeriod, true)],
    ...within(['advanced', 'horizontalPodAutoscalerConfig', 'behavior'], newToleranceFaults(objectIn(objectIn(advanced).horizontalPodAutoscalerConfig).behavior)),
  ];
}

/** Tolerances of a behavior, which older schemas do not have. */
export function newToleranceFaults(behavior: unknown): Fault[] {
  return ['scaleDown', 'scaleUp'].flatMap((direction) => {
    const { tolerance } = objectIn(objectIn(behavior)[direction]);
    return tolerance === undefined ? [] : [dropped('behavior.tolerance', [direction, 'tolerance'], tolerance)];
  });
}

function dropped(feature: Feature<'KEDA'>, pointer: string[], got: unknown, isQuiet = false): Fault {
  return sinceFault('KEDA', feature, { pointer, got, then: 'the API server drops it with an older one', isQuiet });
}
