import { KEDA_HPA_PREFIX } from './names';
import { fault, Fault, faultAt } from '../../faults/fault';
import { Fix } from '../../faults/fix';
import { isDnsSubdomain, MAX_LABEL_LENGTH } from '../kubernetes/names';

/** What is asked of the HPA's name, beside its own rules. */
const NAME_FIX = 'use lower-case letters, digits, "-" and ".", with a letter or digit first and last';

/** Where the HPA is named. */
const HPA_NAME: Fix = { yaml: 'name the HPA in advanced.horizontalPodAutoscalerConfig.name', typescript: 'give its name as hpaName' };

/** Most characters of a ScaledObject's name, beside which KEDA's prefix of the HPA's name has to fit. */
export const LONGEST_NAME = MAX_LABEL_LENGTH - KEDA_HPA_PREFIX.length;

/**
 * Names of a ScaledObject, and of the HPA where one is given, that KEDA's webhook rejects: both are values of labels. Pointers are `name` and
 * `hpaName`. Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyName.
 */
export function nameFaults(name: string | undefined, hpaName: unknown): Fault[] {
  const own = name === undefined ? [] : hpaName !== undefined ? lengthFaults('name', name)
    : name.length <= LONGEST_NAME ? []
      : [faultAt(['name'], `is longer than ${LONGEST_NAME} characters (${name.length}): KEDA names the HPA ${KEDA_HPA_PREFIX}${name}, and that name may have ${MAX_LABEL_LENGTH}`,
        name, 'shorten it, or name the HPA by advanced.horizontalPodAutoscalerConfig.name')];
  return [...own, ...hpaName === undefined ? [] : hpaNameFaults(hpaName)];
}

function hpaNameFaults(hpaName: unknown): Fault[] {
  return isDnsSubdomain(hpaName) ? lengthFaults('hpaName', hpaName as string) : [faultAt(['hpaName'], 'is no object name', hpaName, NAME_FIX)];
}

function lengthFaults(field: string, name: string): Fault[] {
  return name.length <= MAX_LABEL_LENGTH ? []
    : [{ ...fault(`is longer than ${MAX_LABEL_LENGTH} characters (${name.length}): KEDA's webhook rejects the ScaledObject`, name, 'shorten it'), pointer: [field] }];
}

/**
 * An HPA that is to be taken over, and is not named. Pointer is `transferHpaOwnership`.
 * Source: kedacore/keda v2.20 apis/keda/v1alpha1/scaledobject_webhook.go, verifyHpas.
 */
export function takeOverFaults(isTakenOver: boolean, hpaName: unknown): Fault[] {
  return isTakenOver && hpaName === undefined
    ? [faultAt(['transferHpaOwnership'], 'has no effect without the name of the HPA: KEDA takes over an HPA of that name alone', true, HPA_NAME)] : [];
}
