declare global {
  /** Whether laws are tried with all samples, as `npm run test:system` does: see the projects of jest in .projenrc.ts. */
  var allSamples: boolean;
}

/** `npm test` tries one sample of so many: it is to answer while somebody waits. */
const ONE_OF = 100;
const LEAST = 5;

/** How many samples of a law are tried. */
export function samples(all: number): number {
  return globalThis.allSamples ? all : Math.max(LEAST, Math.ceil(all / ONE_OF));
}

/** Those of a list that are tried: all, or one of so many. */
export function sampled<T>(all: T[]): T[] {
  return globalThis.allSamples ? all : all.filter((_, at) => at % ONE_OF === 0);
}
