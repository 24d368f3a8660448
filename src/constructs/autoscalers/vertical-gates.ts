import { ContainerVerticalScaling, VerticalFeatureGate, VerticalScalingProps, VerticalUpdateMode } from './vertical-scaling';
import { Place } from '../../faults/place';

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
      at.refuse(`is refused by VPA's webhook unless its feature gate ${gate} is on, which came with VPA ${since}, alpha and off`, got,
        `leave it out, or turn the gate on in all of VPA and say so: featureGates: [VerticalFeatureGate.${nameOf(gate)}]`);
    }
  };
  if (updateMode === VerticalUpdateMode.IN_PLACE) {
    need(place.at('updateMode'), updateMode, VerticalFeatureGate.IN_PLACE, IN_PLACE_SINCE);
  }
  const policies: [Place, ContainerVerticalScaling][] = [[place, all],
    ...Object.entries(containers).map(([name, policy]): [Place, ContainerVerticalScaling] => [place.at('containers').at(name), policy])];
  for (const [at, policy] of policies) {
    for (const [field, [gate, since]] of Object.entries(GATED)) {
      if (policy[field as keyof ContainerVerticalScaling] !== undefined) {
        need(at.at(field), field, gate, since);
      }
    }
  }
}

function nameOf(gate: VerticalFeatureGate): string {
  return Object.entries(VerticalFeatureGate).find(([, value]) => value === gate)![0]; // Every gate is one of that enum.
}
