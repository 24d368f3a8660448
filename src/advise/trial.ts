import { Capacity } from './capacity';
import { Goals } from './goal';
import { LoadFacts } from './load-facts';
import { ScalingSettings, withSettings } from './settings';
import { SignalsAt } from './targets';
import { preview, PreviewRequest, PreviewSubject } from '../preview/preview';
import { PreviewResult } from '../preview/preview-result';

/** Settings, and what a preview of them shows. */
export interface Judged {
  readonly settings: ScalingSettings;
  readonly result: PreviewResult;
  /** Of the load, what meets too few pods. */
  readonly unservedPercent: number;
  readonly meetsGoal: boolean;
}

/** Everything that proposals are tried with. */
export interface Trial {
  readonly subject: PreviewSubject;
  /** With what users ask, and what a pod serves of it. */
  readonly request: PreviewRequest;
  readonly capacity: Capacity;
  readonly goals: Goals;
  readonly load: LoadFacts;
  readonly signalsAt: SignalsAt;
  /** How long it takes until a new pod serves, once the load has grown. */
  readonly leadSeconds: number;
}

/** Previews settings by the same engine as the command `preview`. All begin with the replicas that the load needs, within their bounds. */
export function judge({ capacity, goals, load, request, subject }: Trial, settings: ScalingSettings): Judged {
  const needed = request.start?.replicas ?? Math.ceil(load.atBegin / capacity.perPod);
  const replicas = Math.min(Math.max(needed, settings.minReplicas), settings.maxReplicas);
  const { missing, result } = preview(withSettings(subject, settings), { ...request, start: { ...request.start, replicas } });
  if (result === undefined) {
    throw new RangeError(`a preview of other settings needs no more than the first one: ${missing.join('; ')}`);
  }
  const { asked, unmet } = result.totals.demand!;
  const unservedPercent = asked === 0 ? 0 : (100 * unmet) / asked;
  return { settings, result, unservedPercent, meetsGoal: unservedPercent <= goals.unservedPercent };
}
