import { numberIn } from './manifest';
import { FORCE_ACTIVATION, PAUSED_REPLICAS, PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from '../platforms/keda/names';
import { isFalse } from '../platforms/keda/number';
import { isPaused } from '../platforms/keda/pause-faults';

/** What the annotations of a ScaledObject keep KEDA from, or have it do. */
export interface Pause {
  /** Whether there is no HPA, and nothing is scaled. */
  readonly stopped: boolean;
  /** The replicas that are set while it is stopped; undefined for those that are there. */
  readonly replicas?: number;
  /** Whether no replicas are taken away, or none added. */
  readonly scaleInOff: boolean;
  readonly scaleOutOff: boolean;
  /** Whether it counts as active at every poll. */
  readonly alwaysActive: boolean;
}

/** The pause of a ScaledObject; undefined where its annotations say nothing of it. */
export function pauseIn(annotations: { [key: string]: string } | undefined): Pause | undefined {
  if (annotations === undefined) {
    return undefined;
  }
  const isOn = (key: string) => annotations[key] !== undefined && !isFalse(annotations[key]);
  const stopped = isPaused(annotations);
  const pause = {
    stopped,
    replicas: stopped ? numberIn(annotations[PAUSED_REPLICAS]) : undefined,
    scaleInOff: isOn(PAUSED_SCALE_IN),
    scaleOutOff: isOn(PAUSED_SCALE_OUT),
    alwaysActive: isOn(FORCE_ACTIVATION),
  };
  return pause.stopped || pause.scaleInOff || pause.scaleOutOff || pause.alwaysActive ? pause : undefined;
}
