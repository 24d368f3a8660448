import type * as Croner from 'croner';
import { LoadShape, LoadStep } from './load-shape';

/** When a cron trigger asks for how many replicas. */
export interface CronWindow {
  readonly start: string;
  readonly end: string;
  readonly timezone: string;
  readonly desiredReplicas: number;
}

const MILLIS_PER_SECOND = 1000;
/** Times that a schedule is looked for: more changes than that tell people nothing. */
const MAX_CHANGES = 10_000;

/** What a cron trigger asks for over time: its replicas between a start and the next end, and nothing else. Source: kedacore/keda v2.20 pkg/scalers/cron_scaler.go. */
export function cronLoad({ desiredReplicas, end, start, timezone }: CronWindow, beginMillis: number, durationSeconds: number): LoadShape {
  const [starts, ends] = [start, end].map((schedule) => new (croner().Cron)(plain(schedule), { timezone }));
  const steps: LoadStep[] = [];
  const last = beginMillis + durationSeconds * MILLIS_PER_SECOND;
  // Before the first change it is what the next one says it is.
  for (let at = beginMillis; at <= last && steps.length < MAX_CHANGES;) {
    const [nextStart, nextEnd] = [starts, ends].map((schedule) => schedule.nextRun(new Date(at))?.getTime() ?? Infinity);
    steps.push({ atSeconds: (at - beginMillis) / MILLIS_PER_SECOND, value: nextEnd < nextStart ? desiredReplicas : 0 });
    at = Math.min(nextStart, nextEnd);
  }
  return { shape: 'steps', steps };
}

/** A question mark is any value for KEDA, and the present one for this library. */
function plain(schedule: string): string {
  return schedule.replace(/\?/g, '*');
}

/** Loaded with the first schedule, since most programs have none to preview. */
function croner(): typeof Croner {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('croner');
}
