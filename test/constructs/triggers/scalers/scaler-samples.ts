import { Duration } from 'cdk8s';
import { stemOf } from '../../../../projenrc/scalers/names';
import { FAMILIES, Parameter, Scaler, scalersOf } from '../../../../projenrc/scalers/scaler';
import { Trigger } from '../../../../src';
import { ParameterSource, PodIdentity } from '../../../../src/constructs/authentication';
import * as scalers from '../../../../src/constructs/triggers/scalers';
import { Untyped } from '../../../support/untyped';

/** Props of a trigger of any scaler. */
export type Props = { readonly [name: string]: unknown };

/** The scalers whose triggers are generated. */
export const SCALERS: readonly Scaler[] = FAMILIES.flatMap(scalersOf);

/** The trigger of a type of scaler. */
export function triggerOf(type: string, props: Props): Trigger {
  const make = (scalers as Untyped)[`${stemOf(type)}Trigger`];
  return new make(props);
}

/** Texts that look as they have to. */
const LIKE: { readonly [pattern: string]: string } = {
  broker: 'http://rabbit.mq.svc:15672', datadog: 'avg:requests{app:model}', resource: 'Microsoft.X/queues/jobs', starless: 'model-', aligner: 'RATE', reducer: 'mean',
};

/** Addresses that the KEDA operator can reach, by their forms. */
const ADDRESSES: { readonly [form: string]: string } = {
  arangodb: 'http://a.ml.svc:8529,https://b.ml.svc:8529',
  azureName: 'name-1',
  azureStorage: 'DefaultEndpointsProtocol=https;AccountName=name;AccountKey=a2V5;EndpointSuffix=core.windows.net',
  azureSuffix: 'core.example.net',
  bareHosts: 'a.ml.svc,b.ml.svc',
  urlTexts: 'http://a.ml.svc:8080, http://b.ml.svc:8080',
  couchdb: 'http://keda:p@couchdb.ml.svc:5984',
  endpoint: 'server.ml.svc:8222',
  grpc: 'server.ml.svc:7233',
  kusto: 'https://cluster.westeurope.kusto.windows.net',
  mongodb: 'mongodb://keda:p@a.ml.svc:27017,b.ml.svc/db?replicaSet=rs',
  optionalUrl: 'http://server.ml.svc:2379',
  server: 'server.ml.svc',
  sqs: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs',
};

/** A value of each form that a parameter can have. */
export function sampleOf({ name, form }: Parameter): unknown {
  const [kind, detail = ''] = form.split(' ');
  const values = detail.split('|');
  switch (kind) {
    case 'boolean': return true;
    case 'integer': return 7;
    case 'number': return 2.5;
    case 'list': return [`${name}-1`, `${name}-2`];
    case 'ranges': return ['1', `3${detail}5`];
    case 'enum': return values[0];
    case 'enums': return values.slice(0, 1);
    case 'map': return { a: 'b', c: 'd' };
    case 'rows': return { A: 'metric=a', B: 'metric=b' };
    case 'duration': return Duration.minutes(5);
    case 'variable': return 'VARIABLE';
    case 'hostPort': return `${name.toLowerCase()}.ml.svc:6379`;
    case 'hostPorts': return ['a.ml.svc:9092', 'b.ml.svc:9092'];
    case 'host': return 'host.ml.svc';
    case 'hosts': return ['a.ml.svc', 'b.ml.svc'];
    case 'urls': return ['http://a.ml.svc:9200', 'http://b.ml.svc:9200'];
    case 'url': return 'http://server.ml.svc:8080';
    case 'address': return ADDRESSES[detail];
    case 'addresses': return [ADDRESSES[detail], `b.${ADDRESSES[detail]}`.replace(/^b\.(https?:\/\/)/, '$1b.')];
    case 'text': return LIKE[detail];
    default: return `a ${name}`;
  }
}

/** A parameter as each of its sources gives it. */
export function waysOf(parameter: Parameter): Props[] {
  return parameter.sources.map((source) => ({
    meta: { [parameter.name]: sampleOf(parameter) },
    env: { [`${parameter.name}FromEnv`]: 'VARIABLE' },
    auth: { credentials: { [parameter.name]: ParameterSource.fromSecret('credentials', parameter.name) } },
  })[source]!);
}

/** Props with other props laid over; what both authenticate with is put together. */
export function merged(base: Props, over: Props): Props {
  const credentials = { ...base.credentials as object, ...over.credentials as object };
  return { ...base, ...over, ...Object.keys(credentials).length > 0 ? { credentials } : {} };
}

/** Props without a parameter, however it is given. */
export function without(props: Props, name: string): Props {
  const credentials = Object.fromEntries(Object.entries(props.credentials ?? {}).filter(([key]) => key !== name));
  const others = Object.entries(props).filter(([key]) => key !== name && key !== `${name}FromEnv` && key !== 'credentials');
  return { ...Object.fromEntries(others), ...Object.keys(credentials).length > 0 ? { credentials } : {} };
}

/** Parameters that have to be given, each from its first source, before what the rules ask for. */
export function requiredOf({ parameters }: Scaler): Props {
  return parameters.filter(({ required }) => required).reduce((props, parameter) => merged(props, waysOf(parameter)[0]), {});
}

const auth = (...names: string[]): Props => ({ credentials: Object.fromEntries(names.map((name) => [name, ParameterSource.fromSecret('credentials', name)])) });
const identity = (podIdentity: PodIdentity): Props => ({ credentials: { podIdentity } });
const AWS: Props[] = [
  identity(PodIdentity.aws()), auth('awsRoleArn'), auth('awsAccessKeyID', 'awsSecretAccessKey', 'awsSessionToken'), { identityOwner: 'operator' },
  { awsAccessKeyIDFromEnv: 'ID', awsSecretAccessKeyFromEnv: 'KEY' }, { awsAccessKeyID: 'AKIA', awsSecretAccessKeyFromEnv: 'KEY' },
];
const GCP = [identity(PodIdentity.gcp()), auth('googleApplicationCredentials'), { credentialsFromEnv: 'KEY' }, { credentialsFromEnvFile: 'FILE' }];
const AZURE = identity(PodIdentity.azureWorkload());
const CERTIFICATE: Props = auth('cert', 'key', 'keyPassword', 'ca');
const TLS: Props = { tls: 'enable', ...CERTIFICATE };
const MODES = {
  basic: { authModes: ['basic'], ...auth('username', 'password') },
  bearer: { authModes: ['bearer'], ...auth('bearerToken') },
  custom: { authModes: ['custom'], ...auth('customAuthHeader', 'customAuthValue') },
  tls: { authModes: ['tls'], ...auth('cert', 'key', 'ca') },
  modes: auth('authModes', 'username'),
};
const REDIS = [{ address: 'redis.ml.svc:6379', enableTLS: true, ...CERTIFICATE }, { address: 'redis.ml.svc:6379' }, { address: 'redis.ml.svc:6379', ...auth('tls', 'cert', 'key', 'ca') }, { addressFromEnv: 'REDIS' }, auth('address'), { host: 'redis.ml.svc', port: '6379' }, auth('host', 'port'), { hostFromEnv: 'H', portFromEnv: 'P' }];
const SEVERAL = [
  { addresses: ['a.ml.svc:6379'], enableTLS: true, ...CERTIFICATE }, { addresses: ['a.ml.svc:6379', 'b.ml.svc:6379'] },
  { addresses: ['a.ml.svc:6379'], ...auth('tls', 'cert', 'key', 'ca') }, { addressesFromEnv: 'REDIS' }, auth('addresses'), { hosts: ['a.ml.svc', 'b.ml.svc'], ports: ['6379', '6380'] },
  auth('hosts', 'ports'), { hostsFromEnv: 'H', portsFromEnv: 'P' },
];
const STREAMS = (ways: Props[]) => [...ways, { ...ways[1], consumerGroup: 'group' }];
const ELASTIC = [{ addresses: ['https://elastic.ml.svc:9200'], username: 'keda', ...auth('password') }, { ...auth('addresses', 'password'), username: 'keda' },
  { ...auth('cloudID', 'apiKey') }, { cloudID: 'cloud', ...auth('apiKey') }, { cloudID: 'cloud', apiKey: 'k' },
  { addresses: ['https://elastic.ml.svc:9200'], username: 'keda', passwordFromEnv: 'PASSWORD' }, { addresses: ['https://elastic.ml.svc:9200'], username: 'keda', password: 'p' },
  { addresses: ['https://elastic.ml.svc:9200'], ...auth('username', 'password') }];
const QUERIES = (ways: Props[]) => [...ways.map((way) => merged(way, { query: '{}' })),
  merged(ways[0], { searchTemplateName: 'template' }), merged(ways[0], auth('searchTemplateName')), merged(ways[0], auth('query'))];

/** What the rules between parameters ask for, beside those that have to be given: each way is one that KEDA takes. */
export const WAYS: { readonly [type: string]: Props[] } = {
  'activemq': [{ restAPITemplate: 'http://amq.ml.svc/x' }, { managementEndpoint: 'amq.ml.svc:8161', brokerName: 'b', destinationName: 'd' }],
  'apache-kafka': [
    { topic: ['orders', 'payments'] }, { sasl: 'plaintext', ...auth('username', 'password') }, { sasl: 'none', ...TLS }, auth('sasl', 'tls', 'username', 'password'),
    ...AWS.map((way) => ({ ...way, sasl: 'aws_msk_iam', awsRegion: 'eu-west-1', tls: 'enable' })),
  ],
  'arangodb': [{ queryValue: 5 }, { queryValue: 5, ...MODES.basic }, { queryValue: 5, ...MODES.bearer }, { queryValue: 5, ...MODES.modes }],
  'artemis-queue': [{ restApiTemplate: 'http://a.ml.svc/x' }, { managementEndpoint: 'a.ml.svc:8161', queueName: 'q', brokerName: 'b', brokerAddress: 'a' }],
  'aws-cloudwatch': AWS.flatMap((way) => [
    { ...way, expression: 'SELECT 1' }, { ...way, namespace: 'AWS/SQS', metricName: 'm', dimensionName: ['a', 'b'], dimensionValue: ['1', '2'] },
    { ...way, expression: 'SELECT 1', metricStatPeriod: Duration.minutes(1), metricCollectionTime: Duration.minutes(5) },
  ]),
  'aws-dynamodb': AWS.map((way) => ({ ...way, targetValue: 3 })),
  'aws-dynamodb-streams': AWS,
  'aws-kinesis-stream': AWS,
  'aws-sqs-queue': AWS,
  'azure-app-insights': [{ targetValue: 3, ...AZURE }, { targetValue: 3, activeDirectoryClientIdFromEnv: 'ID', activeDirectoryClientPasswordFromEnv: 'P' },
    { targetValue: 3, activeDirectoryClientId: 'id', ...auth('activeDirectoryClientPassword') }, { targetValue: 3, ...auth('activeDirectoryClientId', 'activeDirectoryClientPassword') }],
  'azure-blob': [{ accountName: 'a', ...AZURE }, { connectionFromEnv: 'C' }, auth('connection'), { connection: 'AccountName=a;AccountKey=a2V5' }],
  'azure-cosmosdb': [{ endpoint: 'https://a.documents.azure.com', ...auth('cosmosDBKey') }, { connectionFromEnv: 'C' }, auth('connection'), { connection: 'AccountEndpoint=https://a;AccountKey=a2V5' },
    { endpoint: 'https://a.documents.azure.com', ...AZURE }, { endpoint: 'https://a.documents.azure.com', ...auth('tenantId', 'clientId', 'clientSecret') },
    { endpoint: 'https://a.documents.azure.com', cosmosDBKeyFromEnv: 'K', leaseEndpoint: 'https://b.documents.azure.com', leaseCosmosDBKeyFromEnv: 'L' },
    { ...auth('endpoint', 'cosmosDBKey', 'leaseEndpoint', 'leaseCosmosDBKey') }],
  'azure-data-explorer': [AZURE, { tenantId: 't', clientId: 'c', ...auth('clientSecret') }],
  'azure-eventhub': [{ eventHubNamespace: 'n', eventHubName: 'h', storageAccountName: 's', ...AZURE }, auth('connection', 'storageConnection'),
    { connectionFromEnv: 'C', storageConnectionFromEnv: 'S' }, { ...auth('connection', 'storageConnection'), blobContainer: 'c' },
    { eventHubNamespaceFromEnv: 'N', eventHubNameFromEnv: 'H', storageAccountName: 's', ...AZURE }],
  'azure-log-analytics': [AZURE, { tenantId: 't', clientId: 'c', clientSecret: 's' }],
  'azure-monitor': [AZURE, { activeDirectoryClientId: 'i', activeDirectoryClientPasswordFromEnv: 'P' }],
  'azure-pipelines': [{ poolName: 'p', ...AZURE }, { poolID: 1, personalAccessTokenFromEnv: 'T' }, { poolName: 'p', ...auth('personalAccessToken') }],
  'azure-queue': [{ accountName: 'a', ...AZURE }, { connectionFromEnv: 'C' }, auth('connection'), { connection: 'AccountName=a;AccountKey=a2V5' }],
  'azure-servicebus': [{ queueName: 'q', namespace: 'n', ...AZURE }, { topicName: 't', subscriptionName: 's', ...auth('connection') }, { queueName: 'q', connectionFromEnv: 'C' }],
  'cassandra': [{ port: 9042 }, { port: 9042, ...auth('tls', 'cert', 'key', 'ca') }],
  'clickhouse': [{ host: 'c.ml.svc' }, auth('host'), auth('connectionString'), { connectionStringFromEnv: 'C' }, { host: 'c.ml.svc', ...CERTIFICATE }],
  'couchdb': [{ connectionString: 'http://c.ml.svc', queryValue: 1 }, { connectionStringFromEnv: 'C', queryValue: 1 }, { ...auth('connectionString'), queryValue: 1 },
    { host: 'h.ml.svc', port: '5984', username: 'u', passwordFromEnv: 'P', dbName: 'd', queryValue: 1 }, { host: 'h.ml.svc', port: '5984', username: 'u', password: 'P', dbName: 'd', queryValue: 1 },
    { ...auth('host', 'port', 'username', 'password', 'dbName'), queryValue: 1 }],
  'datadog': [{ query: 'avg:a{b:c}', targetValue: 7, ...auth('apiKey', 'appKey') },
    { useClusterAgentProxy: true, targetValue: 7, datadogMetricName: 'm', datadogMetricNamespace: 'n', ...auth('datadogNamespace', 'datadogMetricsService', 'authMode', 'token') }],
  'dynatrace': [{ metricSelector: 's' }, { query: 'q' }],
  'elastic-forecast': ELASTIC,
  'elasticsearch': QUERIES(ELASTIC),
  'etcd': [{}, { usernameFromEnv: 'U', passwordFromEnv: 'P' }, auth('username', 'password'), auth('tls', 'cert', 'key', 'keyPassword', 'ca')],
  'gcp-cloudtasks': GCP,
  'gcp-pubsub': GCP.flatMap((way) => [{ ...way, subscriptionName: 's' }, { ...way, subscriptionNameFromEnv: 'S' }, { ...way, topicName: 't' }, { ...way, topicNameFromEnv: 'T' }]),
  'gcp-spanner': GCP,
  'gcp-stackdriver': GCP.flatMap((way) => [way, { ...way, alignmentPeriodSeconds: Duration.minutes(1) }, { ...way, alignmentPeriodSeconds: Duration.minutes(1), alignmentAligner: 'mean', alignmentReducer: 'SUM' }]),
  'gcp-storage': GCP,
  'github-runner': [auth('personalAccessToken'), { applicationID: 1, installationID: 2, ...auth('appKey') }, { applicationIDFromEnv: 'A', installationIDFromEnv: 'I', ...auth('appKey') }],
  'graphite': [{}, { authMode: 'basic', ...auth('username', 'password') }],
  'ibmmq': [{}, CERTIFICATE],
  'influxdb': [{ thresholdValue: 1, organizationName: 'o' }, { thresholdValue: 1, organizationNameFromEnv: 'O' }, { thresholdValue: 1, ...auth('organizationName', 'authToken') },
    { thresholdValue: 1, influxVersion: '3', database: 'd', metricKey: 'm' }, { thresholdValue: 1, influxVersion: '3', metricKey: 'm', ...auth('database') }],
  'kafka': [
    { topic: 'orders' }, { sasl: 'plaintext', ...auth('username', 'password') }, TLS, auth('sasl', 'tls', 'username', 'password'),
    { sasl: 'oauthbearer', ...auth('username', 'password', 'oauthTokenEndpointUri', 'scopes', 'oauthExtensions') },
    { sasl: 'gssapi', ...auth('username', 'password', 'realm', 'kerberosConfig', 'kerberosServiceName', 'kerberosDisableFAST') },
    { sasl: 'gssapi', ...auth('username', 'keytab', 'realm', 'kerberosConfig') }, { sasl: 'gssapi', ...auth('username', 'ccacheName', 'realm', 'kerberosConfig') },
    { sasl: 'oauthbearer', ...auth('saslTokenProvider', 'username', 'password', 'oauthTokenEndpointUri') },
    ...AWS.map((way) => ({ ...way, sasl: 'oauthbearer', saslTokenProvider: 'aws_msk_iam', awsRegion: 'eu-west-1', tls: 'enable' })),
  ],
  'kubernetes-resource': [{ format: 'number' }, { format: 'json', valueLocation: 'a.b' }],
  'kubernetes-workload': [{ value: 3 }],
  'loki': [{}, MODES.basic, MODES.bearer, MODES.custom, MODES.modes],
  'metrics-api': [{ targetValue: 3 }, { targetValue: 3, authModes: ['apiKey'], ...auth('apiKey', 'method', 'keyParamName') }, { targetValue: 3, ...MODES.basic },
    { targetValue: 3, ...MODES.bearer }, { targetValue: 3, ...MODES.tls }, { targetValue: 3, ...MODES.modes }],
  'mongodb': [{ connectionString: 'mongodb://m.ml.svc' }, { connectionStringFromEnv: 'M' }, auth('connectionString'), { host: 'm.ml.svc', port: '1', username: 'u', passwordFromEnv: 'P' },
    { host: 'm.ml.svc', port: '1', username: 'u', password: 'P' }, { ...auth('host', 'port', 'username', 'password', 'scheme') }, { connectionStringFromEnv: 'M', ...auth('tls', 'cert', 'key', 'keyPassword', 'ca') }],
  'mssql': [{ host: 'm.ml.svc' }, { host: 'm.ml.svc', port: 1433 }, { host: 'm.ml.svc:1433', username: 'u', ...AZURE }, auth('connectionString'), { connectionStringFromEnv: 'C' }, auth('host')],
  'mysql': [{ connectionStringFromEnv: 'C' }, auth('connectionString'), { host: 'm.ml.svc', port: '3306', username: 'u', passwordFromEnv: 'P', dbName: 'd' },
    { host: 'm.ml.svc', port: '3306', usernameFromEnv: 'U', passwordFromEnv: 'P', dbName: 'd' }, auth('host', 'port', 'username', 'password', 'dbName')],
  'nats-jetstream': [{ account: 'a' }, { accountID: 'a' }],
  'opensearch': QUERIES([{ username: 'u', passwordFromEnv: 'P' }, { username: 'u', password: 'P' }, auth('username', 'password'),
    { enableTLS: true, clientCert: 'c', clientKey: 'k' }, { enableTLS: true, caCert: 'a', ...auth('clientCert', 'clientKey') }, auth('enableTLS', 'clientCert', 'clientKey', 'caCert')]),
  'openstack-metric': [{ threshold: 3 }],
  'openstack-swift': [auth('userID', 'password', 'projectID'), auth('appCredentialID', 'appCredentialSecret')],
  'postgresql': [{ connectionFromEnv: 'C', targetQueryValue: 1 }, { host: 'h.ml.svc', port: '5432', userName: 'u', dbName: 'd', sslmode: 'require', targetQueryValue: 1, ...AZURE }, { ...auth('connection'), targetQueryValue: 1 },
    { host: 'h.ml.svc', port: '5432', userName: 'u', dbName: 'd', sslmode: 'require', passwordFromEnv: 'P', targetQueryValue: 1 },
    { ...auth('host', 'port', 'userName', 'dbName', 'sslmode', 'password'), targetQueryValue: 1 }],
  'predictkube': [{ threshold: 3 }, { threshold: 3, ...MODES.basic }, { threshold: 3, ...MODES.bearer }, { threshold: 3, ...MODES.custom }, { threshold: 3, ...MODES.tls },
    { threshold: 3, ...MODES.modes }],
  'pulsar': [{}, MODES.basic, MODES.bearer, { ...MODES.tls, tls: 'enable' }, MODES.modes,
    { authModes: ['oauth'], oauthTokenURI: 'https://i.example.com/t', clientID: 'c', ...auth('clientSecret', 'scopes', 'endpointParams') },
    { authModes: ['oauth'], ...auth('oauthTokenURI', 'clientID') }, { tls: 'enable', ...auth('cert', 'key', 'ca') }],
  'rabbitmq': [{ mode: 'MessageRate', value: 5 }, { protocol: 'auto' }, { protocol: 'auto', host: 'amqp://rabbit.mq.svc:5672' }, { mode: 'QueueLength', value: 5 }, { protocol: 'http', mode: 'MessageRate', value: 5 }, { usernameFromEnv: 'U', passwordFromEnv: 'P' }, auth('username', 'password'),
    { protocol: 'http', ...auth('workloadIdentityResource') }, auth('tls', 'cert', 'key', 'keyPassword', 'ca'),
    auth('oauthTokenURI', 'clientID', 'clientSecret', 'scopes', 'endpointParams')],
  'redis': REDIS,
  'redis-cluster': SEVERAL,
  'redis-cluster-streams': STREAMS(SEVERAL),
  'redis-sentinel': SEVERAL,
  'redis-sentinel-streams': STREAMS(SEVERAL),
  'redis-streams': STREAMS(REDIS),
  'solace-direct-messaging': [{ aggregatedClientTxMsgRateTarget: 5 }],
  'solace-event-queue': [{ messageCountTarget: 5 }, { messageCountTarget: 5, messageSpoolUsageTarget: 5, messageReceiveRateTarget: 5 }],
  'forgejo-runner': [{ isGlobal: true }, { owner: 'o', repo: 'r' }],
  'sumologic': [{ queryType: 'logs', query: 'q', resultField: 'f' }, { queryType: 'metrics', query: 'q', quantization: Duration.minutes(1) }, { queryType: 'metrics', quantization: Duration.minutes(1), queries: { A: 'a', B: 'b' }, resultQueryRowID: 'A' }],
  'temporal': [{}, { workerDeploymentName: 'd', workerDeploymentBuildId: 'b' }, { workerDeploymentNameFromEnv: 'D', workerDeploymentBuildIdFromEnv: 'B' },
    { includeRunningWorkflowCount: true, workflowTaskQueueForCount: 'q' }, { includeRunningWorkflowCount: true, workflowTaskQueueForCountFromEnv: 'Q' }, CERTIFICATE],
};
