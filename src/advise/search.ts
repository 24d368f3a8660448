import { settingsOf, ScalingSettings } from './settings';
import { targetsAt } from './targets';
import { judge, Judged, Trial } from './trial';

/** Shares of what a pod serves at which it may be kept. */
const SHARES = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];
/** Windows and cooldowns that are tried, beside the present ones. */
const WINDOWS_SECONDS = [60, 300, 600, 1800];
const COOLDOWNS_SECONDS = [60, 300, 600, 1800, 3600];
/** A change for less than this is not worth it. */
const HARDLY_MORE = 1.02;

/** The cheapest settings for one share of what a pod serves that keep to the goal. */
export interface TriedShare {
  readonly share: number;
  /** What each pod is kept at, of the load per second. */
  readonly perPod: number;
  /** The replicas that this takes at the peak, before places limit them. */
  readonly needed: number;
  /** Those with the least minimum that was tried. */
  readonly settings: ScalingSettings;
  /** Undefined where not even all of them from the begin on keep to the goal. */
  readonly best?: Judged;
}

/** Tries each share with the least minimum that keeps to the goal. */
export function tryShares(trial: Trial): TriedShare[] {
  const now = settingsOf(trial.subject);
  return SHARES.map((share) => {
    const perPod = Number((trial.capacity.perPod * share).toPrecision(12));
    const { targets } = targetsAt(trial.subject, trial.signalsAt, perPod);
    const needed = Math.max(1, Math.ceil(trial.load.most / perPod));
    const maxReplicas = Math.max(leastOf(trial), Math.min(needed, trial.request.pods?.places ?? Infinity, trial.request.pods?.quota ?? Infinity));
    const settings = { ...now, maxReplicas, minReplicas: leastOf(trial), targets: { ...now.targets, ...targets } };
    return { share, perPod, needed, settings, best: withLeastMinimum(trial, settings) };
  });
}

/** The cheapest of them; where two cost the same, the one that keeps pods busier. */
export function cheapest(tried: readonly TriedShare[]): TriedShare & { readonly best: Judged } | undefined {
  return tried.filter((each): each is TriedShare & { readonly best: Judged } => each.best !== undefined)
    .sort((one, other) => hoursOf(one.best) - hoursOf(other.best) || other.share - one.share)[0];
}

/** The smallest minimum: zero is proposed to nobody who does not have it. */
export function leastOf({ subject: { autoscaler: { hpa, keda } } }: Trial): number {
  const { idleReplicas, minReplicas = hpa.minReplicas } = keda ?? {};
  return idleReplicas !== undefined ? idleReplicas + 1 : minReplicas === 0 ? 0 : 1;
}

/** By halves, since more replicas that are always there never serve less. */
function withLeastMinimum(trial: Trial, settings: ScalingSettings): Judged | undefined {
  let [low, high] = [settings.minReplicas, settings.maxReplicas];
  let best = judge(trial, { ...settings, minReplicas: high });
  if (!best.meetsGoal) {
    return undefined;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const judged = judge(trial, { ...settings, minReplicas: middle });
    if (judged.meetsGoal) {
      [high, best] = [middle, judged];
    } else {
      low = middle + 1;
    }
  }
  return best;
}

/** Those that keep to the goal by a window of the scale-down, the one to propose first. */
export function tryWindows(trial: Trial, { settings }: Judged): Judged[] {
  const times = timesFrom(trial, settings.scaleDownWindowSeconds, WINDOWS_SECONDS);
  return calmestFirst(trial, times.map((scaleDownWindowSeconds) => ({ ...settings, scaleDownWindowSeconds })));
}

/** The same by a cooldown. */
export function tryCooldowns(trial: Trial, { settings }: Judged): Judged[] {
  const times = timesFrom(trial, settings.cooldownSeconds!, COOLDOWNS_SECONDS);
  return calmestFirst(trial, times.map((cooldownSeconds) => ({ ...settings, cooldownSeconds })));
}

/** No pod goes sooner than another could come. */
function timesFrom({ leadSeconds }: Trial, now: number, others: readonly number[]): number[] {
  return [...new Set([now, ...others.filter((seconds) => seconds >= leadSeconds)])];
}

/** What turns back least often, and then what is cheapest; but the present one, which is the first, where another is hardly any better. */
function calmestFirst(trial: Trial, tried: ScalingSettings[]): Judged[] {
  const [now, ...others] = tried.map((settings) => judge(trial, settings));
  const kept = [now, ...others].filter(({ meetsGoal }) => meetsGoal)
    .sort((one, other) => turnsOf(one) - turnsOf(other) || hoursOf(one) - hoursOf(other));
  const isAsGood = now.meetsGoal && turnsOf(now) === turnsOf(kept[0]) && hoursOf(now) <= hoursOf(kept[0]) * HARDLY_MORE;
  return isAsGood ? [now, ...kept.filter((each) => each !== now)] : kept;
}

function turnsOf({ result }: Judged): number {
  return result.totals.turnedBack;
}

export function hoursOf({ result }: Judged): number {
  return result.totals.replicaHours;
}
