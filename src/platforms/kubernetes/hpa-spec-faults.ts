import { hpaMetricsFaults } from './hpa-metric-faults';
import { int32Faults } from './limits';
import { pathSegmentFaults } from './names';
import { Fields, listIn, objectIn, shown } from './untyped';
import { Fault, faultAt, within } from '../../faults/fault';
import { HpaFeatureGate } from '../since';

/** What Kubernetes takes where an HPA says nothing. Source: kubernetes v1.36 pkg/apis/autoscaling/v2/defaults.go. */
export const DEFAULT_MIN_REPLICAS = 1;
/** The share of the CPU requests that an HPA without metrics follows, in percent. Source: the same. */
export const DEFAULT_CPU_UTILIZATION = 80;

/** Types of metrics that may exist without pods, so that they can wake an HPA at zero. Source: kubernetes v1.36 validation.go, validateMinReplicas. */
const THERE_AT_ZERO = ['Object', 'External'];
/** The feature gate that lets an HPA go to zero, and the version from which it is on. Source: kubernetes/enhancements KEP-2021. */
const ZERO_GATE: HpaFeatureGate = 'HPAScaleToZero';
const WITHOUT_ZERO = { product: 'Kubernetes', before: '1.37' };
const WITH_ZERO = { product: 'Kubernetes', from: '1.37' };
const ZERO_FIX = {
  yaml: 'use 1, KEDA, or Kubernetes 1.37', typescript: "use 1, Autoscaler.keda(), or Autoscaler.hpa({ kubernetesVersion: '1.37' })",
};

/**
 * What the API server rejects in the spec of an autoscaling/v2 HorizontalPodAutoscaler, and what its controller cannot read; its bounds and
 * its behavior have rules of their own. Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go.
 */
export function hpaSpecFaults(spec: Fields): Fault[] {
  return [...within(['scaleTargetRef'], targetFaults(objectIn(spec.scaleTargetRef))), ...within(['metrics'], hpaMetricsFaults(spec.metrics))];
}

/** Bounds of an HPA that the API server rejects, but for a minReplicas of 0. */
export function hpaBoundsFaults({ minReplicas, maxReplicas }: Fields): Fault[] {
  const unreadable = [
    ...within(['minReplicas'], int32Faults(minReplicas, 0, 'use 1 to keep one replica running')),
    ...within(['maxReplicas'], maxReplicas === undefined
      ? [faultAt([], 'is required', maxReplicas, 'set the most replicas that you can pay for')]
      : int32Faults(maxReplicas, 1, 'set the most replicas that you can pay for')),
  ];
  const min = minReplicas as number | undefined ?? DEFAULT_MIN_REPLICAS;
  return unreadable.length > 0 || min <= Number(maxReplicas) ? unreadable
    : [faultAt(['minReplicas'], `is more than maxReplicas (${shown(maxReplicas)})`, min, 'lower it, or raise maxReplicas')];
}

/**
 * A minReplicas of 0 that the API server rejects, or that the HPA never reaches; `gates` are the feature gates that are stated to be on.
 *
 * Source: kubernetes v1.36 validation.go, validateMinReplicas, and podautoscaler/horizontal.go; KEP-2021: the gate is on from 1.37.
 */
export function hpaZeroFaults({ minReplicas, metrics }: Fields, gates: readonly string[] = []): Fault[] {
  if (minReplicas !== 0) {
    return [];
  }
  const types = listIn(metrics).map((metric) => objectIn(metric).type as string);
  const ofPods = types.filter((type) => !THERE_AT_ZERO.includes(type));
  if (ofPods.length === types.length) {
    return [faultAt(['minReplicas'], 'must be at least 1: no metric here exists without pods, and the API server takes 0 only beside an Object or External metric', 0,
      'use 1, or follow an External metric and turn on the feature gate HPAScaleToZero')];
  }
  const isOn = gates.includes(ZERO_GATE);
  return [
    ...isOn ? [] : [{ ...faultAt(['minReplicas'], `must be at least 1: the API server rejects 0 unless the feature gate ${ZERO_GATE} is on`, 0, ZERO_FIX), only: WITHOUT_ZERO }],
    ...ofPods.length === 0 ? []
      : [{ ...faultAt(['minReplicas'], `is never reached: a metric of type ${ofPods[0]} asks for one replica while pods run`, 0, 'leave that metric out, or use 1'), ...!isOn && { only: WITH_ZERO }, isWarning: true }],
  ];
}

function targetFaults({ kind, name }: Fields): Fault[] {
  return [
    ...within(['kind'], pathSegmentFaults(kind, 'write the kind of the object to scale, such as Deployment')),
    ...within(['name'], pathSegmentFaults(name, 'name the object to scale')),
  ];
}
