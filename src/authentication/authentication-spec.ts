import { AuthenticationProps } from './authentication-props';
import { OAuth2Credentials } from './oauth2';
import { checkText, valueFrom } from './parameter-rules';
import { ParameterSource } from './parameter-source';
import { SecretManager } from './secret-manager';
import { KedaFeature } from '../keda/since';
import { checkHttpUrl } from '../kubernetes/http-url';
import { Place } from '../place';

/** Parameters that `oauth2` sets. Source: kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go. */
const OAUTH2_PARAMETERS = ['oauthTokenURI', 'clientID', 'clientSecret', 'scopes', 'endpointParams'];

/** Sources that older versions of KEDA drop. */
const FEATURES: [feature: KedaFeature, isUsed: (spec: any) => boolean][] = [
  ['TriggerAuthentication configMapTargetRef', ({ configMapTargetRef }) => configMapTargetRef !== undefined],
  ['TriggerAuthentication boundServiceAccountToken', ({ boundServiceAccountToken }) => boundServiceAccountToken !== undefined],
  ['TriggerAuthentication gcpSecretManager', ({ gcpSecretManager }) => gcpSecretManager !== undefined],
  ['TriggerAuthentication awsSecretManager', ({ awsSecretManager }) => awsSecretManager !== undefined],
  ['awsSecretManager.secretKey', ({ awsSecretManager }) => awsSecretManager?.secrets.some((secret: any) => secret.secretKey !== undefined) === true],
  ['TriggerAuthentication oauth2', ({ oauth2 }) => oauth2 !== undefined],
  ['ClusterTriggerAuthentication filePath', ({ filePath }) => filePath !== undefined],
  ['podIdentity aws', ({ podIdentity }) => podIdentity?.provider === 'aws'],
  ['podIdentity.externalID', ({ podIdentity }) => podIdentity?.externalID !== undefined],
];

/** The spec of a TriggerAuthentication or ClusterTriggerAuthentication; refuses what KEDA would, or would lose. */
export function authenticationSpec(place: Place, { oauth2, parameters = {}, podIdentity }: AuthenticationProps, filePath?: string): any {
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

/** What of a spec older versions of KEDA do not have. */
export function featuresOf(spec: any): KedaFeature[] {
  return FEATURES.filter(([, isUsed]) => isUsed(spec)).map(([feature]) => feature);
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

function parameterLists(place: Place, parameters: { [name: string]: ParameterSource }, oauth2?: OAuth2Credentials): any {
  const lists: { [field: string]: any[] } = {};
  const managers = new Map<string, SecretManager>();
  for (const [parameter, source] of Object.entries(parameters)) {
    const at = place.at(parameter);
    checkText(at, parameter, 'name the parameter as the trigger reads it');
    if (oauth2 !== undefined && OAUTH2_PARAMETERS.includes(parameter)) {
      at.refuse('is set by oauth2, which overrides it', parameter, 'leave out one of the two');
    }
    source._check(at);
    const owner = source._owner;
    const field = typeof owner === 'string' ? owner : owner._field;
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

function oauth2Spec(place: Place, { clientId, clientSecret, scopes, tokenUrl, tokenUrlParams }: OAuth2Credentials): any {
  checkText(place.at('clientId'), clientId, 'give the id of the client');
  checkHttpUrl(place.at('tokenUrl'), tokenUrl);
  return {
    type: 'clientCredentials',
    clientId,
    ...clientSecret && { clientSecret: valueFrom(place.at('clientSecret'), clientSecret) },
    tokenUrl,
    ...scopes && { scopes },
    ...tokenUrlParams && { tokenUrlParams },
  };
}
