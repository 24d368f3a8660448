import { MetricType, TriggerOptions } from './trigger-options';
import { ITriggerAuthentication } from '../authentication/authentication-props';

/** A scaler of your own, as a gRPC server that KEDA asks. */
export interface ExternalTriggerProps extends TriggerOptions {
  /**
   * Certificates for the connection: parameters `caCert`, `tlsClientCert`, `tlsClientKey`, each of which implies TLS.
   *
   * @default - none
   */
  readonly authenticationRef?: ITriggerAuthentication;

  /**
   * Whether the connection uses TLS. Emitted as `enableTLS`.
   *
   * @default - KEDA's, false
   */
  readonly enableTls?: boolean;

  /**
   * How the HPA compares the metric with its target, both of which the server gives.
   *
   * @default - KEDA's, MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;

  /**
   * What the server is told, in words of its own. A key that ends with `FromEnv` gets the value of that environment
   * variable of the model's container.
   *
   * @default - nothing
   */
  readonly parameters?: { [key: string]: string };

  /** Address of the server, `SERVICE.NAMESPACE.svc:PORT`. */
  readonly scalerAddress: string;

  /**
   * Whether any certificate is accepted.
   *
   * @default - KEDA's, false
   */
  readonly unsafeSsl?: boolean;
}
