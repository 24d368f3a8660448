import { Chart, Duration } from 'cdk8s';
import { merged, Props, requiredOf, SCALERS, triggerOf, WAYS, waysOf, without } from './scaler-samples';
import { Parameter, Scaler } from '../../../../projenrc/scalers/scaler';
import { AutoscaledModel, Autoscaler, CpuTrigger, KedaOptions, KedaTrigger, MetricType, ModelServer, KedaFormula, Trigger } from '../../../../src';
import {
  ClusterTriggerAuthentication, OAuth2Credentials, ParameterSource, PodIdentity, TriggerAuthentication,
} from '../../../../src/constructs/authentication';
import {
  AwsCloudwatchTrigger, AwsSqsQueueTrigger, AzureMonitorMetricAggregationType, AzureMonitorTrigger, AzureServicebusTrigger, ClickhouseTrigger,
  DatadogTrigger, ElasticsearchTrigger, HuaweiCloudeyeTrigger, KafkaSasl, KafkaTrigger, KafkaTriggerProps, KubernetesWorkloadTrigger,
  PulsarAuthModes, PulsarTrigger, RabbitmqProtocol, RabbitmqTrigger, RedisStreamsTrigger, RedisTrigger, ScalerIdentityOwner, SplunkTrigger,
  SumologicQueryType, SumologicTrigger, TemporalTrigger,
} from '../../../../src/constructs/triggers/scalers';
import { messageOf } from '../../../support/captured';
import { CONTAINER, newChart, newModel } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

function model(trigger: Trigger, keda: KedaOptions = { kedaVersion: '2.21' }, chart = newChart()): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', { server: ModelServer.deployment({ container: CONTAINER }), autoscaler: Autoscaler.keda(keda), maxReplicas: 5, triggers: [trigger] });
}

const every = (pick: (parameter: Parameter) => boolean): [string, string, Scaler, Parameter][] =>
  SCALERS.flatMap((scaler) => scaler.parameters.filter(pick)
    .map((parameter): [string, string, Scaler, Parameter] => [scaler.type, parameter.name, scaler, parameter]));

const baseOf = (scaler: Scaler) => merged(requiredOf(scaler), (WAYS[scaler.type] ?? [{}])[0]);

test.each(every(({ required }) => required))('%s is refused without %s', (type, name, scaler) => {
  const message = messageOf(() => model(triggerOf(type, without(baseOf(scaler), name))));
  expect(message).toMatch(new RegExp(`^\\[chart/model\\] triggers\\[0\\]\\.${name}: is (required|needed)`));
  expect(message).toMatch(/; give \w/);
});

/** What no parameter of a form can be. */
const WRONG: { readonly [kind: string]: unknown[] } = {
  'address arangodb': ['http://localhost:8529', 'http://arangodb:8529', 'arangodb.ml.svc:8529', 'http://a.ml.svc:8529,http://b:8529', ''],
  'address azureName': ['name.servicebus.windows.net', 'https://name.blob.core.windows.net/', 'sb://name', ''],
  'address azureStorage': ['UseDevelopmentStorage=true', 'AccountName=a;AccountKey=k;BlobEndpoint=http://127.0.0.1:10000/a', 'QueueEndpoint=http://azurite:10001/a;AccountName=a', ''],
  'address azureSuffix': ['https://core.windows.net', '.core.windows.net', ''],
  'address bareHosts': ['localhost', 'db', 'db.ml.svc:5432', 'a.ml.svc,b', 'postgresql://db.ml.svc', ''],
  'address urlTexts': ['http://localhost:8080', 'solace.ml.svc:8080', 'http://a.ml.svc:8080,http://b:8080', 'http://a.ml.svc:8080,', ''],
  'address couchdb': ['http://localhost:5984', 'http://keda:p@couchdb:5984', 'couchdb:5984', 'http://', ''],
  'address endpoint': ['localhost:8222', 'nats:8222', 'nats', 'http://nats.ml.svc:8222', 'nats.ml.svc:0', 'nats.ml.svc:x', '127.0.0.1/path', ''],
  'address grpc': ['localhost:7233', 'temporal:7233', 'temporal.ml.svc', 'http://temporal.ml.svc:7233', 'dns:///temporal:7233', ''],
  'address kusto': ['http://localhost', 'cluster.westeurope.kusto.windows.net', ''],
  'address mongodb': ['mongodb://localhost:27017', 'mongodb://u:p@a.ml.svc,b:27017/db', 'mongodb+srv://db', 'db.ml.svc:27017', 'mongodb://', ''],
  'address server': ['localhost', 'db:9042', 'tcp://db.ml.svc:9042', 'db.ml.svc,1433', 'db.ml.svc:70000', ''],
  'address sqs': ['http://localhost:4566/000000000000/jobs', 'sqs.eu-west-1.amazonaws.com/123456789012/jobs', 'arn:aws:sqs:eu-west-1:123456789012:jobs', ''],
  'addresses endpoint': [['nsq:4161'], ['http://nsq.ml.svc:4161'], [], 'nsq.ml.svc:4161'],
  'addresses optionalUrl': [['etcd:2379'], ['http://localhost:2379'], ['https://etcd.ml.svc'], [], 'etcd.ml.svc:2379'],
  'boolean': ['yes'],
  'duration': [Duration.millis(0)],
  'duration clock': [Duration.millis(1500), Duration.millis(0)],
  'duration hours': [Duration.seconds(90), Duration.millis(0)],
  'duration minutes': [Duration.seconds(90), Duration.millis(0)],
  'duration offset': [Duration.millis(1500)],
  'duration seconds': [Duration.millis(1500), Duration.millis(0)],
  'enum': ['none of them'],
  'enums': [['none of them'], []],
  'host': ['localhost', 'redis', 'redis.ml.svc:6379', 'a.ml.svc,b.ml.svc', ''],
  'hosts': [['redis'], [], 'redis.ml.svc'],
  'hostPort': ['localhost:6379', 'redis:6379', 'redis.ml.svc', 'redis.ml.svc:0', ''],
  'hostPorts': [['kafka:9092'], ['kafka.ml.svc'], [], 'kafka.ml.svc:9092'],
  'integer': [1.5, NaN, Infinity],
  'list': [[], [''], 'a'],
  'map': [{ a: 'b=c' }, { '': 'x' }],
  'number': [NaN, Infinity],
  'ranges': [['a'], ['5-1'], []],
  'rows': [{ 'a b': 'x' }, { A: ' ' }],
  'single': ['a,b', ''],
  'string': ['', ' '],
  'text': ['', '*'],
  'urls': [['http://localhost:9200'], ['es.ml.svc'], []],
  'text aligner': ['average', ''],
  'text reducer': ['average', 'rate', ''],
  'url': ['server.ml.svc:80', 'http://localhost:80', 'http://[::1]:80', 'http://127.1', 'http://a.localhost', 'http://0.0.0.0:80', 'http://server', 'ftp://server.ml.svc', ''],
  'variable': ['1X'],
};

test.each(every(({ sources }) => sources.includes('meta')))('%s refuses %s that KEDA would refuse or misread', (type, name, scaler, { form, target }) => {
  const wrong = [...WRONG[form] ?? WRONG[form.split(' ')[0]], ...target ? [0, -1] : []];
  for (const value of wrong) {
    const message = messageOf(() => model(triggerOf(type, { ...without(baseOf(scaler), name), [name]: value })));
    expect(message).toMatch(new RegExp(`^\\[chart/model\\] triggers\\[0\\]\\.${name}[:.[]`));
    expect(message).toMatch(/, got .*; \w/);
  }
});

test.each(every(({ sources }) => sources.length > 1))('%s takes %s in one way alone', (type, name, scaler, parameter) => {
  const [first, second] = waysOf(parameter);
  const given = merged(merged(without(baseOf(scaler), name), first), second);
  expect(messageOf(() => model(triggerOf(type, given)))).toContain(`triggers[0].${name}: is given in several ways, and KEDA uses only one`);
});

const SASL: KafkaTriggerProps = { bootstrapServers: ['kafka.mq.svc:9092'], consumerGroup: 'models', topic: 'requests' };
const kafka = (props: Partial<KafkaTriggerProps> & Props): Trigger => new KafkaTrigger({ ...SASL, ...props });
const STREAM = { address: 'redis.ml.svc:6379', stream: 's', consumerGroup: 'g' };
const raw = (type: string, metadata: { [key: string]: string }) => new KedaTrigger({ type, metadata });
const RAW_KAFKA = { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'models' };
const secrets = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ParameterSource.fromSecret('kafka', name)]));
const referring = (names: string[], make: (authenticationRef: TriggerAuthentication) => Trigger) => (chart: Chart) =>
  model(make(new TriggerAuthentication(chart, 'auth', { parameters: secrets(...names) })), {}, chart);

const REFUSED: [string, (chart: Chart) => unknown][] = [
  ['a property with a typo', () => model(kafka({ lagTreshold: 5 }))],
  ['a variable where KEDA reads none', () => model(kafka({ lagThresholdFromEnv: 'X' }))],
  ['a type before its time', () => model(new SplunkTrigger({ host: 'https://s.example.com', targetValue: 1, activationValue: 0, savedSearchName: 's', valueField: 'v', credentials: secrets('username') }), { kedaVersion: '2.14' })],
  ['a type that is not released', () => model(new ClickhouseTrigger({ query: 'q', targetQueryValue: 1, host: 'c.ml.svc' }), { kedaVersion: '2.20' })],
  ['a parameter before its time', () => model(kafka({ fullMetadata: true }), { kedaVersion: '2.20' })],
  ['a share of what has no requests', () => model(kafka({ metricType: MetricType.UTILIZATION }))],
  ['a metric type that is none', () => model(kafka({ metricType: 'average' as Untyped }))],
  ['a raw metric type that is none', () => model(new KedaTrigger({ type: 'kafka', metadata: RAW_KAFKA, metricType: 'average' as Untyped }))],
  ['a raw metric type of a scaler that has its own', () => model(new KedaTrigger({
    type: 'pulsar', metadata: { adminURL: 'http://p.mq.svc', topic: 't', subscription: 's' }, metricType: MetricType.VALUE,
  }))],
  ['a lag of Redis before its time', () => model(new RedisStreamsTrigger({ ...STREAM, lagCount: 5 }), { kedaVersion: '2.16' })],
  ['an authentication and a reference', (chart) => model(kafka({ credentials: secrets('username', 'password'), authenticationRef: new TriggerAuthentication(chart, 'a', { parameters: secrets('username') }) }), {}, chart)],
  ['an authentication that nothing reads', () => model(kafka({ credentials: secrets('user') as Untyped }))],
  ['an identity of another cloud', () => model(kafka({ credentials: { podIdentity: PodIdentity.gcp() } }))],
  ['an identity where none is used', () => model(new TemporalTrigger({ endpoint: 't.ml.svc:7233', taskQueue: 'q', credentials: { podIdentity: PodIdentity.aws() } as Untyped }))],
  ['OAuth 2 where none is used', () => model(kafka({ credentials: { oauth2: OAUTH2 } as Untyped }))],
  ['OAuth 2 where nothing is used', () => model(new KubernetesWorkloadTrigger({ podSelector: 'a=b', value: 1, credentials: { oauth2: OAUTH2 } } as Untyped))],
  ['a reference with a typo', referring(['username', 'pasword'], (authenticationRef) => kafka({ sasl: KafkaSasl.PLAINTEXT, authenticationRef }))],
  ['a reference that lacks what is needed', referring(['username'], (authenticationRef) => kafka({ sasl: KafkaSasl.PLAINTEXT, authenticationRef }))],
  ['a reference that gives nothing', referring(['bearerToken'], (authenticationRef) => kafka({ authenticationRef }))],
  ['a reference that is missing', () => model(new AwsSqsQueueTrigger({ queueURL: 'jobs', awsRegion: 'eu-west-1' }))],
  ['a secret without a key', () => model(kafka({ credentials: { password: ParameterSource.fromSecret('kafka', 'a b') } }))],
  ['an activation that puts a woken model to sleep', () => newModel({ minReplicas: 0, triggers: [kafka({ lagThreshold: 10, activationLagThreshold: 50 })] })],
  ['a partition that is no number', () => model(kafka({ partitionLimitation: ['1', 'all'] }))],
  ['a list that holds its separator', () => model(new ElasticsearchTrigger({ index: ['a;b'], valueLocation: 'x', targetValue: 1, query: '{}', cloudID: 'c', credentials: secrets('apiKey') }))],
  ['seconds that are no whole number', () => model(new AwsCloudwatchTrigger({ expression: 'e', targetMetricValue: 1, minMetricValue: 0, awsRegion: 'r', identityOwner: ScalerIdentityOwner.OPERATOR, metricEndTimeOffset: Duration.millis(500) }))],
  ['a time of Azure in milliseconds', () => model(new AzureMonitorTrigger({ targetValue: 1, resourceURI: 'r', tenantId: 't', subscriptionId: 's', resourceGroupName: 'g', metricName: 'm', metricAggregationType: AzureMonitorMetricAggregationType.AVERAGE, metricAggregationInterval: Duration.millis(10), credentials: { podIdentity: PodIdentity.azureWorkload() } }))],
  ['a queue and a topic', () => model(new AzureServicebusTrigger({ queueName: 'q', topicName: 't', subscriptionName: 's', connectionFromEnv: 'C' }))],
  ['no target of Datadog', () => model(new DatadogTrigger({ query: 'avg:a{b:c}', credentials: secrets('apiKey', 'appKey') }))],
  ['an old target of Huawei\'s', () => model(new HuaweiCloudeyeTrigger({ namespace: 'n', metricName: 'm', dimensionName: 'd', dimensionValue: 'v', targetMetricValue: 1, minMetricValue: 1 } as Untyped))],
  ['OAuth 2 that is not sent', () => model(new PulsarTrigger({ adminURL: 'http://p.mq.svc', topic: 't', subscription: 's', authModes: [PulsarAuthModes.OAUTH] }))],
  ['OAuth 2 by AMQP', () => model(new RabbitmqTrigger({ queueName: 'q', host: 'amqp://rabbit.mq.svc', protocol: RabbitmqProtocol.AMQP, credentials: { oauth2: OAUTH2 } }))],
  ['OAuth 2 before KEDA has it', () => model(new RabbitmqTrigger({ queueName: 'q', host: 'http://rabbit.mq.svc', protocol: RabbitmqProtocol.HTTP, credentials: { oauth2: OAUTH2 } }), { kedaVersion: '2.19' })],
  ['two hosts of one Redis', () => model(new RedisTrigger({ listName: 'l', host: 'a.ml.svc,b.ml.svc', port: '6379' }))],
  ['rows that nothing names', () => model(new SumologicTrigger({ host: 'https://s.example.com', queryType: SumologicQueryType.METRICS, timerange: Duration.minutes(5), quantization: Duration.minutes(1), threshold: 1, queries: { A: 'a' }, resultQueryRowID: 'B', credentials: secrets('accessID', 'accessKey') }))],
  ['a target below what KEDA keeps', () => model(new DatadogTrigger({ query: 'avg:a{b:c}', targetValue: 0.0001, credentials: secrets('apiKey', 'appKey') }))],
  ['no target outside a formula', () => newModel({ triggers: [new DatadogTrigger({ query: 'avg:a{b:c}', credentials: secrets('apiKey', 'appKey') }), CpuTrigger.utilization(50)] })],
  ['raw metadata with a typo', () => model(raw('kafka', { ...RAW_KAFKA, lagTreshold: '5' }))],
  ['raw metadata of another scaler', () => model(raw('kafka', { ...RAW_KAFKA, metricName: 'x' }))],
  ['raw metadata that misses something', () => model(raw('kafka', { bootstrapServers: 'kafka.mq.svc:9092' }))],
  ['raw metadata that is blank', () => model(raw('kafka', { ...RAW_KAFKA, consumerGroup: ' ' }))],
  ['raw metadata that only an authentication gives', () => model(raw('kafka', { ...RAW_KAFKA, password: 'x' }))],
  ['raw metadata that KEDA refuses', () => model(raw('gcp-pubsub', { subscriptionName: 's', subscriptionSize: '5' }))],
  ['a raw number that is none', () => model(raw('kafka', { ...RAW_KAFKA, lagThreshold: '10.0' }))],
  ['a raw value of no enum', () => model(raw('kafka', { ...RAW_KAFKA, sasl: 'plain' }))],
  ['a raw boolean of yes', () => model(raw('kafka', { ...RAW_KAFKA, allowIdleConsumers: 'yes' }))],
  ['a raw time without a unit', () => model(raw('datadog', { query: 'avg:a{b:c}', timeout: '30' }))],
  ['a raw reference with a typo', (chart) => model(new KedaTrigger({
    type: 'rabbitmq', metadata: { queueName: 'q' }, authenticationRef: new TriggerAuthentication(chart, 'auth', { parameters: secrets('hots') }),
  }), {}, chart)],
  ['a raw reference that lacks what is needed', (chart) => model(new KedaTrigger({
    type: 'rabbitmq', metadata: { queueName: 'q' }, authenticationRef: new TriggerAuthentication(chart, 'auth', { parameters: secrets('username', 'password') }),
  }), {}, chart)],
];

const OAUTH2: OAuth2Credentials = { clientId: 'keda', clientSecret: { name: 'oauth', key: 'secret' }, tokenUrl: 'https://id.example.com/token' };

test.each(REFUSED)('%s is refused', (_, make) => {
  expect(messageOf(() => make(newChart()))).toMatchSnapshot();
});

const TAKEN: [string, (chart: Chart) => unknown][] = [
  ['a reference of which nothing is known', () => model(kafka({ sasl: KafkaSasl.PLAINTEXT, authenticationRef: ClusterTriggerAuthentication.fromName('kafka') }))],
  ['no target in a formula', () => newModel({
    autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'jobs', perReplica: 4 }) }), triggers: [new DatadogTrigger({ name: 'jobs', query: 'avg:a{b:c}', credentials: secrets('apiKey', 'appKey') })],
  })],
  ['a lag of Redis without an activation, which KEDA has by itself', () => model(new RedisStreamsTrigger({ ...STREAM, lagCount: 5 }), { kedaVersion: '2.20' })],
  ['a raw type of a query of Datadog', (chart) => model(new KedaTrigger({
    type: 'datadog',
    metadata: { query: 'avg:a{b:c}', targetValue: '7', type: 'global' },
    authenticationRef: new TriggerAuthentication(chart, 'auth', { parameters: secrets('apiKey', 'appKey') }),
  }), {}, chart)],
  ['raw metadata under an older name', () => model(raw('ibmmq', { host: 'https://mq.ml.svc', queueNames: 'a,b', usernameFromEnv: 'U', passwordFromEnv: 'P' }))],
  ['raw metadata from the environment', () => model(raw('kafka', { bootstrapServersFromEnv: 'B', consumerGroupFromEnv: 'G' }))],
  ['raw rows of queries', (chart) => model(new KedaTrigger({
    type: 'sumologic',
    metadata: { 'host': 'https://s.example.com', 'queryType': 'metrics', 'timerange': '5m', 'quantization': '1m', 'threshold': '1', 'query.A': 'a', 'resultQueryRowID': 'A' },
    authenticationRef: new TriggerAuthentication(chart, 'auth', { parameters: secrets('accessID', 'accessKey') }),
  }), {}, chart)],
  ['a raw reference that gives what is needed', (chart) => model(new KedaTrigger({
    type: 'rabbitmq', metadata: { queueName: 'q' }, authenticationRef: new TriggerAuthentication(chart, 'auth', { parameters: secrets('host') }),
  }), {}, chart)],
];

test.each(TAKEN)('%s is taken', (_, make) => {
  expect(() => make(newChart())).not.toThrow();
});
