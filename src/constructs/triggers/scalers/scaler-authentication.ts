import { Fault, fault, faultAt, within } from '../../../faults/fault';
import { identityFaults } from '../../../platforms/keda/scalers/authentication-faults';
import { GivenAuthentication } from '../../../platforms/keda/scalers/scaler-given';
import { ScalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { AuthenticationProps, ITriggerAuthentication, OAuth2Credentials } from '../../authentication/authentication-props';
import { ParameterSource } from '../../authentication/parameter-source';
import { TriggerAuthentication } from '../../authentication/trigger-authentication';
import { KedaTriggerContext } from '../trigger-context';

/** What of a TriggerAuthentication is no parameter. */
const NO_PARAMETERS = ['name', 'podIdentity', 'oauth2'];

/** The fields of a trigger's credentials: sources by the names of parameters, beside what is no parameter. */
export type Credentials = Pick<AuthenticationProps, 'name' | 'podIdentity' | 'oauth2'>;

/** What a TriggerAuthentication that a trigger is to write gives it. */
export function givenByCredentials(credentials: Credentials): GivenAuthentication {
  return { names: credentialNames(credentials), entries: Object.keys(sourcesOf(credentials)), identity: credentials.podIdentity?._provider };
}

/** What of credentials is of no use to a scaler, or is no source of a parameter. */
export function credentialFaults(table: ScalerTable, credentials: Credentials): Fault[] {
  const { oauth2, podIdentity } = credentials;
  const known = table.parameters.filter(({ sources: from }) => from.includes('auth')).map(({ name }) => name);
  const sources = Object.entries(sourcesOf(credentials)).flatMap(([name, source]) => within([name], [
    ...known.includes(name) ? [] : [fault(`is not read by the ${table.type} scaler`, name, `use ${known.join(', ')}`)],
    ...source._faults,
  ]));
  return [
    ...sources,
    ...podIdentity === undefined ? [] : within(['podIdentity'], identityFaults(table, podIdentity._provider)),
    ...oauth2 === undefined || table.oauth2 ? []
      : [faultAt(['oauth2'], `is not used by the ${table.type} scaler`, oauth2.tokenUrl, known.length === 0 ? 'leave it out' : `use ${known.join(', ')}`)],
  ];
}

/** The parameters that credentials give; OAuth 2 gives what it is made of. */
export function credentialNames(credentials: Credentials): string[] {
  const { oauth2 } = credentials;
  return [...Object.keys(sourcesOf(credentials)), ...oauth2 === undefined ? [] : oauth2Names(oauth2)];
}

/** Source: kedacore/keda v2.20 pkg/scaling/resolver/scale_resolvers.go. */
function oauth2Names({ clientSecret, scopes, tokenUrlParams }: OAuth2Credentials): string[] {
  return [
    'oauthTokenURI', 'clientID', ...clientSecret === undefined ? [] : ['clientSecret'], ...scopes === undefined ? [] : ['scopes'],
    ...tokenUrlParams === undefined ? [] : ['endpointParams'],
  ];
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
  const named = (each: string) => parameters.find((parameter) => parameter.name === each)?.key ?? each;
  const sources = Object.entries(sourcesOf(credentials)).map(([each, source]) => [named(each), source]);
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
