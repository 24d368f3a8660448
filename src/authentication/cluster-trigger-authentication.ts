import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ITriggerAuthentication } from './authentication';
import { ClusterTriggerAuthenticationProps } from './authentication-props';
import { authenticationSpec, featuresOf, parameterNamesOf } from './authentication-spec';
import { KEDA_API_VERSION } from '../keda/names';
import { KedaFeature } from '../keda/since';
import { patchLast } from '../kubernetes/late-patches';
import { checkObjectName } from '../kubernetes/names';
import { Place } from '../place';

/**
 * What triggers of all namespaces authenticate with. Its Secrets and ConfigMaps are read in KEDA's own namespace.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class ClusterTriggerAuthentication extends Construct implements ITriggerAuthentication {
  /** One that is made elsewhere. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, cluster: true };
  }

  /** Always true. */
  public readonly cluster = true;

  /** Its name. */
  public readonly name: string;

  /** Always undefined. */
  public readonly namespace?: string;

  /** Names of the parameters that it gives to a trigger; undefined where a file decides. */
  public readonly parameterNames?: string[];

  /** The provider of its pod identity, if it has one. */
  public readonly podIdentityProvider?: string;

  /** The object. */
  public readonly manifest: ApiObject;

  /** @internal */
  public readonly _features: KedaFeature[];

  constructor(scope: Construct, id: string, props: ClusterTriggerAuthenticationProps) {
    super(scope, id);
    const place = Place.of(this);
    this.name = props.name ?? id;
    this.parameterNames = parameterNamesOf(props, props.filePath);
    this.podIdentityProvider = props.podIdentity?._provider;
    checkObjectName(place.at('name'), this.name);
    const spec = authenticationSpec(place, props, props.filePath);
    this._features = featuresOf(spec);
    this.manifest = new ApiObject(this, 'Resource', { apiVersion: KEDA_API_VERSION, kind: 'ClusterTriggerAuthentication', metadata: { name: this.name }, spec });
    // cdk8s gives every object the namespace of the chart, and this kind has none.
    patchLast(this.manifest, ({ metadata }) => delete metadata.namespace);
  }
}
