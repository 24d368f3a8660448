/** The links between a model and its replicas, in the order in which they depend on each other. */
export const LINK_NAMES = [
  'target', 'port', 'service', 'monitor', 'scrape', 'series', 'authentication', 'query', 'metrics-api', 'hpa', 'scaled-object', 'replicas',
] as const;
export type LinkName = typeof LINK_NAMES[number];

/** What is known of one link. */
export interface Link {
  readonly name: LinkName;
  readonly state: 'ok' | 'broken' | 'unknown';
  /** What was seen; of a broken link its cause. */
  readonly says: string;
  /** The words of the controller that tells it. */
  readonly got?: string;
  /** What follows from it. */
  readonly effect?: string;
  readonly fix?: string;
  /** Whether it does what it was told, and that may not be what is wanted. */
  readonly isWarning?: boolean;
  /** Why it is not known, and how to have it known. */
  readonly missing?: string;
  /** Whether an earlier link that is broken is its cause. */
  readonly follows?: boolean;
  /** Whether it changes by itself in a while. */
  readonly isStarting?: boolean;
}

/** What is told of a broken link beside its cause. */
type BreakDetails = Pick<Link, 'got' | 'effect' | 'isWarning' | 'follows'> & { readonly fix: string };

export function ok(name: LinkName, says: string): Link {
  return { name, state: 'ok', says };
}

export function broken(name: LinkName, says: string, details: BreakDetails): Link {
  return { name, state: 'broken', says, ...details };
}

export function unknown(name: LinkName, says: string, missing: string): Link {
  return { name, state: 'unknown', says, missing };
}
