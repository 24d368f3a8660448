import { poisson } from './random';

/** A load over time, in the unit of what it is measured in. Seconds count from the begin of the preview. */
export type LoadShape =
  | { readonly shape: 'constant'; readonly value: number }
  /** The last step that began holds; the first one holds before it too. */
  | { readonly shape: 'steps'; readonly steps: LoadStep[] }
  | { readonly shape: 'ramp'; readonly from: number; readonly to: number; readonly atSeconds: number; readonly overSeconds: number }
  /** A wave between two values, once a day unless another period is given. */
  | { readonly shape: 'day'; readonly low: number; readonly high: number; readonly peakAtSeconds: number; readonly periodSeconds?: number }
  | { readonly shape: 'spike'; readonly base: number; readonly peak: number; readonly atSeconds: number; readonly forSeconds: number }
  /** Arrivals at random around another shape, the same for the same seed: each bin has as many as a Poisson process would. */
  | { readonly shape: 'poisson'; readonly around: LoadShape; readonly seed: number; readonly binSeconds: number }
  /** Another shape in another unit. */
  | { readonly shape: 'times'; readonly of: LoadShape; readonly factor: number }
  /** What was measured, with straight lines between; nothing is known where two points are further apart than `gapSeconds`. */
  | { readonly shape: 'points'; readonly points: LoadStep[]; readonly gapSeconds?: number };

export interface LoadStep {
  readonly atSeconds: number;
  readonly value: number;
}

/** The value at a moment; NaN where nothing is known of it. */
export type Curve = (atSeconds: number) => number;

const DAY_SECONDS = 86_400;

export function curveOf(shape: LoadShape): Curve {
  switch (shape.shape) {
    case 'constant': return () => shape.value;
    case 'steps': return stepsCurve(shape.steps);
    case 'ramp': {
      const { from, to, overSeconds } = shape;
      return (atSeconds) => from + (to - from) * Math.min(1, Math.max(0, (atSeconds - shape.atSeconds) / Math.max(overSeconds, Number.EPSILON)));
    }
    case 'day': {
      const { low, high, peakAtSeconds, periodSeconds = DAY_SECONDS } = shape;
      const [middle, half, turn] = [(high + low) / 2, (high - low) / 2, (2 * Math.PI) / periodSeconds];
      return (atSeconds) => middle + half * Math.cos(turn * (atSeconds - peakAtSeconds));
    }
    case 'spike': {
      const { base, peak, forSeconds } = shape;
      return (atSeconds) => atSeconds >= shape.atSeconds && atSeconds < shape.atSeconds + forSeconds ? peak : base;
    }
    case 'poisson': {
      const around = curveOf(shape.around);
      return (atSeconds) => {
        const bin = Math.floor(atSeconds / shape.binSeconds);
        return poisson(around((bin + 0.5) * shape.binSeconds) * shape.binSeconds, shape.seed, bin) / shape.binSeconds;
      };
    }
    case 'times': {
      const of = curveOf(shape.of);
      return (atSeconds) => shape.factor * of(atSeconds);
    }
    case 'points': return pointsCurve(shape.points, shape.gapSeconds ?? Infinity);
  }
}

function stepsCurve(given: LoadStep[]): Curve {
  const steps = inOrder(given);
  return (atSeconds) => steps.length === 0 ? NaN : steps[Math.max(0, lastUntil(steps, atSeconds))].value;
}

function pointsCurve(given: LoadStep[], gapSeconds: number): Curve {
  const points = inOrder(given);
  return (atSeconds) => {
    // What was before the first one is taken to have been the same.
    const i = Math.max(lastUntil(points, atSeconds), points.length === 0 ? -1 : 0);
    if (i === -1 || (i === points.length - 1 && atSeconds > points[i].atSeconds)) {
      return NaN;
    }
    const [one, other = one] = [points[i], points[i + 1]];
    const between = other.atSeconds - one.atSeconds;
    if (atSeconds <= one.atSeconds || between === 0) {
      return one.value;
    }
    return between > gapSeconds ? NaN : one.value + (other.value - one.value) * ((atSeconds - one.atSeconds) / between);
  };
}

function inOrder(steps: LoadStep[]): LoadStep[] {
  return [...steps].sort((one, other) => one.atSeconds - other.atSeconds);
}

/** Where the last one stands that began by a moment; -1 before the first. */
function lastUntil(steps: LoadStep[], atSeconds: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (steps[middle].atSeconds <= atSeconds) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
