import { fault, Fault, faultAt, within } from '../../faults/fault';
import { FixWords } from '../../faults/fix';
import { int32Faults } from '../kubernetes/limits';
import { Fields } from '../kubernetes/untyped';

/** What KEDA takes where a ScaledObject says nothing. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go. */
export const DEFAULT_MAX_REPLICAS = 100;
/** Least replicas of an HPA of KEDA: the last step, to zero, is KEDA's own. Source: the same. */
export const SMALLEST_MIN_REPLICAS = 1;
/** What keeps a model from going to zero. */
export const ONE_REPLICA: FixWords = { yaml: 'minReplicaCount: 1', typescript: 'minReplicas: 1' };

/**
 * Bounds of a ScaledObject that the API server or KEDA's webhook rejects, or that the HPA undoes.
 *
 * Source: kedacore/keda v2.20 config/crd/bases/keda.sh_scaledobjects.yaml; apis/keda/v1alpha1/scaledobject_types.go,
 * CheckReplicaCountBoundsAreValid.
 */
export function boundsFaults({ minReplicaCount: min, maxReplicaCount: max, idleReplicaCount: idle }: Fields): Fault[] {
  const unreadable = [
    ...within(['minReplicaCount'], int32Faults(min, 0, 'use 1 to keep one replica running')),
    ...within(['maxReplicaCount'], int32Faults(max, 1, 'set the most replicas that you can pay for')),
    ...within(['idleReplicaCount'], int32Faults(idle, 0, 'set it to 0, or leave it out')),
  ];
  return unreadable.length > 0 ? unreadable
    : [...crossedFaults(min as number | undefined, max as number | undefined), ...within(['idleReplicaCount'], idleFaults(idle as number | undefined, min as number | undefined))];
}

function crossedFaults(min = 0, max?: number): Fault[] {
  const most = max ?? DEFAULT_MAX_REPLICAS;
  return min <= most ? [] : [faultAt(['minReplicaCount'], `is more than maxReplicaCount (${most}${max === undefined ? ', which KEDA takes where it is not set' : ''})`, min,
    `lower it, or ${max === undefined ? 'set' : 'raise'} maxReplicaCount`)];
}

/** KEDA compares with 0 where minReplicaCount is not set, and with 1 where it is 0. */
function idleFaults(idle: number | undefined, min: number | undefined): Fault[] {
  if (idle === undefined) {
    return [];
  }
  const least = min === undefined ? 0 : Math.max(min, SMALLEST_MIN_REPLICAS);
  if (idle >= least) {
    const fix = min === undefined ? 'set minReplicaCount to 1 or more, or leave idleReplicaCount out' : 'set it to 0, or leave it out';
    return [fault(`must be less than minReplicaCount (${min ?? '0 where it is not set'}): KEDA's webhook rejects the ScaledObject`, idle, fix)];
  }
  return idle === 0 ? [] : [{ ...fault('works as 0 only: the HPA lifts any other number back to minReplicaCount', idle, 'set it to 0, or leave it out'), isWarning: true }];
}
