import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ITriggerAuthentication } from './authentication';
import { AuthenticationProps } from './authentication-props';
import { authenticationSpec, featuresOf, parameterNamesOf } from './authentication-spec';
import { Place } from '../../faults/place';
import { KEDA_API_VERSION } from '../../platforms/keda/names';
import { checkObjectName } from '../../platforms/kubernetes/names';
import { Feature } from '../../platforms/product-version';
import { WrittenObject } from '../../synth/written-object';

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
  public readonly cluster: boolean;

  /** Its name. */
  public readonly name: string;

  /** Its namespace; undefined where that is only known when the manifests are applied, and for a whole cluster. */
  public readonly namespace?: string;

  /** Names of the parameters that it gives to a trigger; undefined where a file decides. */
  public readonly parameterNames?: string[];

  /** The provider of its pod identity, if it has one. */
  public readonly podIdentityProvider?: string;

  /** The object. */
  public readonly manifest: ApiObject;

  /** @internal */
  public readonly _features: Feature<'KEDA'>[];

  constructor(scope: Construct, id: string, props: AuthenticationProps, { kind, namespace, filePath }: Kind) {
    super(scope, id);
    const place = Place.of(this);
    this.cluster = kind === 'ClusterTriggerAuthentication';
    this.name = props.name ?? id;
    this.namespace = namespace;
    this.parameterNames = parameterNamesOf(props, filePath);
    this.podIdentityProvider = props.podIdentity?._provider;
    checkObjectName(place.at('name'), this.name);
    this._features = featuresOf(props, filePath);
    const spec = authenticationSpec(place, props, filePath);
    this.manifest = new WrittenObject(this, 'Resource', { apiVersion: KEDA_API_VERSION, kind, metadata: { name: this.name, namespace }, spec }, { isClusterScoped: this.cluster });
  }
}
