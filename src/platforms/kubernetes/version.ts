import { Place } from '../../faults/place';
import { newestFix, readVersion } from '../version-text';

const NEWEST_MINOR = 36;
const KNOWN = { product: 'Kubernetes', major: 1, oldest: 27, newest: NEWEST_MINOR, fix: newestFix(`1.${NEWEST_MINOR}`) };
/** From 1.33 behind a feature gate, without which it is dropped in silence; on from 1.35. Source: kubernetes v1.36 pkg/features, HPAConfigurableTolerance. */
const TOLERANCE_SINCE = 35;

/** The Kubernetes that runs in the cluster. */
export class KubernetesVersion {
  /** The version that is assumed where none is stated. */
  static readonly NEWEST = new KubernetesVersion(NEWEST_MINOR);

  /** Reads `1.33` or `1.33.1`; refuses versions that are not known here. */
  static parse(place: Place, text: string): KubernetesVersion {
    return new KubernetesVersion(readVersion(place, text, KNOWN).minor);
  }

  private constructor(private readonly minor: number) {}

  /** Refuses a tolerance that the API server would drop. */
  needTolerance(place: Place, tolerance: number): void {
    if (this.minor < TOLERANCE_SINCE) {
      place.refuse(`needs Kubernetes 1.${TOLERANCE_SINCE}, and kubernetesVersion is 1.${this.minor}`, tolerance,
        `leave it out; where it is on from 1.33 by the feature gate HPAConfigurableTolerance, write kubernetesVersion: '1.${TOLERANCE_SINCE}'`);
    }
  }
}
