import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AuthenticationProps, ITriggerAuthentication } from './authentication-props';
import { authenticationSpec, parameterNamesOf, specFaults } from './authentication-spec';
import type { ScaledObjectSpecTriggersAuthenticationRef, ScaledObjectSpecTriggersAuthenticationRefKind } from '../../../imports/keda.sh';
import { Fault, fault, refuseAll } from '../../faults/fault';
import { fieldBelow } from '../../faults/field-path';
import { Place } from '../../faults/place';
import { KEDA_API_VERSION } from '../../platforms/keda/names';
import { checkNamespace, checkObjectName } from '../../platforms/kubernetes/names';
import { ProductVersion } from '../../platforms/product-version';
import { WrittenObject } from '../../synth/written-object';
import { checkedId } from '../props/check-made';
import { checkProps } from '../props/check-props';

/** What the two kinds of authentications differ in. */
interface Kind {
  readonly kind: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
  /** Undefined for a whole cluster, and where it is only known when the manifests are applied. */
  readonly namespace?: string;
  readonly filePath?: string;
}

/**
 * What TriggerAuthentication and ClusterTriggerAuthentication share.
 *
 * @internal
 */
export abstract class AuthenticationConstruct extends Construct implements ITriggerAuthentication {
  /** Whether it is a ClusterTriggerAuthentication, which triggers of all namespaces can name. */
  public readonly clusterScoped: boolean;

  /** Name of the object, by which triggers refer to it. */
  public readonly name: string;

  /** Namespace of the object; undefined where only `kubectl apply` decides it, and for a ClusterTriggerAuthentication. */
  public readonly namespace?: string;

  /** Names of the parameters that triggers get from it; undefined where they come from a file. */
  public readonly parameterNames?: string[];

  /** Provider of its pod identity, such as `aws`; undefined where it has none. */
  public readonly podIdentityProvider?: string;

  /** The manifest that is written. */
  public readonly apiObject: ApiObject;

  /** @internal */
  public readonly _faults: Fault[];

  constructor(scope: Construct, id: string, props: AuthenticationProps, { kind, namespace, filePath }: Kind) {
    super(scope, checkedId(kind, scope, id));
    checkProps(Place.of(this), `${kind}Props`, props);
    const place = Place.keeping(this);
    this.clusterScoped = kind === 'ClusterTriggerAuthentication';
    this.name = props.name ?? id;
    this.namespace = namespace;
    this.parameterNames = parameterNamesOf(props, filePath);
    this.podIdentityProvider = props.podIdentity?._provider;
    place.attempt(() => checkObjectName(place.at('name'), this.name));
    if (namespace !== undefined) {
      place.attempt(() => checkNamespace(place.at('namespace'), namespace));
    }
    const spec = authenticationSpec(props, filePath);
    const faults = specFaults(spec, props);
    // Which KEDA it is for, the triggers know that use it.
    this._faults = faults.filter(({ only }) => only !== undefined);
    refuseAll(place, faults.filter(({ only }) => only === undefined));
    place.throwRefused();
    const metadata = { name: this.name, namespace };
    this.apiObject = new WrittenObject(this, 'Resource', { apiVersion: KEDA_API_VERSION, kind, metadata, spec }, { isClusterScoped: this.clusterScoped });
  }
}

/** By its text: the generated enum would be loaded with all of its module. */
const CLUSTER_KIND = 'ClusterTriggerAuthentication' as ScaledObjectSpecTriggersAuthenticationRefKind;

/** How a trigger names what it authenticates with; refuses what it would not find, or what this KEDA would not read. */
export function authenticationRef(
  place: Place, authentication: ITriggerAuthentication, model: { namespace?: string; version: ProductVersion<'KEDA'> },
): ScaledObjectSpecTriggersAuthenticationRef {
  const { clusterScoped, name, namespace } = authentication;
  checkObjectName(place, name);
  if (namespace !== undefined && model.namespace !== undefined && namespace !== model.namespace) {
    place.refuse(`is a TriggerAuthentication of another namespace (${namespace}) than the model's (${model.namespace})`, name,
      'make it in the model\'s namespace, or make it a ClusterTriggerAuthentication');
  }
  if (authentication instanceof AuthenticationConstruct) {
    refuseAll(place, model.version.faultsIn(authentication._faults).map(({ pointer, what, fix }) =>
      fault(`is a TriggerAuthentication whose ${fieldBelow('', ...pointer)} ${what}`, name, fix)));
  }
  return clusterScoped ? { name, kind: CLUSTER_KIND } : { name };
}
