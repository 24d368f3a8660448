import { AuthenticationParts } from './scaler-given';
import { nearest } from '../../../faults/nearest';
import { Place } from '../../../faults/place';
import { ScalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { ITriggerAuthentication } from '../../authentication/authentication';
import { AuthenticationProps } from '../../authentication/authentication-props';
import { OAuth2Credentials } from '../../authentication/oauth2';
import { ParameterSource } from '../../authentication/parameter-source';
import { TriggerAuthentication } from '../../authentication/trigger-authentication';
import { KedaTriggerContext } from '../trigger-context';

/** What of a TriggerAuthentication is no parameter. */
const NO_PARAMETERS = ['name', 'podIdentity', 'oauth2'];

/** The fields of a trigger's credentials: sources by the names of parameters, beside what is no parameter. */
export type Credentials = Pick<AuthenticationProps, 'name' | 'podIdentity' | 'oauth2'>;

/** What a TriggerAuthentication that a trigger is to write gives it. */
export function credentialParts(place: Place, table: ScalerTable, credentials: Credentials): AuthenticationParts {
  const { oauth2, podIdentity } = credentials;
  const known = table.parameters.filter(({ sources: from }) => from.includes('auth')).map(({ name }) => name);
  for (const [name, source] of Object.entries(sourcesOf(credentials))) {
    if (!known.includes(name)) {
      place.at(name).refuse(`is not read by the ${table.type} scaler`, name, `use ${known.join(', ')}`);
    }
    source._check(place.at(name));
  }
  if (podIdentity !== undefined) {
    checkIdentity(place.at('podIdentity'), table, podIdentity._provider);
  }
  if (oauth2 !== undefined && !table.oauth2) {
    place.at('oauth2').refuse(`is not used by the ${table.type} scaler`, oauth2.tokenUrl, known.length === 0 ? 'leave it out' : `use ${known.join(', ')}`);
  }
  return { names: credentialNames(credentials), open: false };
}

/** The parameters that credentials give, `podIdentity` beside them; OAuth 2 gives what it is made of. */
export function credentialNames(credentials: Credentials): string[] {
  const { oauth2, podIdentity } = credentials;
  return [...Object.keys(sourcesOf(credentials)), ...podIdentity === undefined ? [] : ['podIdentity'], ...oauth2 === undefined ? [] : oauth2Names(oauth2)];
}

/** Source: kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go. */
function oauth2Names({ clientSecret, scopes, tokenUrlParams }: OAuth2Credentials): string[] {
  return [
    'oauthTokenURI', 'clientID', ...clientSecret === undefined ? [] : ['clientSecret'], ...scopes === undefined ? [] : ['scopes'],
    ...tokenUrlParams === undefined ? [] : ['endpointParams'],
  ];
}

/** What a TriggerAuthentication that is there gives a trigger; refuses one that gives nothing to it, or has a name wrong. */
export function referenceParts(
  place: Place, table: ScalerTable, { parameterNames: names, podIdentityProvider: provider, name }: ITriggerAuthentication,
): AuthenticationParts {
  if (provider !== undefined) {
    checkIdentity(place, table, provider);
  }
  const identity = provider === undefined ? [] : ['podIdentity'];
  if (names === undefined) {
    return { names: identity, open: true };
  }
  const known = parameterNames(table);
  const unread = names.filter((each) => !known.includes(each));
  const meant = unread.map((each) => nearest(each, known.filter((other) => !names.includes(other)))).find((each) => each !== undefined);
  if (meant !== undefined) {
    place.refuse(`gives ${unread.join(', ')}, which the ${table.type} scaler does not read`, name, `did you mean ${meant}?`);
  }
  if (provider === undefined && unread.length === names.length) {
    place.refuse(`gives nothing that the ${table.type} scaler reads`, names, known.length === 0 ? 'leave it out' : `name its parameters ${known.join(', ')}`);
  }
  const read = names.map((each) => table.parameters.find(({ key, alias }) => each === key || each === alias)?.name ?? each);
  return { names: [...read, ...identity], open: false };
}

/** Writes a TriggerAuthentication beside the model that a trigger scales. */
export function writeAuthentication(
  { scope, name: model, namespace }: KedaTriggerContext, { parameters, type }: ScalerTable, credentials: Credentials,
): ITriggerAuthentication {
  const taken = (count: number) => scope.node.tryFindChild(`Authentication-${type}${suffix(count)}`) !== undefined;
  let count = 1;
  while (taken(count)) {
    count++;
  }
  const { name = `${model}-${type}${suffix(count)}`, oauth2, podIdentity } = credentials;
  const keyOf = (each: string) => parameters.find((parameter) => parameter.name === each)?.key ?? each;
  const sources = Object.entries(sourcesOf(credentials)).map(([each, source]) => [keyOf(each), source]);
  return new TriggerAuthentication(scope, `Authentication-${type}${suffix(count)}`, { name, namespace, oauth2, podIdentity, parameters: Object.fromEntries(sources) });
}

function suffix(count: number): string {
  return count === 1 ? '' : `-${count}`;
}

function sourcesOf(credentials: Credentials): { [name: string]: ParameterSource } {
  // The interfaces of credentials hold sources beside these.
  const fields = Object.entries(credentials as object) as [string, ParameterSource | undefined][];
  return Object.fromEntries(fields.flatMap(([name, source]) => source === undefined || NO_PARAMETERS.includes(name) ? [] : [[name, source]]));
}

function parameterNames({ parameters }: ScalerTable): string[] {
  return parameters.filter(({ sources }) => sources.includes('auth')).flatMap(({ key, alias }) => alias === undefined ? key : [key, alias]);
}

function checkIdentity(place: Place, { type, identities }: ScalerTable, provider: string): void {
  if (!identities.includes(provider)) {
    place.refuse(`has a pod identity that the ${type} scaler does not use`, provider,
      identities.length === 0 ? 'give it parameters instead' : `use one of ${identities.join(', ')}`);
  }
}
