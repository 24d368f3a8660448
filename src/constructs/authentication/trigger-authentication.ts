import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AuthenticationConstruct } from './authentication-construct';
import { ClusterTriggerAuthenticationProps, ITriggerAuthentication, TriggerAuthenticationProps } from './authentication-props';
import { checkedScope } from '../props/check-made';

/**
 * What triggers of one namespace authenticate with.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class TriggerAuthentication extends AuthenticationConstruct {
  /** One that is made elsewhere, in the namespace of the model. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, cluster: false };
  }

  constructor(scope: Construct, id: string, props: TriggerAuthenticationProps) {
    super(scope, id, props, { kind: 'TriggerAuthentication', namespace: props?.namespace ?? Chart.of(checkedScope('TriggerAuthentication', scope)).namespace });
  }
}

/**
 * What triggers of all namespaces authenticate with. Its Secrets and ConfigMaps are read in KEDA's own namespace.
 *
 * @see https://keda.sh/docs/2.20/concepts/authentication/
 */
export class ClusterTriggerAuthentication extends AuthenticationConstruct {
  /** One that is made elsewhere. */
  static fromName(name: string): ITriggerAuthentication {
    return { name, cluster: true };
  }

  constructor(scope: Construct, id: string, props: ClusterTriggerAuthenticationProps) {
    super(scope, id, props, { kind: 'ClusterTriggerAuthentication', filePath: props?.filePath });
  }
}
