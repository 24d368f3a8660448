import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AuthenticationConstruct } from './authentication-construct';
import { ClusterTriggerAuthenticationProps, ITriggerAuthentication, TriggerAuthenticationProps } from './authentication-props';
import { checkedScope } from '../props/check-made';

/**
 * Credentials or an identity with which triggers of one namespace log in.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 *
 * @example
 * const login = new kedaAuthentication.TriggerAuthentication(chart, 'kafka', {
 *   parameters: {
 *     username: kedaAuthentication.ParameterSource.fromSecret('kafka-keda', 'username'),
 *     password: kedaAuthentication.ParameterSource.fromSecret('kafka-keda', 'password'),
 *   },
 * });
 */
export class TriggerAuthentication extends AuthenticationConstruct {
  /** Refers to a TriggerAuthentication that exists already, in the namespace of the model. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, clusterScoped: false };
  }

  constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    super(scope, id, props, { kind: 'TriggerAuthentication', namespace: props?.namespace ?? Chart.of(checkedScope('TriggerAuthentication', scope)).namespace });
  }
}

/**
 * Credentials or an identity with which triggers of all namespaces log in. KEDA reads its Secrets and ConfigMaps in its own namespace.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class ClusterTriggerAuthentication extends AuthenticationConstruct {
  /** Refers to a ClusterTriggerAuthentication that exists already. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, clusterScoped: true };
  }

  constructor(scope: Construct, id: string, props: ClusterTriggerAuthenticationProps) {
    super(scope, id, props, { kind: 'ClusterTriggerAuthentication', filePath: props?.filePath });
  }
}
