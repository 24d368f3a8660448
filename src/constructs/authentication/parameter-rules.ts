import { KedaFields } from './keda-fields';
import { PodIdentity } from './pod-identity';
import { SecretKeyRef } from './secret-key-ref';
import { Place } from '../../faults/place';
import { checkObjectName } from '../../platforms/kubernetes/names';

const KEY = /^[-._a-zA-Z0-9]+$/;
const MAX_KEY_LENGTH = 253;
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** Refuses what is no key of a Secret or ConfigMap. */
export function checkKey(place: Place, key: string): void {
  if (!KEY.test(key) || key.length > MAX_KEY_LENGTH) {
    place.refuse('is no key of a Secret or ConfigMap', key, 'use letters, digits, "-", "_" and "."');
  }
}

/** Refuses what is no name of an environment variable. */
export function checkVariable(place: Place, name: string): void {
  if (!VARIABLE.test(name)) {
    place.refuse('is no name of an environment variable', name, 'use letters, digits, "_", "-" and ".", no digit first');
  }
}

/** A value of a Secret as the blocks of KEDA hold it. */
export function valueFrom(place: Place, ref: SecretKeyRef): KedaFields {
  checkObjectName(place.at('name'), ref.name);
  checkKey(place.at('key'), ref.key);
  return { valueFrom: { secretKeyRef: { name: ref.name, key: ref.key } } };
}

/** Refuses an identity of another cloud than that of a secret manager. */
export function checkProvider(place: Place, identity: PodIdentity | undefined, provider: string, fix: string): void {
  if (identity !== undefined && identity._provider !== provider) {
    place.refuse(`is of another cloud, and a value cannot be read with it (${provider} can)`, identity._provider, fix);
  }
}

/** Refuses a text that is blank. */
export function checkText(place: Place, text: string, fix: string): void {
  if (text.trim() === '') {
    place.refuse('has to say something', text, fix);
  }
}
