import { KedaFields } from './keda-fields';
import { SecretKeyRef } from './secret-key-ref';

/** A value of a Secret as the blocks of KEDA hold it. */
export function valueFrom({ key, name }: SecretKeyRef): KedaFields {
  return { valueFrom: { secretKeyRef: { name, key } } };
}
