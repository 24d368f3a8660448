import { broken, Link, ok, unknown } from './link';
import { needs, Subject } from './subject';
import { nearest } from '../faults/nearest';
import { KedaTrigger } from '../graph/keda-options';
import { CLUSTER_TRIGGER_AUTHENTICATION, KEDA_API_VERSION, TRIGGER_AUTHENTICATION } from '../platforms/keda/names';

/** Whether the credentials that a trigger refers to are there; nothing where it refers to none. KEDA does not name them. */
export function authenticationLink({ seen, node }: Subject, { authenticationRef, path }: KedaTrigger): Link | undefined {
  const name = authenticationRef?.name;
  if (authenticationRef === undefined || name === undefined) {
    return undefined;
  }
  const { namespace } = node.manifest.metadata;
  const { kind } = authenticationRef;
  const isOfCluster = kind === CLUSTER_TRIGGER_AUTHENTICATION.split('/')[1];
  const where = isOfCluster ? undefined : namespace;
  if (seen.object(KEDA_API_VERSION, kind, where, name) !== undefined) {
    return ok('authentication', `${kind} ${name} exists`);
  }
  const unread = seen.unreadOf(KEDA_API_VERSION, kind, where);
  if (unread !== undefined) {
    return unknown('authentication', `whether ${kind} ${name} exists is not known`, needs(unread));
  }
  const alike = seen.objects(isOfCluster ? CLUSTER_TRIGGER_AUTHENTICATION : TRIGGER_AUTHENTICATION, where);
  const others = alike.flatMap(({ manifest }) => manifest.metadata.name ?? []);
  const meant = nearest(name, others);
  return broken('authentication', `${kind} ${name} does not exist${isOfCluster ? '' : ` in namespace ${namespace}`}`, {
    effect: 'KEDA has no credentials for the trigger, does not say so, and makes no HorizontalPodAutoscaler',
    fix: meant === undefined ? `make ${kind} ${name}${isOfCluster ? '' : ` in namespace ${namespace}`}, or correct ${path}.authenticationRef` : `did you mean ${meant}? Correct ${path}.authenticationRef.name`,
  });
}
