import { KedaFields } from './keda-fields';
import { checkKey, checkVariable } from './parameter-rules';
import { SecretManager } from './secret-manager';
import { Place } from '../../faults/place';
import { checkObjectName } from '../../platforms/kubernetes/names';

/** Lists of a TriggerAuthentication that hold one entry per parameter. */
export type SourceList = 'env' | 'configMapTargetRef' | 'secretTargetRef' | 'boundServiceAccountToken';

/** Where a TriggerAuthentication takes the value of a parameter from. */
export class ParameterSource {
  /**
   * A key of a Secret, in the namespace of the TriggerAuthentication (for a ClusterTriggerAuthentication in KEDA's own).
   * KEDA reads a Secret or key that is missing as an empty text.
   */
  static secret(name: string, key: string): ParameterSource {
    return new ParameterSource('secretTargetRef', { name, key }, (place) => checkRef(place, name, key));
  }

  /** A key of a ConfigMap, looked for as a Secret is. Since KEDA 2.13. */
  static configMap(name: string, key: string): ParameterSource {
    return new ParameterSource('configMapTargetRef', { name, key }, (place) => checkRef(place, name, key));
  }

  /**
   * An environment variable of a container of the model.
   *
   * @param variable name of the variable; one that is not there counts as an empty text
   * @param container name of the container; the first one unless given
   */
  static env(variable: string, container?: string): ParameterSource {
    return new ParameterSource('env', { name: variable, ...container !== undefined && { containerName: container } },
      (place) => checkVariable(place, variable));
  }

  /**
   * A token that KEDA requests for a service account, which it needs the right to (`serviceaccounts/token`). Since KEDA 2.17.
   *
   * @param serviceAccountName name of the service account
   */
  static serviceAccountToken(serviceAccountName: string): ParameterSource {
    return new ParameterSource('boundServiceAccountToken', { serviceAccountName }, (place) => checkObjectName(place, serviceAccountName));
  }

  /** @internal */
  public static _managed(manager: SecretManager, entry: KedaFields, check: (place: Place) => void): ParameterSource {
    return new ParameterSource(manager, entry, check);
  }

  private constructor(
    /** @internal */
    public readonly _owner: SourceList | SecretManager,
    /** @internal */
    public readonly _entry: KedaFields,
    /** @internal */
    public readonly _check: (place: Place) => void,
  ) {}
}

function checkRef(place: Place, name: string, key: string): void {
  checkObjectName(place.at('name'), name);
  checkKey(place.at('key'), key);
}
