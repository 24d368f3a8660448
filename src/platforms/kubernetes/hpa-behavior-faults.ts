import { int32Faults, secondsFaults } from './limits';
import { quantityValue } from './quantity';
import { Fields, objectIn, withinEach } from './untyped';
import { fault, Fault, faultAt, within } from '../../faults/fault';

/** Ranges of the HPA's behavior, in seconds. Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go. */
export const WINDOW_SECONDS = { min: 0, max: 3600 };
export const PERIOD_SECONDS = { min: 1, max: 1800 };
/** Which of several policies counts, and what a policy limits. Source: the same. */
const STRATEGIES = ['Max', 'Min', 'Disabled'];
const POLICY_TYPES = ['Pods', 'Percent'];
const DIRECTIONS = ['scaleDown', 'scaleUp'];

/** Who drops a tolerance: from 1.33 it is behind a feature gate, off until 1.35. Source: kubernetes v1.36 pkg/features, HPAConfigurableTolerance. */
const DROPS_TOLERANCE = { product: 'Kubernetes', before: '1.35' };

/** What the API server rejects in the behavior of an HPA, which KEDA hands on as it is. */
export function behaviorFaults(behavior: unknown): Fault[] {
  return DIRECTIONS.flatMap((direction) => within([direction], rulesFaults(objectIn(objectIn(behavior)[direction]))));
}

function rulesFaults({ policies, selectPolicy, stabilizationWindowSeconds, tolerance }: Fields): Fault[] {
  return [
    ...Array.isArray(policies) && policies.length === 0
      ? within(['policies'], [fault('must have at least one policy', policies, 'add one, or leave policies out for the HPA\'s defaults')]) : [],
    ...withinEach('policies', policies, policyFaults),
    ...selectPolicy === undefined || STRATEGIES.includes(selectPolicy as string) ? []
      : within(['selectPolicy'], [fault('is no way to select a policy', selectPolicy, `write one of ${STRATEGIES.join(', ')}`)]),
    ...stabilizationWindowSeconds === undefined ? [] : within(['stabilizationWindowSeconds'], secondsFaults(stabilizationWindowSeconds, WINDOW_SECONDS)),
    ...tolerance === undefined ? [] : within(['tolerance'], toleranceFaults(tolerance)),
  ];
}

function policyFaults(policy: unknown): Fault[] {
  const { type, value, periodSeconds } = policy as Fields;
  return [
    ...POLICY_TYPES.includes(type as string) ? [] : within(['type'], [fault('is no type of a policy', type, `write ${POLICY_TYPES.join(' or ')}`)]),
    ...within(['value'], value === undefined ? [fault('is required', value, 'set it to 1 or more')] : int32Faults(value, 1, 'set it to 1 or more')),
    ...within(['periodSeconds'], periodSeconds === undefined ? [fault('is required', periodSeconds, 'set it to 15 or more')] : secondsFaults(periodSeconds, PERIOD_SECONDS)),
  ];
}

function toleranceFaults(tolerance: unknown): Fault[] {
  const share = quantityValue(tolerance);
  if (share === undefined || share < 0) {
    return [fault('must be a share of the target, at least 0', tolerance, 'write "0.1" for 10 %')];
  }
  return share > 1 ? [{ ...fault('is more than 1: nothing scales out until the metric is more than twice its target', tolerance, 'write "0.1" for 10 %'), isWarning: true }] : [];
}

/** Tolerances that an older API server drops in silence. */
export function droppedToleranceFaults(behavior: unknown): Fault[] {
  return DIRECTIONS.flatMap((direction) => {
    const { tolerance } = objectIn(objectIn(behavior)[direction]);
    return tolerance === undefined ? [] : [{
      ...faultAt([direction, 'tolerance'], 'is dropped by the API server before Kubernetes 1.35', tolerance,
        'leave it out, or use 1.35; in 1.33 and 1.34 the feature gate HPAConfigurableTolerance turns it on'),
      only: DROPS_TOLERANCE,
    }];
  });
}
