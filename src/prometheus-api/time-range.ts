/** A time to look at, and how closely. Seconds count from 1970 on, as Prometheus counts them. */
export interface TimeRange {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** The most points of a series. */
  readonly maxPoints?: number;
  /** Points are at least so far apart. */
  readonly leastStepSeconds?: number;
}

/** What Prometheus answers at most. Source: prometheus v3.14 web/api/v1/api.go, "exceeded maximum resolution of 11,000 points per timeseries". */
export const MOST_POINTS = 11_000;
/** A day with a point for each sync of the HPA, which comes every 15 s. */
export const DEFAULT_MAX_POINTS = 5761;
/** More points than that tell an HPA nothing. */
const LEAST_STEP_SECONDS = 15;
/** Steps that people would choose; longer ones are whole hours. */
const ROUND_STEPS = [1, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];
const HOUR_SECONDS = 3600;

/** The shortest round step with which a time has no more points than it may. */
export function stepSeconds({ endSeconds, leastStepSeconds = LEAST_STEP_SECONDS, maxPoints = DEFAULT_MAX_POINTS, startSeconds }: TimeRange): number {
  const points = Math.max(2, Math.min(maxPoints, MOST_POINTS));
  const least = Math.max(leastStepSeconds, (endSeconds - startSeconds) / (points - 1));
  return ROUND_STEPS.find((step) => step >= least) ?? Math.ceil(least / HOUR_SECONDS) * HOUR_SECONDS;
}

/** The time until a moment, which begins and ends with a whole step: asked again a little later, most of its points are the same. */
export function rangeUntil(endSeconds: number, lengthSeconds: number, maxPoints?: number): TimeRange {
  const step = stepSeconds({ startSeconds: endSeconds - lengthSeconds, endSeconds, maxPoints });
  const end = Math.floor(endSeconds / step) * step;
  return { startSeconds: end - Math.ceil(lengthSeconds / step) * step, endSeconds: end, maxPoints, leastStepSeconds: step };
}
