import { DEFAULT_CONTROLLED_RESOURCES, GATED_FIELDS, GATED_UPDATE_MODE, GatedFeature, OFF, POLICY_MODES, VpaGate } from './vertical-pod-autoscaler';
import { asWarnings, Fault, faultAt, within } from '../../faults/fault';
import { FixWords } from '../../faults/fix';
import { secondsFaults } from '../kubernetes/limits';
import { isInThousandths, quantityValue } from '../kubernetes/quantity';
import { Fields, listIn, numberIn, objectIn, shown, textIn, withinEach } from '../kubernetes/untyped';

const RESOURCES = DEFAULT_CONTROLLED_RESOURCES;
/** What the gates are called in the props. */
const OPTIONS: { readonly [gate in VpaGate]: string } = { CPUStartupBoost: 'CPU_STARTUP_BOOST', InPlace: 'IN_PLACE', PerVPAConfig: 'PER_VPA_CONFIG' };
const BOUNDS = ['minAllowed', 'maxAllowed'];
/** From this version on the webhook looks at the resources that are controlled. Source: kubernetes/autoscaler#9951. */
const CHECKS_RESOURCES = '1.8';

/**
 * What VPA's webhook refuses in the spec of a VerticalPodAutoscaler, whatever its feature gates.
 *
 * Source: kubernetes/autoscaler vertical-pod-autoscaler-1.7.1 pkg/admission-controller/resource/vpa/validation.go.
 */
export function verticalFaults(value: unknown): Fault[] {
  const { recommenders, resourcePolicy, startupBoost, targetRef, updatePolicy } = objectIn(value);
  return [
    ...targetRef === undefined ? [faultAt(['targetRef'], 'must be set: VPA\'s webhook rejects the object without it', undefined, 'name the workload whose pods are sized')] : [],
    ...listIn(recommenders).length > 1 ? [faultAt(['recommenders'], 'must name one recommender: VPA\'s webhook rejects several', listIn(recommenders).length, 'leave one')] : [],
    ...within(['updatePolicy'], updatePolicy === undefined ? [] : updateFaults(objectIn(updatePolicy))),
    ...within(['startupBoost', 'cpu'], boostFaults(startupBoost)),
    ...within(['resourcePolicy'], withinEach('containerPolicies', objectIn(resourcePolicy).containerPolicies, (policy) => policyFaults(objectIn(policy)))),
  ];
}

/** Fields that VPA's webhook refuses unless a feature gate is on; all of these gates are off by default. */
export function gateFaults(value: unknown, featureGates: readonly string[]): Fault[] {
  const spec = objectIn(value);
  const parts: [Fault['pointer'], Fields][] = [
    [[], spec], [['updatePolicy'], objectIn(spec.updatePolicy)],
    ...listIn(objectIn(spec.resourcePolicy).containerPolicies).map((policy, i): [Fault['pointer'], Fields] => [['resourcePolicy', 'containerPolicies', i], objectIn(policy)]),
  ];
  const given = parts.flatMap(([pointer, fields]) => Object.entries(GATED_FIELDS).filter(([field]) => fields[field] !== undefined)
    .map(([field, feature]) => ({ pointer: [...pointer, field], got: gotOf(fields[field]), feature })));
  const { updateMode } = objectIn(spec.updatePolicy);
  return [...given, ...updateMode === GATED_UPDATE_MODE.mode ? [{ pointer: ['updatePolicy', 'updateMode'], got: updateMode, feature: GATED_UPDATE_MODE }] : []]
    .filter(({ feature }) => !featureGates.includes(feature.gate))
    .map(({ pointer, got, feature }) => ({
      ...faultAt(pointer, `needs VPA ${feature.since} with the feature gate ${feature.gate}, which is off by default: VPA's webhook rejects the object`, got,
        fixOf(feature)),
    }));
}

function fixOf({ gate }: GatedFeature): FixWords {
  return {
    yaml: 'leave it out, or turn the gate on in all of VPA, and state it in vpa.featureGates of the cluster',
    typescript: `leave it out, or turn the gate on in all of VPA and say so: featureGates: [VerticalFeatureGate.${OPTIONS[gate]}], here or for all by Cluster({ vpa })`,
  };
}

/** Bounds of a resource that a policy does not size. */
export function unsizedFaults(value: unknown): Fault[] {
  return within(['resourcePolicy'], withinEach('containerPolicies', objectIn(objectIn(value).resourcePolicy).containerPolicies, (policy) => {
    const { controlledResources } = objectIn(policy);
    const sized = controlledResources === undefined ? RESOURCES : listIn(controlledResources).map(shown);
    return asWarnings(BOUNDS.flatMap((field) => Object.entries(objectIn(objectIn(policy)[field])).filter(([resource]) => !sized.includes(resource))
      .map(([resource, bound]) => faultAt([field, resource], `has no effect: only ${sized.join(' and ')} is sized here`, bound,
        { yaml: `leave it out, or add ${resource} to controlledResources`, typescript: 'leave it out, or drop the trigger that scales the replicas on it' }))));
  }));
}

function gotOf(value: unknown): unknown {
  const { factor, quantity } = objectIn(objectIn(value).cpu);
  return factor ?? quantity ?? value;
}

function updateFaults({ evictAfterOOMSeconds, minReplicas, updateMode }: Fields): Fault[] {
  return [
    ...updateMode === undefined ? [faultAt(['updateMode'], 'must be set beside the rest of updatePolicy: VPA\'s webhook rejects the object without it', undefined, 'write Recreate, the default')] : [],
    ...leastFaults('minReplicas', minReplicas, 'write 1 to resize a single replica too'),
    ...evictAfterOOMSeconds === undefined ? [] : within(['evictAfterOOMSeconds'], secondsFaults(evictAfterOOMSeconds, { min: 1 })),
  ];
}

function policyFaults(policy: Fields): Fault[] {
  const { containerName, controlledResources, controlledValues, mode, oomBumpUpRatio, startupBoost } = policy;
  const { memoryAggregationIntervalCount, memoryAggregationIntervalSeconds } = policy;
  const ratio = oomBumpUpRatio === undefined ? 1 : quantityValue(oomBumpUpRatio) ?? NaN;
  return [
    ...(textIn(containerName) ?? '') === '' ? [faultAt(['containerName'], 'must name a container', containerName, 'write its name, or "*" for all others')] : [],
    ...mode !== undefined && !POLICY_MODES.includes(shown(mode)) ? [faultAt(['mode'], `must be ${POLICY_MODES.join(' or ')}`, mode, 'change it to one of them')] : [],
    ...mode === OFF && controlledValues === 'RequestsAndLimits'
      ? [faultAt(['controlledValues'], 'cannot be RequestsAndLimits for a container that is not sized', controlledValues, 'leave it out')] : [],
    ...listIn(controlledResources).flatMap((resource, i) => RESOURCES.includes(shown(resource)) ? [] : [{
      ...faultAt(['controlledResources', i], 'is no resource that a VPA sizes', resource, `use ${RESOURCES.join(' or ')}`), only: { product: 'VPA', from: CHECKS_RESOURCES },
    }]),
    ...BOUNDS.flatMap((field) => within([field], amountFaults(objectIn(policy[field])))),
    ...orderFaults(objectIn(policy.minAllowed), objectIn(policy.maxAllowed)),
    ...leastFaults('memoryAggregationIntervalCount', memoryAggregationIntervalCount, 'raise it, or leave it out'),
    ...memoryAggregationIntervalSeconds === undefined ? [] : within(['memoryAggregationIntervalSeconds'], secondsFaults(memoryAggregationIntervalSeconds, { min: 1 })),
    ...ratio >= 1 && Number.isFinite(ratio) ? []
      : [faultAt(['oomBumpUpRatio'], 'must be a finite number, at least 1', oomBumpUpRatio, 'write "1.2" for a fifth more memory after each kill')],
    ...within(['startupBoost', 'cpu'], boostFaults(startupBoost)),
  ];
}

function boostFaults(value: unknown): Fault[] {
  const { factor, quantity } = objectIn(objectIn(value).cpu);
  return [...leastFaults('factor', factor, 'raise it, or leave it out'), ...within(['quantity'], millisFaults(quantity))];
}

/** Amounts that VPA cannot hold: parts of a thousandth of a CPU, or of a byte. */
function amountFaults({ cpu, memory }: Fields): Fault[] {
  return [
    ...within(['cpu'], millisFaults(cpu)),
    ...Number.isInteger(quantityValue(memory) ?? 0) ? [] : [faultAt(['memory'], 'must be a whole number of bytes', memory, 'write it in Mi or Gi')],
  ];
}

function millisFaults(cpu: unknown): Fault[] {
  return isInThousandths(quantityValue(cpu) ?? 0) ? [] : [faultAt([], 'must be a whole number of thousandths of a CPU', cpu, 'write it in m, such as 250m')];
}

function orderFaults(least: Fields, most: Fields): Fault[] {
  return RESOURCES.filter((resource) => (quantityValue(least[resource]) ?? NaN) > (quantityValue(most[resource]) ?? NaN)).map((resource) =>
    faultAt(['minAllowed', resource], `is more than maxAllowed.${resource} (${shown(most[resource])})`, least[resource], `lower it, or raise maxAllowed.${resource}`));
}

function leastFaults(field: string, value: unknown, fix: string): Fault[] {
  const number = numberIn(value);
  return value === undefined || (Number.isInteger(number) && number! >= 1) ? [] : [faultAt([field], 'must be a whole number, at least 1', value, fix)];
}
