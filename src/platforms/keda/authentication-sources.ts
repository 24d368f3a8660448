import { urlFaults } from './server-address';
import { asWarnings, Fault, fault, faultAt, ofRule, within } from '../../faults/fault';
import { isDnsSubdomain } from '../kubernetes/names';
import { SecretKeyRef } from '../kubernetes/object-references';
import { Fields, isObject, objectIn, textIn } from '../kubernetes/untyped';

/** Lists of a TriggerAuthentication that hold an entry for each parameter. Source: kedacore/keda v2.20 apis/keda/v1alpha1/triggerauthentication_types.go. */
export const SOURCE_LISTS = ['env', 'secretTargetRef', 'configMapTargetRef', 'boundServiceAccountToken'];
/** Blocks that hold such a list as `secrets`: of each there is one. Source: the same. */
export const SECRET_MANAGERS = ['hashiCorpVault', 'azureKeyVault', 'gcpSecretManager', 'awsSecretManager'];

/** A value of a Secret as the blocks of KEDA hold it. */
export function valueFrom({ key, name }: SecretKeyRef): Fields {
  return { valueFrom: { secretKeyRef: { name, key } } };
}

const KEY = /^[-._a-zA-Z0-9]+$/;
const MAX_KEY_LENGTH = 253;
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RULE = 'auth-source';

/** Whether a value is a name of an environment variable. */
export function isVariable(name: unknown): name is string {
  return typeof name === 'string' && VARIABLE.test(name);
}

/** What is no name of an environment variable. */
export function variableFaults(name: unknown): Fault[] {
  return isVariable(name) ? [] : [fault('is no name of an environment variable', name, 'use letters, digits, "_", "-" and ".", no digit first')];
}

function keyFaults(key: unknown): Fault[] {
  return typeof key === 'string' && KEY.test(key) && key.length <= MAX_KEY_LENGTH ? []
    : [fault('is no key of a Secret or ConfigMap', key, 'use letters, digits, "-", "_" and "."')];
}

function nameFaults(name: unknown): Fault[] {
  return isDnsSubdomain(name) ? [] : [fault('is no object name', name, 'use lower-case letters, digits, "-" and ".", with a letter or digit first and last')];
}

/** What is blank where something has to be said. */
function blankFaults(fields: Fields, field: string, fix: string): Fault[] {
  return (textIn(fields[field]) ?? '').trim() === '' ? [faultAt([field], 'has to say something', fields[field], fix)] : [];
}

/** What is wrong with the name and the key of a Secret or ConfigMap. */
function refFaults({ key, name }: Fields): Fault[] {
  return [...within(['name'], nameFaults(name)), ...within(['key'], keyFaults(key))];
}

/** What is wrong with where a value of a block comes from. */
function valueFaults(value: unknown): Fault[] {
  return within(['valueFrom', 'secretKeyRef'], refFaults(objectIn(objectIn(objectIn(value).valueFrom).secretKeyRef)));
}

/** What is wrong with where an entry of a list or a block takes the value of a parameter from. */
export function entryFaults(field: string, entry: unknown): Fault[] {
  return ofRule(RULE, faultsOfEntry(field, objectIn(entry)));
}

function faultsOfEntry(field: string, entry: Fields): Fault[] {
  switch (field) {
    case 'env': return within(['name'], variableFaults(entry.name));
    case 'secretTargetRef':
    case 'configMapTargetRef': return refFaults(entry);
    case 'boundServiceAccountToken': return within(['serviceAccountName'], nameFaults(entry.serviceAccountName));
    case 'hashiCorpVault': return [
      ...blankFaults(entry, 'path', 'name the path of the secret'),
      ...pathFaults(entry),
      ...blankFaults(entry, 'key', 'name the key in the secret'),
    ];
    case 'gcpSecretManager': return blankFaults(entry, 'id', 'name the secret');
    default: return blankFaults(entry, 'name', 'name the secret');
  }
}

function pathFaults({ path: stated, type }: Fields): Fault[] {
  const path = textIn(stated) ?? '';
  return type !== 'secretV2' || path.trim() === '' || path.split('/').includes('data') ? []
    : [faultAt(['path'], 'is no path of the second version, which has data after its mount', path, `write it as ${path.replace('/', '/data/')}, or type: secret`)];
}

/** How each manager knows who asks, beside credentials. */
const IDENTITIES: { readonly [manager: string]: string } = { azureKeyVault: 'azure-workload', gcpSecretManager: 'gcp', awsSecretManager: 'aws' };

/** What is wrong with a block of a secret manager, but for its secrets. */
export function managerFaults(manager: string, value: unknown): Fault[] {
  const block = objectIn(value);
  return ofRule(RULE, manager === 'hashiCorpVault' ? vaultFaults(block) : [
    ...manager === 'azureKeyVault' ? keyVaultFaults(block) : [],
    ...loginFaults(block, IDENTITIES[manager]),
    ...credentialFaults(manager, block.credentials),
  ]);
}

function vaultFaults(block: Fields): Fault[] {
  const { address, authentication, credential } = block;
  return [
    ...within(['address'], ofRule('server-address', urlFaults(textIn(address) ?? ''))),
    ...authentication === 'token' ? within(['credential'], blankFaults(objectIn(credential), 'token', 'give the token')) : [],
    ...authentication === 'kubernetes' ? [...blankFaults(block, 'mount', 'name the path of the Kubernetes login'), ...blankFaults(block, 'role', 'name the role')] : [],
  ];
}

function keyVaultFaults({ cloud, vaultUri }: Fields): Fault[] {
  const { activeDirectoryEndpoint, keyVaultResourceURL, type } = objectIn(cloud);
  return [
    ...within(['vaultUri'], ofRule('server-address', urlFaults(textIn(vaultUri) ?? '', 'https://NAME.vault.azure.net'))),
    ...type === 'Private' && (activeDirectoryEndpoint === undefined || keyVaultResourceURL === undefined)
      ? [faultAt(['cloud'], 'is a private cloud: KEDA needs both of its addresses', cloud, 'give activeDirectoryEndpoint and keyVaultResourceURL')]
      : [],
  ];
}

function loginFaults({ credentials, podIdentity }: Fields, provider: string): Fault[] {
  const stated = objectIn(podIdentity).provider;
  const isOther = podIdentity !== undefined && stated !== provider && stated !== 'none';
  return [
    ...isOther ? [faultAt(['podIdentity'], `is of another cloud, and a value cannot be read with it (${provider} can)`, stated, `use the provider ${provider}`)] : [],
    ...credentials === undefined && podIdentity === undefined ? [fault('needs one way to log in', undefined, `give credentials or a podIdentity of the provider ${provider}`)] : [],
    ...credentials !== undefined && podIdentity !== undefined
      ? asWarnings([fault('needs one way to log in', ['credentials', 'podIdentity'], `give credentials or a podIdentity of the provider ${provider}`)])
      : [],
    ...podIdentity === undefined || isOther ? [] : within(['podIdentity'], podIdentityFaults(podIdentity)),
  ];
}

function credentialFaults(manager: string, credentials: unknown): Fault[] {
  const fields = objectIn(credentials);
  const values = { azureKeyVault: ['clientSecret'], gcpSecretManager: ['clientSecret'], awsSecretManager: ['accessKey', 'accessSecretKey', 'accessToken'] }[manager] ?? [];
  return isObject(credentials) ? values.filter((name) => name !== 'accessToken' || fields[name] !== undefined).flatMap((name) => within(['credentials', name], valueFaults(fields[name]))) : [];
}

/** What KEDA refuses of a pod identity. Source: kedacore/keda v2.20 apis/keda/v1alpha1/triggerauthentication_webhook.go. */
export function podIdentityFaults(value: unknown): Fault[] {
  const identity = objectIn(value);
  const { externalID, identityAuthorityHost, identityOwner, identityTenantId, provider, roleArn } = identity;
  const blank = (fields: string[], fix: string) => fields.filter((field) => typeof identity[field] === 'string' && String(identity[field]).trim() === '')
    .map((field) => faultAt([field], 'is empty, which KEDA refuses', identity[field], fix));
  const faults = provider === 'aws' ? [
    ...roleArn !== undefined && identityOwner === 'workload'
      ? [faultAt(['roleArn'], 'is refused by KEDA beside the identity of the workload', roleArn, 'leave it out, or set identityOwner to keda')]
      : [],
    ...externalID !== undefined && roleArn === undefined ? [faultAt(['externalID'], 'needs a role that asks for it', externalID, 'give roleArn, or leave it out')] : [],
    ...blank(['roleArn', 'externalID'], 'leave it out'),
  ] : provider === 'azure-workload' ? [
    ...blank(['identityId', 'identityTenantId', 'identityAuthorityHost'], 'leave it out for KEDA\'s own'),
    ...identityAuthorityHost !== undefined && identityTenantId === undefined
      ? [faultAt(['identityAuthorityHost'], 'needs a tenant', identityAuthorityHost, 'give identityTenantId too')]
      : [],
  ] : [];
  return ofRule('auth-refused', faults);
}

/** What KEDA refuses of client credentials of OAuth 2. Source: the same. */
export function oauth2Faults(value: unknown): Fault[] {
  const oauth2 = objectIn(value);
  const { clientSecret, tokenUrl } = oauth2;
  return ofRule('auth-refused', [
    ...blankFaults(oauth2, 'clientId', 'give the id of the client'),
    ...within(['tokenUrl'], ofRule('server-address', urlFaults(textIn(tokenUrl) ?? '', 'https://HOST:PORT'))),
    ...clientSecret === undefined ? [] : within(['clientSecret'], ofRule(RULE, valueFaults(clientSecret))),
  ]);
}

/** The cloud of Azure that has addresses of its own, in any letter case. */
const PRIVATE_CLOUD = 'private';

/** What KEDA refuses of a service principal of Azure, whatever the podIdentity says. Source: kedacore/keda#7931, keda-docs 2.22 authentication.md. */
export function servicePrincipalFaults(value: unknown): Fault[] {
  const principal = objectIn(value);
  const { activeDirectoryEndpoint, clientCertificate, clientCertificatePassword, clientSecret, cloud } = principal;
  const isPrivate = textIn(cloud)?.toLowerCase() === PRIVATE_CLOUD;
  const values = ['clientSecret', 'clientCertificate', 'clientCertificatePassword'].filter((field) => principal[field] !== undefined);
  return ofRule('auth-refused', [
    ...blankFaults(principal, 'tenantId', 'give the id of the tenant'),
    ...blankFaults(principal, 'clientId', 'give the id of the client'),
    ...(clientSecret === undefined) === (clientCertificate === undefined)
      ? [fault('needs exactly one of clientSecret and clientCertificate', clientSecret === undefined ? undefined : ['clientSecret', 'clientCertificate'], 'give one of the two')] : [],
    ...clientCertificatePassword !== undefined && clientCertificate === undefined
      ? [faultAt(['clientCertificatePassword'], 'is the password of a certificate, and there is none', 'clientCertificatePassword', 'leave it out, or give clientCertificate')] : [],
    ...isPrivate !== (activeDirectoryEndpoint !== undefined)
      ? [faultAt(['activeDirectoryEndpoint'], 'is needed by the cloud Private, and by no other', activeDirectoryEndpoint, isPrivate ? 'give the address of Microsoft Entra ID' : 'leave it out')] : [],
    ...values.flatMap((field) => within([field], ofRule(RULE, valueFaults(principal[field])))),
  ]);
}

/** What is no path of a file of parameters. */
export function filePathFaults(path: string): Fault[] {
  return path.trim() === '' || path.startsWith('/') || path.split('/').includes('..')
    ? [{ ...fault('has to be a relative path without ".."', path, 'write it as FOLDER/FILE, below the folder that KEDA\'s flag names'), rule: 'auth-refused' }]
    : [];
}
