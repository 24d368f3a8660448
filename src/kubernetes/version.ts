import { Place } from '../place';

/** The versions that this library knows. */
const OLDEST_MINOR = 27;
const NEWEST_MINOR = 36;
/** From 1.33 behind a feature gate, without which it is dropped in silence; on from 1.35. Source: kubernetes v1.36 pkg/features, HPAConfigurableTolerance. */
const TOLERANCE_SINCE = 35;

/** The Kubernetes that runs in the cluster. */
export class KubernetesVersion {
  /** The version that is assumed where none is stated. */
  static readonly NEWEST = new KubernetesVersion(NEWEST_MINOR);

  /** Reads `1.33` or `1.33.1`; refuses versions that are not known here. */
  static parse(place: Place, text: string): KubernetesVersion {
    const match = /^v?1\.(\d+)(\.\d+)?$/.exec(text);
    const minor = Number(match?.[1]);
    if (match === null || minor < OLDEST_MINOR || minor > NEWEST_MINOR) {
      place.refuse(`is no version of Kubernetes that is known here (1.${OLDEST_MINOR} to 1.${NEWEST_MINOR})`, text,
        `write it as '1.${NEWEST_MINOR}'; the newest known one is right for those after it`);
    }
    return new KubernetesVersion(minor);
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
