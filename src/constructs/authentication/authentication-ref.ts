import { ITriggerAuthentication } from './authentication';
import { AuthenticationConstruct } from './authentication-construct';
import type { ScaledObjectSpecTriggersAuthenticationRef, ScaledObjectSpecTriggersAuthenticationRefKind } from '../../../imports/keda.sh';
import { fault, refuseAll } from '../../faults/fault';
import { bothWords, reworded } from '../../faults/fix';
import { Place } from '../../faults/place';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';

/** By its text: the generated enum would be loaded with all of its module. */
const CLUSTER_KIND = 'ClusterTriggerAuthentication' as ScaledObjectSpecTriggersAuthenticationRefKind;

/** How a trigger names what it authenticates with; refuses what it would not find, or what this KEDA would not read. */
export function authenticationRef(
  place: Place, authentication: ITriggerAuthentication, model: { namespace?: string; version: ProductVersion<'KEDA'> },
): ScaledObjectSpecTriggersAuthenticationRef {
  const { cluster, name, namespace } = authentication;
  checkObjectName(place, name);
  if (namespace !== undefined && model.namespace !== undefined && namespace !== model.namespace) {
    place.refuse(`is a TriggerAuthentication of another namespace (${namespace}) than the model's (${model.namespace})`, name,
      'make it in the model\'s namespace, or make it a ClusterTriggerAuthentication');
  }
  if (authentication instanceof AuthenticationConstruct) {
    refuseAll(place, authentication._faults.filter(({ only }) => only === undefined || model.version.isIn(only)).map(({ what, fix }) =>
      fault(`is a TriggerAuthentication that ${what}`, name, bothWords`${reworded(fix, (text) => text.replace(', or upgrade KEDA', ''))}, or correct the version of Autoscaler.keda({ kedaVersion })`)));
  }
  return cluster ? { name, kind: CLUSTER_KIND } : { name };
}
