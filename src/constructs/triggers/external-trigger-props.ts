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
   * Whether KEDA connects to the gRPC server over TLS. Emitted as `enableTLS`.
   *
   * @default - KEDA's, false
   */
  readonly enableTls?: boolean;

  /**
   * How the HPA compares the metric with the target; the gRPC server gives both.
   *
   * @default - KEDA's, MetricType.AVERAGE_VALUE
   */
  readonly metricType?: MetricType;

  /**
   * Parameters that KEDA sends to the gRPC server, which defines them. A key that ends with `FromEnv` sends the value of that environment
   * variable of the model's container.
   *
   * @default - nothing
   */
  readonly parameters?: { [key: string]: string };

  /** Address of the gRPC server, `SERVICE.NAMESPACE.svc:PORT`. */
  readonly scalerAddress: string;

  /**
   * Whether KEDA accepts any certificate of the gRPC server.
   *
   * @default - KEDA's, false
   */
  readonly unsafeSsl?: boolean;
}
