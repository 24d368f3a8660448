import { int32Faults, secondsFaults } from './limits';
import { quantityValue } from './quantity';
import { Fields, objectIn, withinEach } from './untyped';
import { fault, Fault, faultAt, within } from '../../faults/fault';
import { bothWords, Fix } from '../../faults/fix';
import { HpaFeatureGate, KUBERNETES_SINCE } from '../since';

/** Ranges of the HPA's behavior, in seconds. Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go. */
export const WINDOW_SECONDS = { min: 0, max: 3600 };
export const PERIOD_SECONDS = { min: 1, max: 1800 };
/** Which of several policies counts, and what a policy limits. Source: the same. */
const STRATEGIES = ['Max', 'Min', 'Disabled'];
const POLICY_TYPES = ['Pods', 'Percent'];
const DIRECTIONS = ['scaleDown', 'scaleUp'];

/** What lets an API server keep a tolerance, from which version it is there, and from which it is on. Source: kubernetes v1.36 pkg/features. */
const TOLERANCE_GATE: HpaFeatureGate = 'HPAConfigurableTolerance';
const TOLERANCE_GATED_SINCE = '1.33';

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

/** Tolerances that an older API server drops in silence; `gates` are the feature gates that are stated to be on. */
export function droppedToleranceFaults(behavior: unknown, gates: readonly string[] = []): Fault[] {
  const before = gates.includes(TOLERANCE_GATE) ? TOLERANCE_GATED_SINCE : KUBERNETES_SINCE['behavior.tolerance'];
  return DIRECTIONS.flatMap((direction) => {
    const { tolerance } = objectIn(objectIn(behavior)[direction]);
    return tolerance === undefined ? [] : [{
      ...faultAt([direction, 'tolerance'], `is dropped by the API server before Kubernetes ${before}`, tolerance, toleranceFix(before)),
      only: { product: 'Kubernetes', before },
    }];
  });
}

function toleranceFix(before: string): Fix {
  const otherwise = `leave it out, or use Kubernetes ${before}`;
  return before === TOLERANCE_GATED_SINCE ? otherwise
    : bothWords`${otherwise}; where the feature gate ${TOLERANCE_GATE} of ${TOLERANCE_GATED_SINCE} and 1.34 is on, state it by ${{ yaml: 'hpa.featureGates of the Cluster', typescript: 'Cluster({ hpa: { featureGates } })' }}`;
}
