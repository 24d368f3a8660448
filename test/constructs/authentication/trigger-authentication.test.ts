import {
  AuthenticationProps, AwsIdentityOwner, AwsSecretManager, AzureKeyVaultCloudType, AzureKeyVault, ClusterTriggerAuthentication, GcpSecretManager,
  HashiCorpVault, ParameterSource, PodIdentity, TriggerAuthentication,
} from '../../../src/constructs/authentication';
import { manifest, newChart } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const SECRET = { name: 's', key: 'k' };
const REF = { valueFrom: { secretKeyRef: SECRET } };

const vault = HashiCorpVault.withKubernetes({ address: 'https://vault.vault.svc:8200', mount: 'kubernetes', role: 'keda' });
const aws = AwsSecretManager.withPodIdentity(PodIdentity.aws(), { region: 'eu-central-1' });

test.each<[string, AuthenticationProps, Untyped]>([
  ['a Secret', { parameters: { token: ParameterSource.fromSecret('s', 'k') } }, { secretTargetRef: [{ parameter: 'token', ...SECRET }] }],
  ['a ConfigMap', { parameters: { ca: ParameterSource.fromConfigMap('c', 'ca.crt') } }, { configMapTargetRef: [{ parameter: 'ca', name: 'c', key: 'ca.crt' }] }],
  ['the environment', { parameters: { a: ParameterSource.fromEnv('A'), b: ParameterSource.fromEnv('B', 'main') } },
    { env: [{ parameter: 'a', name: 'A' }, { parameter: 'b', name: 'B', containerName: 'main' }] }],
  ['a service account', { parameters: { bearerToken: ParameterSource.fromServiceAccountToken('keda') } },
    { boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'keda' }] }],
  ['a Vault, by a service account', {
    parameters: { a: vault.secret('secret/a', 'k'), b: vault.secretV2('secret/data/b', 'k'), c: vault.pki('pki/issue/x', 'certificate', { commonName: 'x', ttl: '24h' }) },
  }, {
    hashiCorpVault: {
      address: 'https://vault.vault.svc:8200',
      authentication: 'kubernetes',
      mount: 'kubernetes',
      role: 'keda',
      secrets: [
        { parameter: 'a', path: 'secret/a', key: 'k', type: 'secret' },
        { parameter: 'b', path: 'secret/data/b', key: 'k', type: 'secretV2' },
        { parameter: 'c', path: 'pki/issue/x', key: 'certificate', type: 'pki', pkiData: { commonName: 'x', ttl: '24h' } },
      ],
    },
  }],
  ['a Vault, by a token', {
    parameters: { a: HashiCorpVault.withToken({ address: 'http://vault.vault.svc:8200', namespace: 'ml', token: 't' }).secret('secret/a', 'k') },
  }, {
    hashiCorpVault: {
      address: 'http://vault.vault.svc:8200',
      namespace: 'ml',
      authentication: 'token',
      credential: { token: 't' },
      secrets: [{ parameter: 'a', path: 'secret/a', key: 'k', type: 'secret' }],
    },
  }],
  ['an Azure Key Vault, by an application', {
    parameters: {
      a: AzureKeyVault.withCredentials({ clientId: 'c', tenantId: 't', clientSecret: SECRET }, {
        vaultUri: 'https://v.vault.azure.net',
        cloud: { type: AzureKeyVaultCloudType.PRIVATE, activeDirectoryEndpoint: 'https://ad', keyVaultResourceUrl: 'https://kv' },
      }).secret('a', '1'),
    },
  }, {
    azureKeyVault: {
      vaultUri: 'https://v.vault.azure.net',
      cloud: { type: 'Private', activeDirectoryEndpoint: 'https://ad', keyVaultResourceURL: 'https://kv' },
      credentials: { clientId: 'c', tenantId: 't', clientSecret: REF },
      secrets: [{ parameter: 'a', name: 'a', version: '1' }],
    },
  }],
  ['an Azure Key Vault, by an identity', {
    parameters: { a: AzureKeyVault.withPodIdentity(PodIdentity.azureWorkload({ identityId: 'i' }), { vaultUri: 'https://v.vault.azure.net' }).secret('a') },
  }, {
    azureKeyVault: {
      vaultUri: 'https://v.vault.azure.net', podIdentity: { provider: 'azure-workload', identityId: 'i' }, secrets: [{ parameter: 'a', name: 'a' }],
    },
  }],
  ['GCP, by a key', { parameters: { a: GcpSecretManager.withCredentials(SECRET).secret('a', '2') } }, {
    gcpSecretManager: { credentials: { clientSecret: REF }, secrets: [{ parameter: 'a', id: 'a', version: '2' }] },
  }],
  ['GCP, by an identity', { parameters: { a: GcpSecretManager.withPodIdentity(PodIdentity.gcp()).secret('a') } }, {
    gcpSecretManager: { podIdentity: { provider: 'gcp' }, secrets: [{ parameter: 'a', id: 'a' }] },
  }],
  ['AWS, by an identity', { parameters: { a: aws.secret('a', { secretKey: 'k', versionStage: 'AWSPREVIOUS' }), b: aws.secret('b') } }, {
    awsSecretManager: {
      podIdentity: { provider: 'aws' },
      region: 'eu-central-1',
      secrets: [{ parameter: 'a', name: 'a', secretKey: 'k', versionStage: 'AWSPREVIOUS' }, { parameter: 'b', name: 'b' }],
    },
  }],
  ['AWS, by keys', {
    parameters: { a: AwsSecretManager.withCredentials({ accessKey: SECRET, accessSecretKey: SECRET, accessToken: SECRET }).secret('a') },
  }, {
    awsSecretManager: { credentials: { accessKey: REF, accessSecretKey: REF, accessToken: REF }, secrets: [{ parameter: 'a', name: 'a' }] },
  }],
  ['an identity at AWS', { podIdentity: PodIdentity.aws({ roleArn: 'arn:aws:iam::1:role/r', externalId: 'x', identityOwner: AwsIdentityOwner.KEDA }) }, {
    podIdentity: { provider: 'aws', roleArn: 'arn:aws:iam::1:role/r', externalID: 'x', identityOwner: 'keda' },
  }],
  ['an identity at Azure', { podIdentity: PodIdentity.azureWorkload({ identityAuthorityHost: 'https://a', identityTenantId: 't' }) }, {
    podIdentity: { provider: 'azure-workload', identityAuthorityHost: 'https://a', identityTenantId: 't' },
  }],
  ['OAuth 2', {
    oauth2: { clientId: 'c', clientSecret: SECRET, tokenUrl: 'https://id.example.com/token', scopes: ['a'], tokenUrlParams: { audience: 'b' } },
  }, {
    oauth2: {
      type: 'clientCredentials', clientId: 'c', clientSecret: REF, tokenUrl: 'https://id.example.com/token', scopes: ['a'], tokenUrlParams: { audience: 'b' },
    },
  }],
])('an authentication by %s', (_title, props, spec) => {
  const chart = newChart();
  new TriggerAuthentication(chart, 'auth', props);
  new ClusterTriggerAuthentication(chart, 'cluster-auth', props);
  expect(manifest(chart, 'TriggerAuthentication')).toEqual({
    apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata: { name: 'auth', namespace: 'ml' }, spec,
  });
  expect(manifest(chart, 'ClusterTriggerAuthentication')).toEqual({
    apiVersion: 'keda.sh/v1alpha1', kind: 'ClusterTriggerAuthentication', metadata: { name: 'cluster-auth' }, spec,
  });
});

test('a file, for a whole cluster', () => {
  const chart = newChart();
  const auth = new ClusterTriggerAuthentication(chart, 'auth', { filePath: 'kafka/auth.json', name: 'from-file' });
  expect(manifest(chart, 'ClusterTriggerAuthentication').spec).toEqual({ filePath: 'kafka/auth.json' });
  expect([auth.name, auth.parameterNames]).toEqual(['from-file', undefined]);
});

test('an authentication tells what it gives', () => {
  const { name, namespace, parameterNames, podIdentityProvider } = new TriggerAuthentication(newChart(), 'auth', {
    namespace: 'other', parameters: { token: ParameterSource.fromEnv('T') }, podIdentity: PodIdentity.gcp(),
  });
  expect({ name, namespace, parameterNames, podIdentityProvider }).toEqual({
    name: 'auth', namespace: 'other', parameterNames: ['token'], podIdentityProvider: 'gcp',
  });
});
