import { listIn, numberIn, objectIn, textIn } from './manifest';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { isObject } from '../platforms/kubernetes/untyped';

/** How fast an HPA may change the replicas, each default filled in. */
export interface ScalingBehavior {
  readonly scaleUp: DirectionBehavior;
  readonly scaleDown: DirectionBehavior;
}

/** The same in one direction. */
export interface DirectionBehavior {
  /** How far back recommendations are looked at, in seconds. */
  readonly windowSeconds: number;
  /** Whether nobody states it. */
  readonly isWindowDefault?: boolean;
  readonly selectPolicy: string;
  readonly policies: ScalingPolicy[];
  /** A share of the target, such as 0.1; undefined where that of the cluster holds. */
  readonly tolerance?: number;
}

/** How many replicas may come or go in how long. */
export interface ScalingPolicy {
  readonly type: string;
  readonly value: number;
  readonly periodSeconds: number;
}

/** What an HPA takes where its behavior does not say. Source: kubernetes v1.36 pkg/apis/autoscaling/v2/defaults.go; the window down is a flag. */
export const DEFAULT_BEHAVIOR: ScalingBehavior = {
  scaleUp: { windowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, { type: 'Percent', value: 100, periodSeconds: 15 }] },
  scaleDown: { windowSeconds: 300, selectPolicy: 'Max', policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
};

/** The behavior of an autoscaler, also an empty one; undefined where there is none: the HPA then follows an older limit in place of policies. */
export function scalingBehaviorIn(behavior: unknown): ScalingBehavior | undefined {
  const { scaleUp, scaleDown } = objectIn(behavior);
  return !isObject(behavior) ? undefined
    : { scaleUp: directionIn(scaleUp, DEFAULT_BEHAVIOR.scaleUp), scaleDown: directionIn(scaleDown, DEFAULT_BEHAVIOR.scaleDown) };
}

function directionIn(value: unknown, otherwise: DirectionBehavior): DirectionBehavior {
  const { policies, selectPolicy, stabilizationWindowSeconds, tolerance } = objectIn(value);
  return {
    windowSeconds: numberIn(stabilizationWindowSeconds) ?? otherwise.windowSeconds,
    ...stabilizationWindowSeconds === undefined && { isWindowDefault: true },
    selectPolicy: textIn(selectPolicy) ?? otherwise.selectPolicy,
    policies: policies === undefined ? otherwise.policies : listIn(policies).map(policyIn),
    tolerance: quantityValue(tolerance),
  };
}

function policyIn(policy: unknown): ScalingPolicy {
  const { type, value, periodSeconds } = objectIn(policy);
  return { type: textIn(type) ?? '', value: numberIn(value) ?? 0, periodSeconds: numberIn(periodSeconds) ?? 0 };
}
