import { fallbackOf } from './fallback-state';
import { broken, Link, ok } from './link';
import { Condition, conditionsOf } from './seen';
import { Subject } from './subject';
import { PAUSED, PAUSED_REPLICAS, PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from '../platforms/keda/names';
import { scalerErrorOf } from '../platforms/keda/scaler-errors';
import { counted } from '../report/summary-text';

/** Whether KEDA handles a ScaledObject; nothing for what is none. */
export function scaledObjectLink(subject: Subject): Link | undefined {
  if (!subject.isKeda) {
    return undefined;
  }
  const { Ready: ready, Active: active, HPAActive: hpaActive } = conditionsOf(subject.node.manifest);
  if (subject.isPaused) {
    return paused(subject);
  }
  if (ready === undefined || ready.status === 'Unknown') {
    return broken('scaled-object', 'KEDA has not looked at the ScaledObject', {
      effect: 'nothing is scaled', fix: 'look whether the KEDA operator runs, and whether it watches this namespace (WATCH_NAMESPACE); a new ScaledObject takes some seconds',
    });
  }
  if (ready.status === 'False') {
    return notReady(ready);
  }
  const fallback = fallbackOf(subject);
  if (fallback !== undefined) {
    return broken('scaled-object', `the fallback holds ${fallback.replicas === undefined ? 'its replicas' : counted(fallback.replicas, 'replica')}`, {
      effect: 'what the HorizontalPodAutoscaler shows is no measurement', fix: 'mend the trigger that fails', follows: true,
    });
  }
  const half = pausedHalf(subject);
  if (half !== undefined) {
    return half;
  }
  if (hpaActive?.status === 'False') {
    return broken('scaled-object', `the HorizontalPodAutoscaler does not scale (${hpaActive.reason}), although the ScaledObject says Ready`, {
      got: hpaActive.message, fix: 'see the HorizontalPodAutoscaler', follows: true,
    });
  }
  return ok('scaled-object', `the ScaledObject is ready and ${active?.status === 'True' ? 'active' : subject.replicas === 0 ? 'asleep' : 'has no load'}`);
}

function paused({ node, replicas }: Subject): Link {
  const { annotations = {} } = node.manifest.metadata;
  const key = annotations[PAUSED_REPLICAS] === undefined ? PAUSED : PAUSED_REPLICAS;
  const held = annotations[PAUSED_REPLICAS] ?? replicas;
  return broken('scaled-object', 'the ScaledObject is paused', {
    got: `${key}: "${annotations[key]}"`,
    effect: `KEDA makes no HorizontalPodAutoscaler and holds ${held === undefined ? 'the replicas' : counted(Number(held), 'replica')}, whatever the load`,
    fix: `remove the annotation ${key} where nobody wants it any more`,
    isWarning: true,
  });
}

/** One direction is paused: the other goes on. */
function pausedHalf({ node: { manifest: { metadata: { annotations = {} } } } }: Subject): Link | undefined {
  const [key] = [PAUSED_SCALE_IN, PAUSED_SCALE_OUT].filter((each) => annotations[each] !== undefined && annotations[each] !== 'false');
  return key === undefined ? undefined : broken('scaled-object', `scaling ${key === PAUSED_SCALE_IN ? 'in' : 'out'} is paused`, {
    got: `${key}: "${annotations[key]}"`,
    effect: key === PAUSED_SCALE_IN ? 'replicas come, and never go' : 'replicas go, and never come',
    fix: `remove the annotation ${key} where nobody wants it any more`,
    isWarning: true,
  });
}

function notReady({ reason, message }: Condition): Link {
  const error = scalerErrorOf(message);
  const isKnown = error.is !== 'other';
  return broken('scaled-object', isKnown ? `KEDA does not scale it: ${error.cause}` : `KEDA does not scale it (${reason})`, {
    got: message, effect: 'KEDA does not scale', fix: isKnown ? error.fix : 'correct what the condition Ready names; kubectl describe scaledobject and the log of the KEDA operator tell more',
  });
}
