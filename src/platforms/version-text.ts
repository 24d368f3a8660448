import { Place } from '../faults/place';

/** The versions of a product that this library knows, `MAJOR.oldest` to `MAJOR.newest`. */
export interface KnownVersions {
  readonly product: string;
  readonly major: number;
  readonly oldest: number;
  readonly newest: number;
  /** What to write instead. */
  readonly fix: string;
}

/** The parts of a version below the major one. */
export interface VersionParts {
  readonly minor: number;
  /** Undefined where it is not said. */
  readonly patch?: number;
}

/** Said of the newest version, since later ones are only known to add to it. */
export function newestFix(version: string): string {
  return `write it as '${version}'; the newest known one is right for those after it`;
}

/** Reads `1.33`, `1.33.1` or `1.19.0-rc.1`, with a `v` before it or not; refuses versions whose features are not known here. */
export function readVersion(place: Place, text: string, { product, major, oldest, newest, fix }: KnownVersions): VersionParts {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:-[0-9a-z.-]+)?)?$/.exec(text);
  const [minor, patch] = [Number(match?.[2]), match?.[3]];
  if (match === null || Number(match[1]) !== major || minor < oldest || minor > newest) {
    place.refuse(`is no version of ${product} that is known here (${major}.${oldest} to ${major}.${newest})`, text, fix);
  }
  return { minor, ...patch !== undefined && { patch: Number(patch) } };
}
