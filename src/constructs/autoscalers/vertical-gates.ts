import { Duration, Size } from 'cdk8s';
import { ContainerVerticalScaling, CpuStartupBoost, VerticalScalingProps } from './vertical-scaling';
import { Place } from '../../faults/place';
import { sizeQuantity } from '../../platforms/kubernetes/quantity';
import { prometheusDuration } from '../../platforms/prometheus/duration';
import { GATED_FIELDS, GATED_UPDATE_MODE, GatedFeature, VpaGate } from '../../platforms/vpa/feature-gates';
import { VerticalFeatureGate } from '../cluster/feature-gates';

/** Refuses what VPA's webhook forbids while a feature gate is off, as all of these are unless somebody turns them on (read at 1.7.1). */
export function checkGates(place: Place, { featureGates = [], containers = {}, updateMode, ...all }: VerticalScalingProps): void {
  const need = (at: Place, got: unknown, { gate, since }: GatedFeature) => {
    if (!featureGates.some((each) => each.valueOf() === gate)) {
      at.refuse(`needs VPA ${since} with the feature gate ${gate}, which is off by default: VPA's webhook rejects the object`, got,
        `leave it out, or turn the gate on in all of VPA and say so: featureGates: [VerticalFeatureGate.${nameOf(gate)}], here or for all by Cluster({ vpa })`);
    }
  };
  if (updateMode?.valueOf() === GATED_UPDATE_MODE.mode) {
    need(place.at('updateMode'), updateMode, GATED_UPDATE_MODE);
  }
  const policies: [Place, ContainerVerticalScaling][] = [[place, all],
    ...Object.entries(containers).map(([name, policy]): [Place, ContainerVerticalScaling] => [place.at('containers').at(name), policy])];
  for (const [at, policy] of policies) {
    for (const [field, feature] of Object.entries(GATED_FIELDS)) {
      const value = policy[field as keyof ContainerVerticalScaling];
      if (value !== undefined) {
        need(at.at(field), shown(value), feature);
      }
    }
  }
}

/** The value of a field as it is shown to people. */
function shown(value: unknown): unknown {
  if (value instanceof CpuStartupBoost) {
    return value._factor ?? value._amount?.amount;
  }
  return value instanceof Duration ? prometheusDuration(value) : value instanceof Size ? sizeQuantity(value) : value;
}

function nameOf(gate: VpaGate): string {
  return Object.entries(VerticalFeatureGate).find(([, value]) => value.valueOf() === gate)![0]; // Every gate is one of that enum.
}
