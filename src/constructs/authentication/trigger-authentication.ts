import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ITriggerAuthentication } from './authentication';
import { AuthenticationConstruct } from './authentication-construct';
import { TriggerAuthenticationProps } from './authentication-props';

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
    super(scope, id, props, { kind: 'TriggerAuthentication', namespace: props?.namespace ?? Chart.of(scope).namespace });
  }
}
