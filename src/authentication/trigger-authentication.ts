import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ITriggerAuthentication } from './authentication';
import { TriggerAuthenticationProps } from './authentication-props';
import { authenticationSpec, featuresOf, parameterNamesOf } from './authentication-spec';
import { KEDA_API_VERSION } from '../keda/names';
import { KedaFeature } from '../keda/since';
import { checkNamespace, checkObjectName } from '../kubernetes/names';
import { Place } from '../place';

/**
 * What triggers of one namespace authenticate with.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class TriggerAuthentication extends Construct implements ITriggerAuthentication {
  /** One that is made elsewhere, in the namespace of the model. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, cluster: false };
  }

  /** Always false. */
  public readonly cluster = false;

  /** Its name. */
  public readonly name: string;

  /** Its namespace; undefined where that is only known when the manifests are applied. */
  public readonly namespace?: string;

  /** Names of the parameters that it gives to a trigger. */
  public readonly parameterNames?: string[];

  /** The provider of its pod identity, if it has one. */
  public readonly podIdentityProvider?: string;

  /** The object. */
  public readonly manifest: ApiObject;

  /** @internal */
  public readonly _features: KedaFeature[];

  constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    super(scope, id);
    const place = Place.of(this);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace;
    this.parameterNames = parameterNamesOf(props);
    this.podIdentityProvider = props.podIdentity?._provider;
    checkObjectName(place.at('name'), this.name);
    if (this.namespace !== undefined) {
      checkNamespace(place.at('namespace'), this.namespace);
    }
    const spec = authenticationSpec(place, props);
    this._features = featuresOf(spec);
    this.manifest = new ApiObject(this, 'Resource', { apiVersion: KEDA_API_VERSION, kind: 'TriggerAuthentication', metadata: { name: this.name, namespace: this.namespace }, spec });
  }
}
