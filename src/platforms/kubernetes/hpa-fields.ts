import { KnownFields } from './unknown-fields';

const RULES: KnownFields = {
  policies: [{ periodSeconds: true, type: true, value: true }], selectPolicy: true, stabilizationWindowSeconds: true, tolerance: true,
};
/** Fields of the behavior of an HPA, which KEDA has too. Source: kubernetes v1.36 autoscaling/v2 types.go. */
export const BEHAVIOR_FIELDS: KnownFields = { scaleDown: RULES, scaleUp: RULES };

const TARGET: KnownFields = { averageUtilization: true, averageValue: true, type: true, value: true };
const METRIC: KnownFields = { name: true, selector: true };
const REFERENCE: KnownFields = { apiVersion: true, kind: true, name: true };

/** Fields of the spec of an autoscaling/v2 HorizontalPodAutoscaler. Source: the same. */
export const HPA_FIELDS: KnownFields = {
  behavior: BEHAVIOR_FIELDS,
  maxReplicas: true,
  metrics: [{
    containerResource: { container: true, name: true, target: TARGET },
    external: { metric: METRIC, target: TARGET },
    object: { describedObject: REFERENCE, metric: METRIC, target: TARGET },
    pods: { metric: METRIC, target: TARGET },
    resource: { name: true, target: TARGET },
    type: true,
  }],
  minReplicas: true,
  scaleTargetRef: REFERENCE,
};

/** Of autoscaling/v1. */
export const HPA_V1_FIELDS: KnownFields = { maxReplicas: true, minReplicas: true, scaleTargetRef: REFERENCE, targetCPUUtilizationPercentage: true };
