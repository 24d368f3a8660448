import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { Deployment, HorizontalPodAutoscaler, ScalingPolicy } from 'cdk8s-plus-27';
import { DirectionRules, ScalingBehavior } from './scaling-behavior';
import { Place } from '../../faults/place';
import { kedaNumber } from '../../platforms/keda/number';
import { wholeSeconds } from '../../platforms/kubernetes/duration';

/** Ranges of the HPA's behavior. Source: kubernetes v1.36 pkg/apis/autoscaling/validation/validation.go. */
const WINDOW_SECONDS = { min: 0, max: 3600 };
const PERIOD_SECONDS = { min: 1, max: 1800 };

/** Period of a policy that states none, the one of the HPA's own default policies. Source: pkg/apis/autoscaling/v2/defaults.go. */
const DEFAULT_PERIOD = Duration.seconds(15);

/** Refuses a tolerance that a version in the cluster would drop. */
export type ToleranceGate = (place: Place, tolerance: number) => void;

/** A behavior as the HPA spells it; refuses what the API server would refuse. */
export function behaviorSpec(place: Place, behavior: ScalingBehavior, gate: ToleranceGate) {
  return {
    scaleDown: behavior.scaleDown && rulesSpec(place.at('scaleDown'), behavior.scaleDown, gate),
    scaleUp: behavior.scaleUp && rulesSpec(place.at('scaleUp'), behavior.scaleUp, gate),
  };
}

function rulesSpec(place: Place, rules: DirectionRules, gate: ToleranceGate) {
  const { policies, stabilizationWindow, strategy, tolerance } = rules;
  if (policies !== undefined && policies.length === 0) {
    place.at('policies').refuse('has to hold at least one policy', policies, 'add one, or leave policies out for the HPA\'s defaults');
  }
  return {
    policies: policies && policySpecs(place.at('policies'), policies),
    selectPolicy: strategy,
    stabilizationWindowSeconds: stabilizationWindow && wholeSeconds(place.at('stabilizationWindow'), stabilizationWindow, WINDOW_SECONDS),
    tolerance: tolerance === undefined ? undefined : toleranceSpec(place.at('tolerance'), tolerance, gate),
  };
}

function toleranceSpec(place: Place, tolerance: number, gate: ToleranceGate) {
  const value = kedaNumber(place, tolerance);
  if (tolerance < 0 || tolerance > 1) {
    place.refuse('is a share of the target, from 0 to 1', tolerance, 'write 0.1 for 10 %');
  }
  gate(place, tolerance);
  // The generated types hold a class here, of which only the value is written.
  return value as any;
}

function policySpecs(place: Place, policies: ScalingPolicy[]) {
  return rendered(policies).map(({ type, value }, i) => {
    const at = place.at(i);
    if (!Number.isInteger(value) || value < 1) {
      at.at('replicas').refuse('has to be a whole number above 0', value, 'use Replicas.absolute(n) or Replicas.percent(n)');
    }
    return { type, value, periodSeconds: wholeSeconds(at.at('duration'), policies[i].duration ?? DEFAULT_PERIOD, PERIOD_SECONDS) };
  });
}

/** Amounts of policies as cdk8s-plus renders them in an HPA, which is made for that and never written: nothing else tells them. */
function rendered(policies: ScalingPolicy[]): { readonly type: string; readonly value: number }[] {
  const chart = new Chart(new App(), 'policies');
  const target = new Deployment(chart, 'target', { containers: [{ image: 'none' }] });
  const scaleUp = { policies: policies.map(({ replicas }) => ({ replicas })) };
  return ApiObject.of(new HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 2, scaleUp })).toJson().spec.behavior.scaleUp.policies;
}
