import { Advice, AdvisedSetting, TriedTarget } from './advice';
import { adviceReasons, Chosen } from './advice-reasons';
import { Capacity } from './capacity';
import { Goals, goalWords } from './goal';
import { loadFactsOf } from './load-facts';
import { cheapest, hoursOf, TriedShare, tryCooldowns, tryShares, tryWindows } from './search';
import { settingFieldsOf } from './setting-fields';
import { settingsOf } from './settings';
import { SignalsAt, targetsAt } from './targets';
import { judge, Judged, Trial } from './trial';
import { AutoscalerNode } from '../graph/autoscaler';
import { nameOf } from '../graph/manifest';
import { LoadShape } from '../preview/load-shape';
import { preview, PreviewRequest, PreviewSubject } from '../preview/preview';

/** What advice is asked of an autoscaler. */
export interface AdviceRequest {
  /** What all users ask, per second. */
  readonly load: LoadShape;
  readonly preview: PreviewRequest;
  readonly capacity: Capacity;
  readonly goals: Goals;
  readonly signalsAt: SignalsAt;
}

/** Advice, or what has to be stated before there can be some. */
export type Advised =
  | { readonly advice: Advice; readonly missing?: undefined }
  | { readonly advice?: undefined; readonly missing: readonly string[] };

/** Proposes targets, bounds and times, and previews both what there is and what is proposed. */
export function advise(node: AutoscalerNode, subject: PreviewSubject, { capacity, goals, load, preview: asked, signalsAt }: AdviceRequest): Advised {
  const request: PreviewRequest = { ...asked, demand: { load, servedPerSecondPerPod: capacity.perPod } };
  const { missing } = preview(subject, { ...request, durationSeconds: 1 });
  if (missing !== undefined) {
    return { missing };
  }
  const leadSeconds = (request.scrapeSeconds ?? 0) + subject.controller.syncPeriodSeconds + (request.pods?.startSeconds ?? 0);
  const facts = loadFactsOf(load, request.durationSeconds, leadSeconds);
  const trial: Trial = { subject, request, capacity, goals, load: facts, signalsAt, leadSeconds };
  const present = judge(trial, settingsOf(subject));
  const tried = tryShares(trial);
  const chosen = chosenOf(trial, tried);
  return {
    advice: {
      name: nameOf(node.manifest),
      durationSeconds: request.durationSeconds,
      goal: goalWords(goals),
      capacity,
      load: { most: facts.most, growth: facts.growth, leadSeconds },
      present,
      proposal: chosen?.proposal,
      settings: chosen === undefined ? [] : settingsIn(node, trial, present, chosen),
      tried: tried.map(triedTarget),
      notes: notesOf(trial, tried, chosen),
      assumptions: ['each preview begins with the replicas that the load needs at second 0, within its bounds', ...present.result.assumptions],
    },
  };
}

function triedTarget({ best, perPod, settings: { maxReplicas }, share }: TriedShare): TriedTarget {
  return {
    share,
    perPod,
    maxReplicas,
    ...best !== undefined && { minReplicas: best.settings.minReplicas, replicaHours: hoursOf(best), unservedPercent: best.unservedPercent },
  };
}

/** The cheapest share, then the window that suits it, then the cooldown where it acts. */
function chosenOf(trial: Trial, tried: TriedShare[]): Chosen | undefined {
  const share = cheapest(tried);
  if (share === undefined) {
    return undefined;
  }
  const windows = tryWindows(trial, share.best);
  const { keda } = trial.subject.autoscaler;
  const isCooldownActing = keda !== undefined && (share.best.settings.minReplicas === 0 || keda.idleReplicas !== undefined);
  const cooldowns = isCooldownActing ? tryCooldowns(trial, windows[0]) : [];
  return { share, windows, cooldowns, proposal: cooldowns[0] ?? windows[0] };
}

function settingsIn(node: AutoscalerNode, trial: Trial, { settings: now }: Judged, chosen: Chosen): AdvisedSetting[] {
  const fields = settingFieldsOf(node, trial.subject);
  const { settings } = chosen.proposal;
  const because = adviceReasons(trial, chosen);
  const setting = (name: 'cooldownSeconds' | 'maxReplicas' | 'minReplicas' | 'scaleDownWindowSeconds') =>
    ({ field: fields[name], now: now[name]!, proposed: settings[name]!, because: because[name] });
  const { targets } = targetsAt(trial.subject, trial.signalsAt, chosen.share.perPod);
  return [
    ...trial.subject.autoscaler.hpa.metrics.filter(({ name }) => targets[name] !== undefined).map((metric): AdvisedSetting =>
      ({ field: fields.target(metric), now: now.targets[metric.name], proposed: targets[metric.name], because: because.target(metric) })),
    setting('maxReplicas'),
    setting('minReplicas'),
    setting('scaleDownWindowSeconds'),
    ...chosen.cooldowns.length === 0 ? [] : [setting('cooldownSeconds')],
  ];
}

function notesOf(trial: Trial, tried: TriedShare[], chosen: Chosen | undefined): string[] {
  const { capacity, goals, load, request, subject } = trial;
  const { kept } = targetsAt(subject, trial.signalsAt, capacity.perPod);
  const most = tried[0].settings.maxReplicas;
  const needed = Math.ceil(load.most / capacity.perPod);
  return [
    ...Object.entries(kept).map(([metric, why]) => `the target of ${metric} stays as it is: ${why}`),
    ...chosen !== undefined ? [] : [most < needed
      ? `no proposal keeps to the goal: the load takes ceil(${load.most} / ${capacity.perPod}) = ${needed} pods, and there are places for ${most}`
      : `no proposal keeps to the goal of ${goals.unservedPercent} %, not even with all pods from the begin on${request.outages?.length ? '; outages are among what was stated' : ''}`],
    ...chosen?.proposal.settings.cooldownSeconds !== undefined && chosen.cooldowns.length === 0
      ? ['cooldownPeriod stays as it is: it acts on the last step to zero or idle alone, and the proposal never goes there'] : [],
  ];
}
