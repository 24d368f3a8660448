import { SecretKeyRef } from '../../platforms/kubernetes/object-references';

/** A certificate in PEM form, in the namespace of the monitor. */
export class ScrapeCertificate {
  /** The certificate under a key of a Secret. */
  static fromSecret(name: string, key: string): ScrapeCertificate {
    return new ScrapeCertificate('secret', { name, key });
  }

  /** The certificate under a key of a ConfigMap. */
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
   * Certificate of the authority that signed the certificate of the server. Fails beside `insecureSkipVerify: true`, with which nothing is
   * verified.
   *
   * @default - the authorities that the image of Prometheus trusts
   */
  readonly ca?: ScrapeCertificate;

  /**
   * Certificate with which Prometheus identifies itself. Needs `keySecret`.
   *
   * @default - none
   */
  readonly cert?: ScrapeCertificate;

  /**
   * Whether Prometheus accepts any certificate of the server.
   *
   * @default - Prometheus', false
   */
  readonly insecureSkipVerify?: boolean;

  /**
   * Secret with the private key of `cert`.
   *
   * @default - none
   */
  readonly keySecret?: SecretKeyRef;

  /**
   * Name that the certificate of the server carries. Prometheus asks pods by their addresses, which certificates rarely carry.
   *
   * @default - the address of the pod
   */
  readonly serverName?: string;
}

/** What Prometheus sends in the header `Authorization`. */
export interface ScrapeAuthorization {
  /** Secret with the token, in the namespace of the monitor. */
  readonly credentials: SecretKeyRef;

  /**
   * Scheme in front of the token in the header `Authorization`. Fails for Basic, which needs a user and a password.
   *
   * @default - Prometheus', Bearer
   */
  readonly type?: string;
}

/** A text or binary form of metrics. */
export enum ScrapeProtocol {
  /** The binary format of Prometheus. */
  PROMETHEUS_PROTO = 'PrometheusProto',
  /** The text format of Prometheus that most servers have. */
  PROMETHEUS_TEXT_0_0_4 = 'PrometheusText0.0.4',
  /** The text format of Prometheus with names in UTF-8. */
  PROMETHEUS_TEXT_1_0_0 = 'PrometheusText1.0.0',
  /** The first version of the text format of OpenMetrics. */
  OPEN_METRICS_TEXT_0_0_1 = 'OpenMetricsText0.0.1',
  /** The text format of OpenMetrics, version 1. */
  OPEN_METRICS_TEXT_1_0_0 = 'OpenMetricsText1.0.0',
}
