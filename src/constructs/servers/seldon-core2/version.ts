import { Place } from '../../../faults/place';
import { newestFix, readVersion } from '../../../platforms/version-text';

const NEWEST_MINOR = 10;
const KNOWN = { product: 'Seldon Core 2', major: 2, oldest: 8, newest: NEWEST_MINOR, fix: newestFix(`2.${NEWEST_MINOR}`) };

/**
 * The version of Seldon Core 2 that brought each way of scaling, as minor and patch.
 *
 * Source: the release tags of SeldonIO/seldon-core: labelSelectorPath of the Model's scale in v2.8.4, the Helm values `autoscaling.*`
 * in v2.9.0, replicas 0 (#6834) and bounds that are unlimited where they are not set in v2.10.0.
 */
export const SELDON_CORE2_SINCE = {
  'autoscalers on a Model': [8, 4],
  'scaling of Servers': [9, 0],
  'Models of 0 replicas': [10, 0],
  'bounds that are unlimited unless set': [10, 0],
} as const;

/** Something that not every supported version of Seldon Core 2 has. */
export type SeldonCore2Feature = keyof typeof SELDON_CORE2_SINCE;

/** The Seldon Core 2 that runs in the cluster. */
export class SeldonCore2Version {
  /** The version that is assumed where none is stated. */
  static readonly NEWEST = new SeldonCore2Version(NEWEST_MINOR, 0);

  /** Reads `2.8` (its first patch) or `2.8.4`; refuses versions that are not known here. */
  static parse(place: Place, text: string): SeldonCore2Version {
    const { minor, patch = 0 } = readVersion(place, text, KNOWN);
    return new SeldonCore2Version(minor, patch);
  }

  private constructor(private readonly minor: number, private readonly patch: number) {}

  /** Whether this version has a feature. */
  has(feature: SeldonCore2Feature): boolean {
    const [minor, patch] = SELDON_CORE2_SINCE[feature];
    return this.minor > minor || (this.minor === minor && this.patch >= patch);
  }

  /** Refuses what this version does not have. */
  need(place: Place, feature: SeldonCore2Feature, got: unknown, fix: string): void {
    if (!this.has(feature)) {
      const [minor, patch] = SELDON_CORE2_SINCE[feature];
      place.refuse(`needs Seldon Core 2.${minor}.${patch} (${feature}), and version is 2.${this.minor}.${this.patch}`, got,
        `${fix}, or correct the version of ModelServer.seldonCore2`);
    }
  }
}
