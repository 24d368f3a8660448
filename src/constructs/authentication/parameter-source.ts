import { SecretManager } from './secret-manager';
import { Fault } from '../../faults/fault';
import { entryFaults } from '../../platforms/keda/authentication-sources';
import { Fields } from '../../platforms/kubernetes/untyped';

/** Lists of a TriggerAuthentication that hold one entry per parameter. */
export type SourceList = 'env' | 'configMapTargetRef' | 'secretTargetRef' | 'boundServiceAccountToken';

/** Where a TriggerAuthentication gets the value of a parameter. */
export class ParameterSource {
  /**
   * A key of a Secret, in the namespace of the TriggerAuthentication (of a ClusterTriggerAuthentication: in KEDA's own namespace).
   * KEDA reads a missing Secret or key as an empty text.
   */
  static fromSecret(name: string, key: string): ParameterSource {
    return new ParameterSource('secretTargetRef', { name, key });
  }

  /** A key of a ConfigMap, in the same namespace as a Secret would be. Since KEDA 2.13. */
  static fromConfigMap(name: string, key: string): ParameterSource {
    return new ParameterSource('configMapTargetRef', { name, key });
  }

  /**
   * An environment variable of a container of the model.
   *
   * @param variable name of the variable; one that is not there counts as an empty text
   * @param container name of the container; the first one unless given
   */
  static fromEnv(variable: string, container?: string): ParameterSource {
    return new ParameterSource('env', { name: variable, ...container !== undefined && { containerName: container } });
  }

  /**
   * A token of a service account, which KEDA requests. KEDA needs the right to create `serviceaccounts/token`. Since KEDA 2.17. From 2.21 on the
   * platform team also has to map the service account to an audience (`permissions.operator.restrict.serviceAccountTokenCreationRoles` of KEDA's
   * chart), or the triggers fail while KEDA looks healthy; of a ClusterTriggerAuthentication it is one of KEDA's own namespace.
   *
   * @param serviceAccountName name of the service account
   */
  static fromServiceAccountToken(serviceAccountName: string): ParameterSource {
    return new ParameterSource('boundServiceAccountToken', { serviceAccountName });
  }

  /** @internal */
  public static _managed(manager: SecretManager, entry: Fields): ParameterSource {
    return new ParameterSource(manager, entry);
  }

  private constructor(
    /** @internal */
    public readonly _owner: SourceList | SecretManager,
    /** @internal */
    public readonly _entry: Fields,
  ) {}

  /**
   * The list or block of a TriggerAuthentication that holds it.
   *
   * @internal
   */
  public get _field(): string {
    return typeof this._owner === 'string' ? this._owner : this._owner._field;
  }

  /**
   * What is wrong with it.
   *
   * @internal
   */
  public get _faults(): Fault[] {
    return entryFaults(this._field, this._entry);
  }
}
