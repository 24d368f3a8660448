import { Duration } from 'cdk8s';
import { merged, Props, requiredOf, SCALERS, triggerOf } from './scaler-samples';
import { Autoscaler, AutoscaledModel, KedaTrigger, ModelServer, Trigger } from '../../../../src';
import { ParameterSource, PodIdentity, TriggerAuthentication } from '../../../../src/constructs/authentication';
import { messageOf } from '../../../support/captured';
import { CONTAINER, newChart } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const auth = (...names: string[]): Untyped => ({ credentials: Object.fromEntries(names.map((name) => [name, ParameterSource.fromSecret('s', name)])) });
const IAM = { credentials: { podIdentity: PodIdentity.aws() } };
const ENTRA = { credentials: { podIdentity: PodIdentity.azureWorkload() } };
const MSK = { sasl: 'oauthbearer', saslTokenProvider: 'aws_msk_iam', awsRegion: 'eu-west-1', identityOwner: 'operator' };
const AMQP = { host: 'amqp://rabbit.mq.svc:5672' };
const AWS_KEYS = auth('awsAccessKeyID', 'awsSecretAccessKey');
const EVENTHUB = { eventHubNamespace: 'n', eventHubName: 'h', storageAccountName: 's' };
const METRIC = { expression: 'SELECT 1', identityOwner: 'operator' };
const REDIS = { address: 'redis.mq.svc:6379' };
const AGENT = { useClusterAgentProxy: true, datadogMetricName: 'm', datadogMetricNamespace: 'n', targetValue: 5, ...auth('datadogNamespace', 'datadogMetricsService') };
const API = { targetValue: 5, ...auth('apiKey', 'appKey') };

function model(trigger: Trigger, minReplicas = 1): AutoscaledModel {
  return new AutoscaledModel(newChart(), 'model', {
    server: ModelServer.deployment({ container: CONTAINER }), autoscaler: Autoscaler.keda({ kedaVersion: '2.21' }), minReplicas, maxReplicas: 5, triggers: [trigger],
  });
}

/** What the code of each scaler refuses, or reads nowhere, beside what its tags say: type, what is given beside what has to be, and where the fault is. */
const ROWS: [string, Props, string][] = [
  ['azure-cosmosdb', { ...auth('connection'), changeFeedLagThreshold: 5, activationChangeFeedLagThreshold: 5 }, 'activationChangeFeedLagThreshold'],
  ['azure-cosmosdb', { ...auth('connection'), activationChangeFeedLagThreshold: 100 }, 'activationChangeFeedLagThreshold'],
  ['azure-cosmosdb', { endpoint: 'https://a.documents.azure.com', ...auth('tenantId', 'clientId') }, 'clientSecret'],
  ['azure-cosmosdb', { ...auth('connection'), cloud: 'Private' }, 'cosmosDBResourceURL'],
  ['kafka', { sasl: 'gssapi', ...auth('username', 'realm', 'kerberosConfig', 'keytab', 'ccacheName') }, 'ccacheName'],
  ['rabbitmq', { ...AMQP, mode: 'MessageRate', value: 5 }, 'mode'],
  ['rabbitmq', { ...AMQP, useRegex: true }, 'useRegex'],
  ['rabbitmq', { ...AMQP, timeout: Duration.seconds(5) }, 'timeout'],
  ['rabbitmq', { host: 'rabbit.mq.svc:5672' }, 'host'],
  ['rabbitmq', { host: 'http://rabbit.mq.svc', ...auth('oauthTokenURI', 'clientID') }, 'clientSecret'],
  ['rabbitmq', { host: 'http://rabbit.mq.svc', ...auth('oauthTokenURI', 'clientID', 'clientSecret', 'username', 'password') }, 'oauthTokenURI'],
  ['rabbitmq', { host: 'http://rabbit.mq.svc', ...auth('cert', 'key') }, 'tls'],
  ['aws-sqs-queue', { awsAccessKeyID: 'AK', ...auth('awsSecretAccessKey') }, 'awsSecretAccessKey'],
  ['aws-sqs-queue', { awsSecretAccessKeyFromEnv: 'KEY', ...auth('awsAccessKeyID') }, 'awsSecretAccessKeyFromEnv'],
  ['aws-sqs-queue', { identityOwner: 'operator', ...AWS_KEYS }, 'awsAccessKeyID'],
  ['aws-sqs-queue', { ...IAM, identityOwner: 'operator' }, 'identityOwner'],
  ['aws-sqs-queue', { credentials: { podIdentity: PodIdentity.aws(), ...AWS_KEYS.credentials } }, 'awsAccessKeyID'],
  ['aws-sqs-queue', auth('awsRoleArn', 'awsSessionToken'), 'awsAccessKeyID'],
  ['aws-cloudwatch', { ...METRIC, metricStatPeriod: Duration.seconds(20), metricCollectionTime: Duration.seconds(100) }, 'metricStatPeriod'],
  ['aws-cloudwatch', { ...METRIC, metricStatPeriod: Duration.seconds(90), metricCollectionTime: Duration.seconds(900) }, 'metricStatPeriod'],
  ['aws-cloudwatch', { ...METRIC, metricUnit: 'Foo' }, 'metricUnit'],
  ['aws-cloudwatch', { ...METRIC, metricStat: 'Median' }, 'metricStat'],
  ['kafka', { ...MSK, tls: 'disable' }, 'tls'],
  ['kafka', auth('username', 'password'), 'sasl'],
  ['kafka', { sasl: 'plaintext', saslTokenProvider: 'bearer', ...auth('username', 'password') }, 'sasl'],
  ['kafka', IAM, 'saslTokenProvider'],
  ['kafka', { tls: 'disable', ...auth('cert', 'key') }, 'tls'],
  ['kafka', { activationLagThreshold: -1 }, 'activationLagThreshold'],
  ['apache-kafka', { sasl: 'gssapi' }, 'sasl'],
  ['apache-kafka', { sasl: 'aws_msk_iam', awsRegion: 'r', identityOwner: 'operator', tls: 'disable' }, 'tls'],
  ['sumologic', { queryType: 'metrics', query: 'q' }, 'quantization'],
  ['gcp-stackdriver', { alignmentPeriodSeconds: Duration.seconds(30), credentialsFromEnv: 'C' }, 'alignmentPeriodSeconds'],
  ['datadog', { query: 'avg:foo', ...API }, 'query'],
  ['datadog', { ...AGENT, query: 'avg:a{b}' }, 'query'],
  ['datadog', { query: 'avg:a{b}', ...API, datadogMetricName: 'm' }, 'datadogMetricName'],
  ['datadog', { query: 'avg:a{b}', ...API, hpaMetricName: 'm' }, 'hpaMetricName'],
  ['cassandra', { clusterIPAddress: 'cassandra.ml.svc' }, 'port'],
  ['cassandra', { clusterIPAddress: 'cassandra.ml.svc:9042', ...auth('cert', 'key', 'password') }, 'tls'],
  ['azure-monitor', { resourceURI: 'a/b', ...ENTRA }, 'resourceURI'],
  ['azure-monitor', { metricAggregationType: 'None', ...ENTRA }, 'metricAggregationType'],
  ['azure-eventhub', { ...EVENTHUB, credentials: { ...ENTRA.credentials, ...auth('connection').credentials } }, 'connection'],
  ['azure-log-analytics', { clientId: 'c', clientSecret: 's', ...ENTRA }, 'clientId'],
  ['azure-blob', { accountName: 'a', connectionFromEnv: 'C' }, 'accountName'],
  ['azure-servicebus', { queueName: 'q', namespace: 'n', connectionFromEnv: 'C' }, 'namespace'],
  ['azure-servicebus', { queueName: 'q(', useRegex: true, connectionFromEnv: 'C' }, 'queueName'],
  ['azure-servicebus', { queueName: 'q(?=x)', useRegex: true, connectionFromEnv: 'C' }, 'queueName'],
  ['mssql', { host: 'h.ml.svc', credentials: { ...ENTRA.credentials, ...auth('password').credentials } }, 'password'],
  ['solace-direct-messaging', { aggregatedClientTxMsgRateTarget: 5, clientNamePattern: 'a*' }, 'clientNamePattern'],
  ['solace-direct-messaging', { aggregatedClientTxMsgRateTarget: 5, queuedMessagesFactor: 500 }, 'queuedMessagesFactor'],
  ['solace-direct-messaging', { aggregatedClientTxMsgRateTarget: 5, solaceSempBaseURL: 'solace.mq.svc' }, 'solaceSempBaseURL'],
  ['solace-event-queue', { messageCountTarget: 5, activationMessageSpoolUsageTarget: 5 }, 'messageSpoolUsageTarget'],
  ['redis', { ...REDIS, ...auth('cert', 'key') }, ''],
  ['redis', { address: 'localhost:6379' }, 'address'],
  ['redis', { address: 'redis' }, 'address'],
  ['redis-cluster', { addresses: ['a.ml.svc:6379'], databaseIndex: 1 }, 'databaseIndex'],
  ['elasticsearch', { cloudID: 'c', apiKey: 'k', query: '{}', metricName: 'm' }, 'metricName'],
  ['forgejo-runner', { owner: 'o' }, 'repo'],
  ['metrics-api', { targetValue: 3, authModes: ['basic'], ...auth('username', 'bearerToken') }, 'authModes'],
  ['metrics-api', { targetValue: 3, url: 'localhost' }, 'url'],
  ['arangodb', { queryValue: 3, ...auth('password') }, 'authModes'],
  ['graphite', auth('password'), 'authMode'],
  ['loki', { serverAddress: 'http://localhost:3100' }, 'serverAddress'],
];

const scaler = (type: string) => SCALERS.find((each) => each.type === type)!; // Each row names one.

test.each(ROWS)('%s refuses %j at %s', (type, props, field) => {
  const message = messageOf(() => model(triggerOf(type, merged(requiredOf(scaler(type)), props))));
  expect(message).toMatch(new RegExp(`^\\[chart/model\\] triggers\\[0\\]${field === '' ? '' : `\\.${field}`}: .*, got .*; \\w`));
});

/** Triggers that cannot wake a model, that keep it awake, or that put it to sleep which is wanted. */
const ASLEEP: [string, Props, RegExp][] = [
  ['redis-streams', { ...REDIS, consumerGroup: 'g' }, /cannot|wake/],
  ['redis-cluster-streams', { addresses: ['a.ml.svc:6379'], consumerGroup: 'g' }, /cannot|wake/],
  ['rabbitmq', { host: 'http://rabbit.mq.svc', mode: 'DeliverGetRate', value: 5 }, /cannot|wake/],
  ['apache-kafka', {}, /cannot|wake/],
  ['forgejo-runner', { isGlobal: true }, /is always active/],
  ['solace-direct-messaging', { aggregatedClientTxMsgRateTarget: 5 }, /is always active/],
  ['datadog', { query: 'avg:a{b}', ...API, activationQueryValue: 50 }, /activationQueryValue: is above the target \(5\)/],
  ['gcp-spanner', { targetValue: 5, activationValue: 50, credentialsFromEnv: 'C' }, /activationValue: is above the target \(5\)/],
  ['rabbitmq', { ...AMQP, queueLength: 5, activationValue: 10 }, /activationValue: is above the target \(5\)/],
  ['rabbitmq', { ...AMQP, activationValue: 100 }, /activationValue: is above the target \(20\)/],
  ['redis-streams', { ...REDIS, streamLength: 5, activationLagCount: 50 }, /activationLagCount: is above the target \(5\)/],
  ['artemis-queue', { queueLength: 5, restApiTemplate: 'http://artemis.mq.svc/x' }, /activationQueueLength: is above the target \(5\).*, got 10;/],
];

test.each(ASLEEP)('%s beside minReplicas 0 refuses %j', (type, props, pattern) => {
  const trigger = () => triggerOf(type, merged(requiredOf(scaler(type)), props));
  expect(messageOf(() => model(trigger(), 0))).toMatch(pattern);
  expect(() => model(trigger())).not.toThrow();
});

const RAW = { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'models' };

/** The same of metadata in KEDA's own words. */
const METADATA: [string, { [key: string]: string }, string][] = [
  ['kafka', { ...RAW, lagThreshold: '0' }, 'metadata.lagThreshold'],
  ['kafka', { ...RAW, limitToPartitionsWithLag: 'true' }, 'metadata.topic'],
  ['kubernetes-workload', { podSelector: 'a=b' }, 'metadata.value'],
  ['rabbitmq', { queueName: 'q', host: 'amqp://rabbit.mq.svc', mode: 'MessageRate', value: '5' }, 'metadata.mode'],
  ['influxdb', { query: 'q', serverURL: 'http://influx.ml.svc', thresholdValue: '1', organizationName: 'o', authToken: 't' }, 'metadata.authToken'],
  ['redis', { listName: 'l', address: 'localhost:6379' }, 'metadata.address'],
  ['metrics-api', { url: 'https://api.ml.svc/queue', valueLocation: 'length', targetValue: '5', timeout: '30' }, 'metadata.timeout'],
  ['gcp-pubsub', { subscriptionName: 's', timeHorizon: '300', credentialsFromEnv: 'C' }, 'metadata.timeHorizon'],
];

test.each(METADATA)('raw %s refuses %j at %s', (type, metadata, field) => {
  expect(messageOf(() => model(new KedaTrigger({ type, metadata })))).toContain(`triggers[0].${field}: `);
});

test.each<[string, { [key: string]: string }]>([
  ['azure-log-analytics', { workspaceId: 'w', query: 'q', threshold: '1', tenantId: 't', clientId: 'c', clientSecret: 's', cloud: 'azurePublicCloud' }],
  ['influxdb', { query: 'q', serverURL: 'http://influx.ml.svc', thresholdValue: '1', organizationName: 'o', queryType: 'influxql' }],
  ['kafka', { ...RAW, lagThreshold: ' 5 ', topic: '' }],
  ['metrics-api', { url: 'https://api.ml.svc/queue', valueLocation: 'length', targetValue: '5', timeout: '1000' }],
  ['azure-servicebus', { queueName: '(?i)^orders-(?P<shop>\\w+)\\z', useRegex: 'true', connectionFromEnv: 'C' }],
])('raw %s takes %j', (type, metadata) => {
  expect(() => model(new KedaTrigger({ type, metadata }))).not.toThrow();
});

test.each<[string, { [key: string]: string }]>([
  ['aws-sqs-queue', { queueURL: 'jobs', awsRegion: 'r', identityOwner: 'pod' }],
  ['aws-cloudwatch', { expression: 'SELECT 1', targetMetricValue: '5', minMetricValue: '0', awsRegion: 'r', identityOwner: 'pod' }],
])('raw %s takes an identity beside %j, which says the same', (type, metadata) => {
  const chart = newChart();
  const authenticationRef = new TriggerAuthentication(chart, 'auth', { podIdentity: PodIdentity.aws() });
  expect(() => new AutoscaledModel(chart, 'model', {
    server: ModelServer.deployment({ container: CONTAINER }), maxReplicas: 5, triggers: [new KedaTrigger({ type, metadata, authenticationRef })],
  })).not.toThrow();
});
