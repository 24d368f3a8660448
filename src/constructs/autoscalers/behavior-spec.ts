import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { Deployment, HorizontalPodAutoscaler, ScalingPolicy } from 'cdk8s-plus-27';
import { HpaScalingRules, ScalingBehavior } from './scaling-behavior';
import { below, Fault } from '../../faults/fault';
import { reworded } from '../../faults/fix';
import { Place } from '../../faults/place';
import { kedaNumber } from '../../platforms/keda/number';
import { behaviorFaults, PERIOD_SECONDS, WINDOW_SECONDS } from '../../platforms/kubernetes/hpa-behavior-faults';
import { wholeSeconds } from '../../platforms/kubernetes/limits';

/** Period of a policy that states none, the one of the HPA's own default policies. Source: pkg/apis/autoscaling/v2/defaults.go. */
const DEFAULT_PERIOD = Duration.seconds(15);
/** What the fields of a behavior are called in the props. */
const PROPS: { readonly [field: string]: string } = {
  periodSeconds: 'duration', selectPolicy: 'strategy', stabilizationWindowSeconds: 'stabilizationWindow', type: 'replicas', value: 'replicas',
};

/** A behavior as the HPA spells it; refuses what the API server would refuse, and what is wrong with it in versions of the cluster. */
export function behaviorSpec(place: Place, behavior: ScalingBehavior, faultsOf: (spec: object) => Fault[] = () => []) {
  const spec = {
    scaleDown: behavior.scaleDown && rulesSpec(place.at('scaleDown'), behavior.scaleDown),
    scaleUp: behavior.scaleUp && rulesSpec(place.at('scaleUp'), behavior.scaleUp),
  };
  place.refuseEach([...behaviorFaults(spec), ...faultsOf(spec)].map(({ pointer, fix, ...fault }) => (
    { ...fault, at: below(place, pointer.map((field) => PROPS[field] ?? field)), fix: reworded(fix, (text) => text.replace('"0.1"', '0.1')) })));
  return spec;
}

function rulesSpec(place: Place, { policies, stabilizationWindow, strategy, tolerance }: HpaScalingRules) {
  return {
    policies: policies && policySpecs(place.at('policies'), policies),
    selectPolicy: strategy,
    stabilizationWindowSeconds: stabilizationWindow && wholeSeconds(place.at('stabilizationWindow'), stabilizationWindow, WINDOW_SECONDS),
    // The generated types hold a class here, of which only the value is written.
    tolerance: tolerance === undefined ? undefined : kedaNumber(place.at('tolerance'), tolerance) as any,
  };
}

function policySpecs(place: Place, policies: ScalingPolicy[]) {
  return rendered(policies).map(({ type, value }, i) =>
    ({ type, value, periodSeconds: wholeSeconds(place.at(i).at('duration'), policies[i].duration ?? DEFAULT_PERIOD, PERIOD_SECONDS) }));
}

/** Amounts of policies as cdk8s-plus renders them in an HPA, which is made for that and never written: nothing else tells them. */
function rendered(policies: ScalingPolicy[]): { readonly type: string; readonly value: number }[] {
  if (policies.length === 0) {
    return [];
  }
  const chart = new Chart(new App(), 'policies');
  const target = new Deployment(chart, 'target', { containers: [{ image: 'none' }] });
  const scaleUp = { policies: policies.map(({ replicas }) => ({ replicas })) };
  return ApiObject.of(new HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 2, scaleUp })).toJson().spec.behavior.scaleUp.policies;
}
