import { Construct } from 'constructs';
import { ITriggerAuthentication } from './authentication';
import { AuthenticationConstruct } from './authentication-construct';
import { ClusterTriggerAuthenticationProps } from './authentication-props';

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
