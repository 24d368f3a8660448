import { SecretKeyRef } from '../../platforms/kubernetes/object-references';

/** A certificate in PEM form, in the namespace of the monitor. */
export class ScrapeCertificate {
  /** One value of a Secret. */
  static fromSecret(name: string, key: string): ScrapeCertificate {
    return new ScrapeCertificate('secret', { name, key });
  }

  /** One value of a ConfigMap. */
  static fromConfigMap(name: string, key: string): ScrapeCertificate {
    return new ScrapeCertificate('configMap', { name, key });
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'secret' | 'configMap',
    /** @internal */
    public readonly _ref: SecretKeyRef,
  ) {}
}

/**
 * How Prometheus asks for metrics over https.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.SafeTLSConfig (0.93)
 */
export interface ScrapeTls {
  /**
   * The authority that signed the server's certificate. Fails beside `insecureSkipVerify: true`, with which nothing is verified.
   *
   * @default - the authorities that the image of Prometheus trusts
   */
  readonly ca?: ScrapeCertificate;

  /**
   * The client certificate that Prometheus presents. Needs `keySecret`.
   *
   * @default - none
   */
  readonly cert?: ScrapeCertificate;

  /**
   * Whether any certificate of the server is accepted.
   *
   * @default - Prometheus', false
   */
  readonly insecureSkipVerify?: boolean;

  /**
   * The key of `cert`.
   *
   * @default - none
   */
  readonly keySecret?: SecretKeyRef;

  /**
   * The name that the server's certificate is for: pods are asked by their addresses, which certificates rarely name.
   *
   * @default - the address of the pod
   */
  readonly serverName?: string;
}

/** What Prometheus sends in the header `Authorization`. */
export interface ScrapeAuthorization {
  /** The token, in the namespace of the monitor. */
  readonly credentials: SecretKeyRef;

  /**
   * The word before the token. Fails for Basic, which takes a user and a password.
   *
   * @default - Prometheus', Bearer
   */
  readonly type?: string;
}

/** A text or binary form of metrics. */
export enum ScrapeProtocol {
  /** The binary form. */
  PROMETHEUS_PROTO = 'PrometheusProto',
  /** The text form that most servers speak. */
  PROMETHEUS_TEXT_0_0_4 = 'PrometheusText0.0.4',
  /** The text form with names in UTF-8. */
  PROMETHEUS_TEXT_1_0_0 = 'PrometheusText1.0.0',
  /** The first text form of OpenMetrics. */
  OPEN_METRICS_TEXT_0_0_1 = 'OpenMetricsText0.0.1',
  /** The text form of OpenMetrics. */
  OPEN_METRICS_TEXT_1_0_0 = 'OpenMetricsText1.0.0',
}
