import { AuthenticationProps, OAuth2Credentials } from './authentication-props';
import { SecretManager } from './secret-manager';
import { Fault, faultAt, within } from '../../faults/fault';
import { reworded } from '../../faults/fix';
import { byName } from '../../platforms/by-name';
import { OAUTH2_PARAMETERS } from '../../platforms/keda/authentication-modes';
import { valueFrom } from '../../platforms/keda/authentication-sources';
import { statedParameters, triggerAuthenticationFaults } from '../../platforms/keda/trigger-authentication';
import { Fields } from '../../platforms/kubernetes/untyped';

/** Fields of KEDA and what props say in their stead. */
const WORDS: [field: RegExp, prop: string][] = [
  [/a podIdentity of the provider azure-workload/, 'podIdentity: PodIdentity.azureWorkload()'],
  [/a podIdentity of the provider (aws|gcp)/, 'podIdentity: PodIdentity.$1()'],
  [/the provider azure-workload/, 'PodIdentity.azureWorkload()'],
  [/the provider (aws|gcp)/, 'PodIdentity.$1()'],
  [/type: secret$/, 'use secret(...)'],
  [/keyVaultResourceURL/, 'keyVaultResourceUrl'],
  [/identityOwner to keda/, 'identityOwner to KEDA'],
];

/** The spec of a TriggerAuthentication or ClusterTriggerAuthentication. */
export function authenticationSpec({ azureServicePrincipal, oauth2, parameters = {}, podIdentity }: AuthenticationProps, filePath?: string): Fields {
  const fields = new Map<string, [name: string, entry: Fields][]>();
  byName(parameters).forEach(([name, { _entry, _field }]) => fields.set(_field, [...fields.get(_field) ?? [], [name, _entry]]));
  const lists = [...fields].map(([field, entries]): [string, unknown] => {
    const list = entries.map(([parameter, entry]) => ({ parameter, ...entry }));
    const owner = parameters[entries[0][0]]._owner;
    return [field, typeof owner === 'string' ? list : { ...owner._block(), secrets: list }];
  });
  return {
    ...podIdentity && { podIdentity: podIdentity._spec() },
    ...filePath !== undefined && { filePath },
    ...Object.fromEntries(lists),
    ...oauth2 && { oauth2: oauth2Spec(oauth2) },
    ...azureServicePrincipal && { azureServicePrincipal: azureServicePrincipal._spec() },
  };
}

/** What KEDA refuses, or loses, of a spec, at the props that it is written from. */
export function specFaults(spec: Fields, { parameters = {} }: AuthenticationProps): Fault[] {
  const stated = statedParameters(spec);
  const propOf = (pointer: (string | number)[]): (string | number)[] => {
    const parameter = stated.find((each) => each.pointer.every((part, i) => part === pointer[i]));
    const first = stated.find(({ field }) => field === pointer[0]);
    // What is wrong with a secret manager stands at the first parameter that it gives.
    return parameter !== undefined ? ['parameters', parameter.name, ...pointer.slice(parameter.pointer.length)]
      : first !== undefined ? ['parameters', first.name, ...pointer.slice(1)]
        : pointer.map((part) => part === 'externalID' ? 'externalId' : part);
  };
  const faults = triggerAuthenticationFaults(spec).map((each) => ({ ...each, pointer: propOf(each.pointer), fix: reworded(each.fix, inProps) }));
  return [...managersFaults(parameters), ...faults];
}

/** What to do, in the words of props. */
function inProps(fix: string): string {
  return WORDS.reduce((text, [pattern, word]) => text.replace(pattern, word), fix);
}

/** Names of the parameters that a spec gives; undefined where a file decides, or what is no parameter gives more. */
export function parameterNamesOf({ azureServicePrincipal, oauth2, parameters = {} }: AuthenticationProps, filePath?: string): string[] | undefined {
  return filePath !== undefined || azureServicePrincipal !== undefined ? undefined
    : [...Object.keys(parameters), ...oauth2 === undefined ? [] : OAUTH2_PARAMETERS];
}

/** Parameters of a second secret manager of one kind: a spec has a block of each. */
function managersFaults(parameters: NonNullable<AuthenticationProps['parameters']>): Fault[] {
  const managers = new Map<string, SecretManager | string>();
  return byName(parameters).flatMap(([name, { _field, _owner }]) => {
    const first = managers.get(_field) ?? _owner;
    managers.set(_field, first);
    return first === _owner ? []
      : within(['parameters'], [faultAt([name], `comes from another ${_field} than the parameters before, and there can be one`, _field, 'take all from one, or use a TriggerAuthentication each')]);
  });
}

function oauth2Spec({ clientId, clientSecret, scopes, tokenUrl, tokenUrlParams }: OAuth2Credentials): Fields {
  return {
    type: 'clientCredentials',
    clientId,
    ...clientSecret && { clientSecret: valueFrom(clientSecret) },
    tokenUrl,
    ...scopes && { scopes },
    ...tokenUrlParams && { tokenUrlParams },
  };
}
