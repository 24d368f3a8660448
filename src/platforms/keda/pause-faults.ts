import { EXCLUDED_LABELS, FORCE_ACTIVATION, PAUSED, PAUSED_REPLICAS, PAUSED_SCALE_IN, PAUSED_SCALE_OUT } from './names';
import { isGoBoolean } from './number';
import { Fault, faultAt } from '../../faults/fault';
import { MAX_INT32 } from '../kubernetes/limits';
import { sinceFault } from '../product-version';

/** Annotations whose text KEDA reads as a boolean; what is none counts as true. */
const BOOLEANS = [PAUSED, PAUSED_SCALE_IN, PAUSED_SCALE_OUT, FORCE_ACTIVATION];

/** Whether KEDA has no HPA for a ScaledObject with these annotations. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, NeedToBePausedByAnnotation. */
export function isPaused(annotations: { readonly [key: string]: string }): boolean {
  return annotations[PAUSED_REPLICAS] !== undefined || (annotations[PAUSED] !== undefined && annotations[PAUSED] !== 'false');
}

/**
 * Annotations by which KEDA pauses that it cannot read, or reads as something else than what they say.
 *
 * Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_types.go, controllers/keda/scaledobject_controller.go.
 */
export function pauseFaults(annotations: { readonly [key: string]: string } = {}): Fault[] {
  const replicas = annotations[PAUSED_REPLICAS];
  return [
    ...replicas === undefined || isReplicas(replicas) ? []
      : [faultAt([PAUSED_REPLICAS], 'must be a whole number of replicas, at least 0: KEDA fails on any other text, and neither pauses nor scales', replicas, 'write a number such as "2"')],
    ...BOOLEANS.flatMap((key) => annotations[key] === undefined || isGoBoolean(annotations[key]) ? []
      : [{ ...faultAt([key], 'counts as true: KEDA takes every text that is no boolean for true', annotations[key], 'write "true", or remove the annotation'), isWarning: true }]),
  ];
}

/** Annotations that not every KEDA reads. Source: since.ts. */
const READ_SINCE = [FORCE_ACTIVATION, PAUSED_SCALE_IN, PAUSED_SCALE_OUT, EXCLUDED_LABELS] as const;

/** Annotations that older versions of KEDA do not read. */
export function unreadAnnotationFaults(annotations: { readonly [key: string]: string } = {}): Fault[] {
  return READ_SINCE.flatMap((key) => annotations[key] === undefined ? []
    : [sinceFault('KEDA', `annotation ${key}`, { pointer: [key], got: annotations[key], then: 'an older one does not read it' })]);
}

function isReplicas(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= MAX_INT32;
}
