import { curveOf, LoadShape } from '../preview/load-shape';

/** What matters of a load to whoever chooses bounds and targets. */
export interface LoadFacts {
  readonly atBegin: number;
  readonly most: number;
  /** By how much it grows at most while new pods start. */
  readonly growth: number;
}

/** Moments at which a load is looked at: one each second of a day, and as many of what is longer. */
const MOST_MOMENTS = 86_400;

/** Looks at a load over all of a preview; what is not known of it counts as 0. */
export function loadFactsOf(load: LoadShape, durationSeconds: number, leadSeconds: number): LoadFacts {
  const curve = curveOf(load);
  const step = Math.max(1, Math.ceil(durationSeconds / MOST_MOMENTS));
  const values = Array.from({ length: Math.ceil(durationSeconds / step) }, (_, i) => {
    const value = curve(i * step);
    return Number.isNaN(value) ? 0 : value;
  });
  const ahead = Math.ceil(leadSeconds / step);
  return {
    atBegin: values[0] ?? 0,
    most: values.reduce((most, value) => Math.max(most, value), 0),
    growth: values.reduce((most, value, i) => Math.max(most, (values[i + ahead] ?? 0) - value), 0),
  };
}
