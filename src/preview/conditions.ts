/** A condition of an object's status, as `True/ReadyForNewScale`; UNSET while nobody has set it. */
export type Condition = string;

export const UNSET: Condition = '-';
/** What KEDA's conditions are before they are set. */
export const KEDA_UNSET: Condition = 'Unknown/';

/** Conditions of an HPA. Source: kubernetes v1.36 pkg/controller/podautoscaler/horizontal.go. */
export const ABLE_TO_SCALE = {
  read: 'True/SucceededGetScale',
  ready: 'True/ReadyForNewScale',
  rescaled: 'True/SucceededRescale',
  heldUp: 'True/ScaleUpStabilized',
  heldDown: 'True/ScaleDownStabilized',
} as const;
export const SCALING_ACTIVE = {
  valid: 'True/ValidMetricFound',
  disabled: 'False/ScalingDisabled',
  failed: (source: string) => `False/FailedGet${source}Metric`,
} as const;
export const SCALING_LIMITED = {
  within: 'False/DesiredWithinRange',
  tooMany: 'True/TooManyReplicas',
  tooFew: 'True/TooFewReplicas',
  upLimit: 'True/ScaleUpLimit',
  downLimit: 'True/ScaleDownLimit',
} as const;

/** Conditions of a ScaledObject. Source: kedacore/keda v2.20 pkg/scaling/executor/scale_scaledobjects.go, pkg/fallback/fallback.go. */
export const KEDA_READY = { yes: 'True/ScaledObjectReady', partly: 'Unknown/PartialTriggerError', no: 'False/TriggerError' } as const;
export const KEDA_ACTIVE = { yes: 'True/ScalerActive', no: 'False/ScalerNotActive', cooling: 'False/ScalerCooldown' } as const;
export const KEDA_FALLBACK = { yes: 'True/FallbackExists', no: 'False/NoFallbackFound' } as const;

/** The conditions that one sync of an HPA leaves. */
export interface HpaConditions {
  readonly ableToScale: Condition;
  readonly scalingActive: Condition;
  readonly scalingLimited: Condition;
}

/** The conditions that one poll of KEDA leaves. */
export interface KedaConditions {
  readonly ready: Condition;
  readonly active: Condition;
  readonly fallback: Condition;
}
