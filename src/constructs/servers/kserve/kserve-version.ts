import { KSERVE_SINCE, KserveFeature } from './kserve-since';
import { Place } from '../../../faults/place';
import { newestFix, readVersion } from '../../../platforms/version-text';

const NEWEST_MINOR = 20;
const KNOWN = { product: 'KServe', major: 0, oldest: 15, newest: NEWEST_MINOR, fix: newestFix(`0.${NEWEST_MINOR}`) };

/** The KServe that runs in the cluster. */
export class KserveVersion {
  /** The version that is assumed where none is stated. */
  static readonly NEWEST = new KserveVersion(NEWEST_MINOR, Infinity);

  /** Reads `0.16` (its last release) or `0.15.0`; refuses versions whose features are not known here. */
  static parse(place: Place, text: string): KserveVersion {
    const { minor, patch = Infinity } = readVersion(place, text, KNOWN);
    return new KserveVersion(minor, patch);
  }

  private constructor(private readonly minor: number, private readonly patch: number) {}

  /** Whether this KServe has a feature. */
  has(feature: KserveFeature): boolean {
    const [minor, patch] = KSERVE_SINCE[feature];
    return this.minor > minor || (this.minor === minor && this.patch >= patch);
  }

  /** Refuses what this KServe does not have. */
  need(place: Place, feature: KserveFeature, got: unknown, otherwise = 'leave it out'): void {
    if (!this.has(feature)) {
      const [minor, patch] = KSERVE_SINCE[feature];
      place.refuse(`needs KServe 0.${minor}${patch === 0 ? '' : `.${patch}`} (${feature}), and version is ${this.text}`, got,
        `${otherwise}, or correct the version of ModelServer.kserve({ version })`);
    }
  }

  private get text(): string {
    return `0.${this.minor}${this.patch === Infinity ? '' : `.${this.patch}`}`;
  }
}
