import { KEDA_SINCE, KedaFeature } from './since';
import { Place } from '../../faults/place';
import { readVersion } from '../version-text';

/** The first version of which this library knows what it has, and what it silently drops. */
export const OLDEST_MINOR = 12;
const NEWEST_MINOR = 20;
/** What is on the way to it and not released; assumed only where it is stated. Source: kedacore/keda main after v2.20.2. */
const NEXT_MINOR = 21;
const KNOWN = {
  product: 'KEDA', major: 2, oldest: OLDEST_MINOR, newest: NEXT_MINOR, fix: `write it as '2.${NEWEST_MINOR}', or '2.${NEXT_MINOR}' for what comes after it`,
};

/** The KEDA that runs in the cluster. */
export class KedaVersion {
  /** The version that is assumed where none is stated. */
  static readonly NEWEST = new KedaVersion(NEWEST_MINOR);

  /** Reads `2.17` or `2.17.1`; refuses versions whose features are not known here. */
  static parse(place: Place, text: string): KedaVersion {
    return new KedaVersion(readVersion(place, text, KNOWN).minor);
  }

  private constructor(private readonly minor: number) {}

  /** Whether this KEDA has a feature. */
  has(feature: KedaFeature): boolean {
    return this.isAtLeast(KEDA_SINCE[feature]);
  }

  /** Whether this is KEDA 2.`minor` or later. */
  isAtLeast(minor: number): boolean {
    return this.minor >= minor;
  }

  /** Refuses what this KEDA does not have: it would drop it in silence. */
  need(place: Place, feature: KedaFeature, got: unknown): void {
    if (!this.has(feature)) {
      place.refuse(`needs KEDA 2.${KEDA_SINCE[feature]} (${feature}), and version is 2.${this.minor}`, got,
        'leave it out, or correct the version of Autoscaler.keda({ version })');
    }
  }
}
