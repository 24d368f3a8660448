import { Duration, Size } from 'cdk8s';
import { ContainerVerticalScaling, CpuStartupBoost, VerticalScalingProps, VerticalUpdateMode } from './vertical-scaling';
import { Place } from '../../faults/place';
import { sizeQuantity } from '../../platforms/kubernetes/quantity';
import { VerticalFeatureGate } from '../cluster/feature-gates';
import { prometheusDuration } from '../metrics/prometheus-duration';

/** The gate of each field, and the version of VPA 1 that brought it. Source: VPA 1.7.1 pkg/features/versioned_features.go, validation.go; tag 1.6.0. */
const GATED: Record<string, readonly [VerticalFeatureGate, string]> = {
  startupBoost: [VerticalFeatureGate.CPU_STARTUP_BOOST, '1.7'],
  oomBumpUpRatio: [VerticalFeatureGate.PER_VPA_CONFIG, '1.6'],
  oomMinBumpUp: [VerticalFeatureGate.PER_VPA_CONFIG, '1.6'],
  memoryAggregationInterval: [VerticalFeatureGate.PER_VPA_CONFIG, '1.7'],
  memoryAggregationIntervalCount: [VerticalFeatureGate.PER_VPA_CONFIG, '1.7'],
  evictAfterOom: [VerticalFeatureGate.PER_VPA_CONFIG, '1.7'],
};
const IN_PLACE_SINCE = '1.7';

/** Refuses what VPA's webhook forbids while a feature gate is off, as all of these are unless somebody turns them on (read at 1.7.1). */
export function checkGates(place: Place, { featureGates = [], containers = {}, updateMode, ...all }: VerticalScalingProps): void {
  const need = (at: Place, got: unknown, gate: VerticalFeatureGate, since: string) => {
    if (!featureGates.includes(gate)) {
      at.refuse(`needs VPA ${since} with the feature gate ${gate}, which is off by default: VPA's webhook rejects the object`, got,
        `leave it out, or turn the gate on in all of VPA and say so: featureGates: [VerticalFeatureGate.${nameOf(gate)}], here or for all by Cluster({ vpa })`);
    }
  };
  if (updateMode === VerticalUpdateMode.IN_PLACE) {
    need(place.at('updateMode'), updateMode, VerticalFeatureGate.IN_PLACE, IN_PLACE_SINCE);
  }
  const policies: [Place, ContainerVerticalScaling][] = [[place, all],
    ...Object.entries(containers).map(([name, policy]): [Place, ContainerVerticalScaling] => [place.at('containers').at(name), policy])];
  for (const [at, policy] of policies) {
    for (const [field, [gate, since]] of Object.entries(GATED)) {
      const value = policy[field as keyof ContainerVerticalScaling];
      if (value !== undefined) {
        need(at.at(field), shown(value), gate, since);
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

function nameOf(gate: VerticalFeatureGate): string {
  return Object.entries(VerticalFeatureGate).find(([, value]) => value === gate)![0]; // Every gate is one of that enum.
}
