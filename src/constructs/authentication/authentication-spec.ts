import { AuthenticationProps } from './authentication-props';
import { KedaFields } from './keda-fields';
import { OAuth2Credentials } from './oauth2';
import { checkText, valueFrom } from './parameter-rules';
import { ParameterSource } from './parameter-source';
import { SecretManager } from './secret-manager';
import { Place } from '../../faults/place';
import { OAUTH2_PARAMETERS } from '../../platforms/keda/authentication-modes';
import { checkUrl } from '../../platforms/keda/server-address';
import { Feature } from '../../platforms/product-version';

/** Sources that older versions of KEDA drop. */
const FEATURES: [feature: Feature<'KEDA'>, isUsed: (props: AuthenticationProps, filePath?: string) => boolean][] = [
  ['TriggerAuthentication configMapTargetRef', (props) => takesFrom(props, 'configMapTargetRef')],
  ['TriggerAuthentication boundServiceAccountToken', (props) => takesFrom(props, 'boundServiceAccountToken')],
  ['TriggerAuthentication gcpSecretManager', (props) => takesFrom(props, 'gcpSecretManager')],
  ['TriggerAuthentication awsSecretManager', (props) => takesFrom(props, 'awsSecretManager')],
  ['awsSecretManager.secretKey', ({ parameters = {} }) => Object.values(parameters).some(({ _entry }) => _entry.secretKey !== undefined)],
  ['TriggerAuthentication oauth2', ({ oauth2 }) => oauth2 !== undefined],
  ['ClusterTriggerAuthentication filePath', (_props, filePath) => filePath !== undefined],
  ['podIdentity aws', ({ podIdentity }) => podIdentity?._provider === 'aws'],
  ['podIdentity.externalID', ({ podIdentity }) => podIdentity?._fields.externalID !== undefined],
];

/** The spec of a TriggerAuthentication or ClusterTriggerAuthentication; refuses what KEDA would, or would lose. */
export function authenticationSpec(place: Place, { oauth2, parameters = {}, podIdentity }: AuthenticationProps, filePath?: string): KedaFields {
  if (filePath !== undefined) {
    checkFilePath(place.at('filePath'), filePath, [oauth2, podIdentity, ...Object.values(parameters)].filter((other) => other !== undefined).length);
  } else if (oauth2 === undefined && podIdentity === undefined && Object.keys(parameters).length === 0) {
    place.refuse('gives nothing to a trigger', undefined, 'give parameters, podIdentity or oauth2');
  }
  return {
    ...podIdentity && { podIdentity: podIdentity._spec(place.at('podIdentity')) },
    ...filePath !== undefined && { filePath },
    ...parameterLists(place.at('parameters'), parameters, oauth2),
    ...oauth2 && { oauth2: oauth2Spec(place.at('oauth2'), oauth2) },
  };
}

/** What of an authentication older versions of KEDA do not have. */
export function featuresOf(props: AuthenticationProps, filePath?: string): Feature<'KEDA'>[] {
  return FEATURES.filter(([, isUsed]) => isUsed(props, filePath)).map(([feature]) => feature);
}

/** Names of the parameters that a spec gives; undefined where a file decides. */
export function parameterNamesOf({ oauth2, parameters = {} }: AuthenticationProps, filePath?: string): string[] | undefined {
  return filePath === undefined ? [...Object.keys(parameters), ...oauth2 === undefined ? [] : OAUTH2_PARAMETERS] : undefined;
}

function checkFilePath(place: Place, filePath: string, others: number): void {
  if (filePath.trim() === '' || filePath.startsWith('/') || filePath.split('/').includes('..')) {
    place.refuse('has to be a relative path without ".."', filePath, 'write it as FOLDER/FILE, below the folder that KEDA\'s flag names');
  }
  if (others > 0) {
    place.refuse('replaces everything else, which is given too', filePath, 'leave out filePath, or everything else');
  }
}

function parameterLists(place: Place, parameters: { [name: string]: ParameterSource }, oauth2?: OAuth2Credentials): KedaFields {
  const lists: { [field: string]: { readonly parameter: string }[] } = {};
  const managers = new Map<string, SecretManager>();
  for (const [parameter, source] of Object.entries(parameters)) {
    const at = place.at(parameter);
    checkText(at, parameter, 'name the parameter as the trigger reads it');
    if (oauth2 !== undefined && OAUTH2_PARAMETERS.includes(parameter)) {
      at.refuse('is set by oauth2, which overrides it', parameter, 'leave out one of the two');
    }
    source._check(at);
    const owner = source._owner;
    const field = fieldOf(source);
    if (typeof owner !== 'string') {
      if (managers.has(field) && managers.get(field) !== owner) {
        at.refuse(`comes from another ${field} than the parameters before, and there can be one`, field, 'take all from one, or use a TriggerAuthentication each');
      }
      managers.set(field, owner);
    }
    (lists[field] ??= []).push({ parameter, ...source._entry });
  }
  return Object.fromEntries(Object.entries(lists).map(([field, entries]) => {
    const manager = managers.get(field);
    return [field, manager === undefined ? entries : { ...manager._block(place.at(entries[0].parameter)), secrets: entries }];
  }));
}

/** The list or block of a TriggerAuthentication that holds what a source gives. */
function fieldOf({ _owner: owner }: ParameterSource): string {
  return typeof owner === 'string' ? owner : owner._field;
}

function takesFrom({ parameters = {} }: AuthenticationProps, field: string): boolean {
  return Object.values(parameters).some((source) => fieldOf(source) === field);
}

function oauth2Spec(place: Place, { clientId, clientSecret, scopes, tokenUrl, tokenUrlParams }: OAuth2Credentials): KedaFields {
  checkText(place.at('clientId'), clientId, 'give the id of the client');
  checkUrl(place.at('tokenUrl'), tokenUrl, 'https://HOST:PORT');
  return {
    type: 'clientCredentials',
    clientId,
    ...clientSecret && { clientSecret: valueFrom(place.at('clientSecret'), clientSecret) },
    tokenUrl,
    ...scopes && { scopes },
    ...tokenUrlParams && { tokenUrlParams },
  };
}
