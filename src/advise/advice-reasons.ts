import { TriedShare } from './search';
import { judge, Judged, Trial } from './trial';
import { shown } from '../preview/decision-words';
import { HpaMetricInput } from '../preview/hpa-input';

/** What was chosen, among what. */
export interface Chosen {
  readonly share: TriedShare & { readonly best: Judged };
  /** The chosen one first. */
  readonly windows: readonly Judged[];
  /** Empty where no cooldown acts. */
  readonly cooldowns: readonly Judged[];
  readonly proposal: Judged;
}

/** What each setting follows from, with its arithmetic. */
export interface AdviceReasons {
  readonly maxReplicas: string;
  readonly minReplicas: string;
  readonly scaleDownWindowSeconds: string;
  readonly cooldownSeconds: string;
  target(metric: HpaMetricInput): string;
}

export function adviceReasons(trial: Trial, chosen: Chosen): AdviceReasons {
  const { capacity, load } = trial;
  const { best, needed, perPod, share } = chosen.share;
  const { maxReplicas } = best.settings;
  const arithmetic = `${shown(share * 100)} % of ${shown(capacity.perPod)} = ${shown(perPod)} per second of each pod`;
  return {
    target: ({ kind, targetType }) => kind === 'total' && targetType === 'AverageValue'
      ? `${arithmetic}; of the shares that keep to the goal this one takes the fewest replica-hours` : `what a pod shows at ${arithmetic}`,
    maxReplicas: `ceil(${shown(load.most)} / ${shown(perPod)}) = ${needed} at the peak${needed > maxReplicas ? `, and there are places for ${maxReplicas}` : ''}`,
    minReplicas: minimumReason(trial, best),
    scaleDownWindowSeconds: timesReason(chosen.windows, (judged) => judged.settings.scaleDownWindowSeconds),
    cooldownSeconds: timesReason(chosen.cooldowns, (judged) => judged.settings.cooldownSeconds!),
  };
}

function minimumReason(trial: Trial, { settings, unservedPercent }: Judged): string {
  const { goals, leadSeconds, load } = trial;
  const goal = `the goal is ${goals.unservedPercent} %`;
  if (settings.minReplicas === 0 || settings.minReplicas === 1) {
    return `${shown(unservedPercent)} % of the load meets too few pods, and ${goal}`;
  }
  const fewer = judge(trial, { ...settings, minReplicas: settings.minReplicas - 1 });
  return fewer.meetsGoal ? 'the least that KEDA takes beside the idle replicas'
    : `with ${settings.minReplicas - 1}, ${shown(fewer.unservedPercent)} % of the load meets too few pods, and ${goal}: it grows by ${shown(load.growth)} within the ${leadSeconds} s until a new pod serves`;
}

function timesReason(tried: readonly Judged[], secondsOf: (judged: Judged) => number): string {
  const [best, ...others] = tried;
  if (best === undefined) {
    return '';
  }
  const counts = ({ result: { totals } }: Judged) => [totals.turnedBack, shown(totals.replicaHours)];
  const [turns, hours] = counts(best);
  const next = [...others].sort((one, other) => Math.abs(secondsOf(one) - secondsOf(best)) - Math.abs(secondsOf(other) - secondsOf(best)))[0];
  return `with ${secondsOf(best)} s, ${turns} changes are turned back within ten minutes, and it takes ${hours} replica-hours${
    next === undefined ? '' : `; with ${secondsOf(next)} s, ${counts(next).join(' and ')}`}`;
}
