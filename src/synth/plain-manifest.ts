import { ApiObject, App, ImplicitTokenResolver, LazyResolver, NumberStringUnionResolver } from 'cdk8s';
import { Untyped } from '../platforms/kubernetes/untyped';

/** What each app of cdk8s has for values that are made late; none of them has to do with a plain value. */
const RESOLVERS: unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];
/** A key that makes no field where it is assigned. */
const PROTOTYPE = '__proto__';
/** With this variable cdk8s leaves keys in their order. */
const UNSORTED = 'CDK8S_DISABLE_SORT';

/**
 * What cdk8s renders of an object, where all of it is plain; undefined where some of it has to be resolved first, or is for cdk8s to refuse.
 * cdk8s looks for the app and asks each of its resolvers for each value, and copies all twice: that takes three times as long.
 */
export function plainManifest(object: ApiObject, given: object): Untyped {
  const { resolvers } = App.of(object);
  if (!resolvers?.every(({ constructor }) => RESOLVERS.includes(constructor)) || process.env[UNSORTED]) {
    return undefined;
  }
  try {
    const { apiVersion, kind, metadata, ...rest }: Untyped = copied({ ...given, metadata: object.metadata.toJson() });
    return { ...apiVersion !== undefined && { apiVersion }, ...kind !== undefined && { kind }, ...metadata !== undefined && { metadata }, ...rest };
  } catch {
    // Something is not plain, or holds itself.
    return undefined;
  }
}

/** A copy with sorted keys and without fields that have no value. Fails on what is not plain. */
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function') {
      throw new TypeError();
    }
    return value ?? undefined;
  }
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  const fields = value as { readonly [key: string]: unknown };
  if (fields.constructor !== Object || typeof fields.resolve === 'function') {
    throw new TypeError();
  }
  const copy: { [key: string]: unknown } = {};
  for (const key of Object.keys(fields).sort()) {
    const own = copied(fields[key]);
    if (key === PROTOTYPE) {
      throw new TypeError();
    }
    if (own !== undefined) {
      copy[key] = own;
    }
  }
  return copy;
}
