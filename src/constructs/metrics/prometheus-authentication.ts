import { Place } from '../../faults/place';
import { ITriggerAuthentication } from '../authentication/authentication-props';
import { checkProps } from '../props/check-props';

/** Where an Amazon Managed Service for Prometheus is, and who asks it. */
export interface AwsPrometheusOptions {
  /**
   * A `PodIdentity.aws(...)`, or parameters `awsRoleArn` or `awsAccessKeyID` and `awsSecretAccessKey`.
   *
   * @default - the identity of the KEDA operator
   */
  readonly authenticationRef?: ITriggerAuthentication;

  /** Region of AWS that holds the workspace, such as `eu-central-1`. */
  readonly region: string;
}

/**
 * How KEDA authenticates to a Prometheus: those ways that its prometheus scaler really uses. (It also parses `apiKey`, and sends
 * nothing for it.)
 *
 * @see https://keda.sh/docs/2.21/scalers/prometheus/#authentication-parameters
 *
 * @example
 * const token = new kedaAuthentication.TriggerAuthentication(chart, 'token', {
 *   parameters: { bearerToken: kedaAuthentication.ParameterSource.fromSecret('mimir', 'token') },
 * });
 * const prometheus = Prometheus.fromAddress('https://mimir.monitoring.svc:8443/prometheus', {
 *   authentication: PrometheusAuthentication.bearer(token),
 * });
 */
export class PrometheusAuthentication {
  /** User name and password: parameters `username` and, where there is one, `password`; `ca` for a private authority. */
  static basic(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(['basic'], authenticationRef);
  }

  /** A token: parameter `bearerToken` (or `token`); `ca` for a private authority. */
  static bearer(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(['bearer'], authenticationRef);
  }

  /**
   * A header of your own: parameters `customAuthHeader` and `customAuthValue`; `ca` for a private authority.
   *
   * A Prometheus without authentication whose certificate a private authority signed: KEDA reads `ca` beside one of these ways alone. Give
   * it here, beside a header that Prometheus ignores, or mount the certificate into the KEDA operator at `/custom/ca` and leave it out.
   */
  static custom(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(['custom'], authenticationRef);
  }

  /**
   * A client of OAuth 2, by client credentials: `oauth2` of the TriggerAuthentication, or the parameters `oauthTokenURI`, `clientID`, `clientSecret`,
   * `scopes` and `endpointParams`. KEDA keeps the token until it expires.
   *
   * Since KEDA 2.21, as its release notes say; an older one sends nothing, and is refused.
   */
  static oauth(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(['oauth'], authenticationRef);
  }

  /** A client certificate: parameters `cert`, `key` and, for a private authority, `ca`. */
  static tls(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(['tls'], authenticationRef);
  }

  /** Amazon Managed Service for Prometheus: requests are signed. */
  static aws(options: AwsPrometheusOptions): PrometheusAuthentication {
    checkProps(Place.named('PrometheusAuthentication.aws'), 'AwsPrometheusOptions', options);
    return new PrometheusAuthentication([], options.authenticationRef, 'aws', options.region);
  }

  /**
   * Azure managed Prometheus: needs a `PodIdentity.azureWorkload()`. Its own agent reads no ServiceMonitor of prometheus-operator: say
   * `Monitor.external(...)` where that agent scrapes the model.
   */
  static azure(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication([], authenticationRef, 'azure');
  }

  /**
   * Google Cloud Managed Service for Prometheus: needs a `PodIdentity.gcp()` or a parameter `GoogleApplicationCredentials`. Its managed
   * collection reads no ServiceMonitor of prometheus-operator: say `Monitor.external(...)` where that scrapes the model.
   */
  static gcp(authenticationRef: ITriggerAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication([], authenticationRef, 'gcp');
  }

  private constructor(
    /** @internal */
    public readonly _modes: string[],
    /** @internal */
    public readonly _authentication?: ITriggerAuthentication,
    /** @internal */
    public readonly _cloud?: 'aws' | 'azure' | 'gcp',
    /** @internal */
    public readonly _region?: string,
    /** @internal */
    public readonly _others: PrometheusAuthentication[] = [],
  ) {}

  /** Both at once, from one TriggerAuthentication, such as a token and a client certificate. */
  public combinedWith(other: PrometheusAuthentication): PrometheusAuthentication {
    return new PrometheusAuthentication(
      [...this._modes, ...other._modes], this._authentication, this._cloud ?? other._cloud, this._region ?? other._region,
      [...this._others, other, ...other._others],
    );
  }
}
