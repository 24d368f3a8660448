import { kedaHpaOf, KedaHpaMetric } from '../../src/graph/keda-hpa';
import { KEDA_SCALERS_SINCE } from '../../src/platforms/keda/scaler-types';
import { SCALER_TABLES } from '../../src/platforms/keda/scalers/generated/tables';
import { scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

function metricsOf(trigger: Untyped): KedaHpaMetric[] {
  return kedaHpaOf(scaledObject('a', { triggers: [trigger] }))!.metrics;
}

const ACTIVEMQ_TEMPLATE = 'http://a.ml.svc:8161/api/jolokia/read/org.apache.activemq:'
  + 'type=Broker,brokerName=localhost,destinationType=Queue,destinationName=orders/QueueSize';
const ARTEMIS_TEMPLATE = 'http://a.ml.svc:8161/console/jolokia/read/org.apache.activemq.artemis:'
  + 'broker="b",component=addresses,address="a",subcomponent=queues,routing-type="anycast",queue="orders"/MessageCount';

/** What a scaler's metric is called and divided by. Those of SQS, Kafka and Redis were seen in a real KEDA 2.20.2, most others are from its tests. */
const METRICS: [string, { [key: string]: string }, string | undefined, number | undefined][] = [
  ['activemq', { destinationName: 'testQueue' }, 's0-activemq-testQueue', 10],
  ['activemq', { restAPITemplate: 'http://a.ml.svc/x' }, undefined, 10],
  ['activemq', { restAPITemplate: ACTIVEMQ_TEMPLATE, destinationName: 'other' }, 's0-activemq-orders', 10],
  ['activemq', { restAPITemplate: ACTIVEMQ_TEMPLATE.replace('orders', 'or%64ers') }, undefined, 10],
  ['apache-kafka', { topic: 'a, b', consumerGroup: 'g', lagThreshold: '3' }, 's0-kafka-a,b', 3],
  ['apache-kafka', { consumerGroup: 'my' }, 's0-kafka-my-topics', 10],
  ['arangodb', { queryValue: '12.5' }, 's0-arangodb', 12.5],
  ['artemis-queue', { queueName: 'queue1' }, 's0-artemis-queue1', 10],
  ['artemis-queue', { restApiTemplate: ARTEMIS_TEMPLATE }, 's0-artemis-"orders"', 10],
  ['aws-cloudwatch', { targetMetricValue: '2' }, 's0-aws-cloudwatch', 2],
  ['aws-dynamodb', { tableName: 't', targetValue: '3' }, 's0-aws-dynamodb-t', 3],
  ['aws-kinesis-stream', { streamName: 'test' }, 's0-aws-kinesis-test', 2],
  ['aws-sqs-queue', { queueURL: 'https://sqs.eu-central-1.amazonaws.com/123456789012/captions', queueLength: '50' }, 's0-aws-sqs-captions', 50],
  ['aws-sqs-queue', { queueURL: 'captions' }, 's0-aws-sqs-captions', 5],
  ['aws-sqs-queue', { queueURLFromEnv: 'QUEUE_URL' }, undefined, 5],
  ['azure-data-explorer', { databaseName: 'db', threshold: '1' }, 's0-azure-data-explorer-db', 1],
  ['azure-eventhub', {}, 's0-azure-eventhub-$Default', 64],
  ['azure-monitor', { metricName: 'metric', targetValue: '5' }, 's0-azure-monitor-metric', 5],
  ['azure-pipelines', { poolID: '7' }, 's0-azure-pipelines-7', 1],
  ['azure-pipelines', { poolName: 'p', poolID: '7' }, undefined, 1],
  ['azure-servicebus', { topicName: 'documents', subscriptionName: 'ocr', messageCount: '5' }, 's0-azure-servicebus-documents', 5],
  ['azure-servicebus', { queueName: 'jobs.*', useRegex: 'true' }, 's0-azure-servicebus-queue-regex', 5],
  ['beanstalkd', { tube: 'a b/c', value: '1' }, 's0-beanstalkd-a+b-2Fc', 1],
  ['couchdb', { dbName: 'd', queryValue: '1' }, 's0-coucdb-d', 1],
  ['datadog', { query: 'sum:trace.redis.command.hits{env:none}.as_count()', targetValue: '7' }, 's0-datadog-sum-trace-redis-command-hits', 7],
  ['datadog', { query: 'avg:a{b:c}', queryValue: '8' }, 's0-datadog-avg-a', 8],
  ['datadog', { useClusterAgentProxy: 'true', datadogMetricNamespace: 'ml', datadogMetricName: 'hits.rate', targetValue: '9' },
    'datadogmetric@ml:hits.rate', 9],
  ['datadog', { useClusterAgentProxyFromEnv: 'PROXY', query: 'avg:a{b:c}', queryValue: '8' }, 's0-datadog-avg-a', 8],
  ['elasticsearch', { searchTemplateName: 'mine', targetValue: '1' }, 's0-elasticsearch-mine', 1],
  ['elasticsearch', { query: '{}', targetValue: '1' }, 's0-elasticsearch-query', 1],
  ['external', { scalerAddress: 'x.ml.svc:1' }, undefined, undefined],
  ['external-push', { scalerAddress: 'x.ml.svc:1' }, undefined, undefined],
  ['forgejo-runner', { address: 'https://forgejo.example.com', labels: 'gpu' }, 's0-forgejo', 1],
  ['gcp-pubsub', { subscriptionName: 'mysubscription' }, 's0-gcp-ps-mysubscription', 10],
  ['gcp-pubsub', { topicNameFromEnv: 'TOPIC' }, undefined, 10],
  ['ibmmq', { queueName: 'q1,q2' }, 's0-ibmmq-q1', 20],
  ['influxdb', { organizationName: 'acme', database: 'load', thresholdValue: '2' }, 's0-influxdb-acme', 2],
  ['influxdb', { organizationName: 'acme', database: 'load', influxVersion: '3', thresholdValue: '2' }, 's0-influxdb-load', 2],
  ['kafka', { topic: 'transactions', lagThreshold: '200' }, 's0-kafka-transactions', 200],
  ['kafka', { consumerGroup: 'models', topicFromEnv: 'TOPIC' }, undefined, 10],
  ['kubernetes-resource', { resourceKind: 'ConfigMap', resourceName: 'c', key: 'k', targetValue: '1' }, 's0-configmap-c-k', 1],
  ['kubernetes-workload', { podSelector: 'app=x', value: '2' }, 's0-workload-ml', 2],
  ['metrics-api', { valueLocation: 'components.worker.tasks', targetValue: '1.5' }, 's0-metric-api-components-worker-tasks', 1.5],
  ['mssql', { targetValue: '1' }, 's0-mssql', 1],
  ['mysql', { dbName: 'stats_db', queryValue: '1' }, 's0-mysql-stats_db', 1],
  ['mysql', { connectionStringFromEnv: 'DSN', queryValue: '1' }, undefined, 1],
  ['nats-jetstream', { stream: 's' }, 's0-nats-jetstream-s', 10],
  ['new-relic', { threshold: '100' }, 's0-new-relic', 100],
  ['openstack-swift', { containerName: 'my-container', objectPrefix: 'my-prefix' }, 's0-openstack-swift-my-container-my-prefix', 2],
  ['prometheus', { threshold: '0.0625' }, 's0-prometheus', 0.062],
  ['pulsar', { topic: 'persistent://public/default/t', subscription: 's' }, 's0-pulsar-persistent---public-default-t-s', 10],
  ['rabbitmq', { queueName: 'my.queue', value: '7' }, 's0-rabbitmq-my-queue', 7],
  ['rabbitmq', { queueName: 'a/b' }, 's0-rabbitmq-a-2Fb', 20],
  ['redis', { listName: 'jobs:list:1', listLength: '12' }, 's0-redis-jobs-list-1', 12],
  ['redis-streams', { stream: 'my-stream' }, 's0-redis-streams-my-stream', 5],
  ['redis-streams', { stream: 'my-stream', consumerGroup: 'g', lagCount: '6' }, 's0-redis-streams-my-stream', 6],
  ['redis-streams', { stream: 'my-stream', consumerGroup: 'g', pendingEntriesCount: '7' }, 's0-redis-streams-my-stream', 7],
  ['redis-streams', { stream: 'my-stream', consumerGroup: 'g', lagCount: '6', pendingEntriesCount: '7' }, 's0-redis-streams-my-stream', 6],
  ['redis-streams', { stream: 'my-stream', consumerGroup: 'g', lagCount: '0', pendingEntriesCount: '7' }, 's0-redis-streams-my-stream', 7],
  ['redis-streams', { stream: 'my-stream', consumerGroup: 'g', lagCountFromEnv: 'LAG' }, 's0-redis-streams-my-stream', undefined],
  ['selenium-grid', { url: 'http://grid.ml.svc/graphql', browserName: 'chrome' }, 's0-selenium-grid-chrome', 1],
  ['selenium-grid', { url: 'http://grid.ml.svc/graphql', browserName: 'MicrosoftEdge', browserVersion: '91.0', platformName: 'Windows 11' },
    's0-selenium-grid-MicrosoftEdge-91-0-Windows 11', 1],
  ['selenium-grid', { url: 'http://grid.ml.svc/graphql' }, 's0-selenium-grid', 1],
  ['splunk-observability', { targetValue: '3' }, 's0-signalfx', 3],
  ['sumologic', { queryType: 'logs', threshold: '1' }, 's0-sumologic-logs', 1],
  ['temporal', { taskQueue: 'q' }, 's0-temporal-default-q', 5],
  ['temporal', { taskQueue: 'q', workerDeploymentName: 'w.a', workerDeploymentBuildId: 'b:1' }, 's0-temporal-default-q-w-a-b-1', 5],
];

test.each(METRICS)('%s with %j', (type, metadata, name, target) => {
  expect(metricsOf({ type, metadata })).toEqual([{ type: 'External', name, targetType: 'AverageValue', target }]);
});

test('a queue that is watched by several measures has a metric for each', () => {
  const metadata = { queueName: 'q', messageCountTarget: '10', messageSpoolUsageTarget: '20', messageReceiveRateTarget: '30' };
  expect(metricsOf({ type: 'solace-event-queue', metadata }).map(({ name, target }) => [name, target])).toEqual([
    ['s0-solace-q-msgcount', 10], ['s0-solace-q-msgspoolusage', 20 * 1024 * 1024], ['s0-solace-q-msgrcvrate', 30],
  ]);
});

test('clients of a broker that are watched by several measures have a metric for each, in the order of KEDA, and none for a target of 0', () => {
  const metadata = {
    clientNamePattern: 'app.v1',
    aggregatedClientAverageTxMsgRateTarget: '4',
    aggregatedClientAverageTxByteRateTarget: '2',
    aggregatedClientTxMsgRateTarget: '0',
    aggregatedClientTxByteRateTarget: '1',
  };
  expect(metricsOf({ type: 'solace-direct-messaging', metricType: 'Value', metadata })).toEqual([
    ['s0-solace-dm-app-v1-aggregatedClientTxByteRateTarget', 1],
    ['s0-solace-dm-app-v1-aggregatedClientAverageTxByteRateTarget', 2],
    ['s0-solace-dm-app-v1-aggregatedClientAverageTxMsgRateTarget', 4],
  ].map(([name, target]) => ({ type: 'External', name, targetType: 'Value', target })));
});

test.each([['global', 'Value'], ['Average', 'AverageValue']])('a datadog metric of the type %s is compared as %s', (type, targetType) => {
  expect(metricsOf({ type: 'datadog', metadata: { query: 'avg:a{b:c}', queryValue: '8', type } })[0].targetType).toBe(targetType);
});

test('what a scaler always compares in one way is compared so', () => {
  expect(metricsOf({ type: 'pulsar', metricType: 'Value', metadata: {} })[0].targetType).toBe('AverageValue');
});

test.each([['1.005', 1.004], ['0.0019', 0.001], ['2', 2]])('the target %s of a formula is held as %s', (target, held) => {
  const advanced = { scalingModifiers: { formula: 'a', target } };
  expect(kedaHpaOf(scaledObject('a', { advanced }))!.metrics).toEqual([{ type: 'External', name: 'composite-metric', targetType: 'AverageValue', target: held }]);
});

/** Scalers whose metrics are called what a program answers when KEDA asks it. */
const UNNAMED = ['azure-cosmosdb', 'external', 'external-push'];
/** What names the watched thing in place of a parameter is left out. */
const WITHOUT_ALTERNATIVES = { restAPITemplate: '', restApiTemplate: '', poolName: '' };

test('every scaler has a name as soon as all of its parameters are there, save for those that are listed', () => {
  const metadata = Object.fromEntries(Object.values(SCALER_TABLES).flatMap((table) => table().parameters).map(({ name }) => [name, '1']));
  const given = { ...metadata, timezone: 'UTC', start: '0 8 * * *', end: '0 18 * * *', connectionString: '', useClusterAgentProxy: 'false', ...WITHOUT_ALTERNATIVES };
  const types = ['prometheus', 'cron', 'external', 'external-push', ...Object.keys(SCALER_TABLES), ...Object.keys(KEDA_SCALERS_SINCE)];
  const unnamed = types.filter((type) => metricsOf({ type, metadata: given }).some(({ name }) => name === undefined));
  expect([...new Set(unnamed)].sort()).toEqual(UNNAMED);
});

test.each<[string, Untyped]>([
  ['no trigger', {}], ['metadata that are a text', { type: 'kafka', metadata: 'x' }], ['numbers', { type: 'kafka', metadata: { topic: 1, lagThreshold: 2 } }],
  ['a type that no scaler has', { type: 'promethues', metadata: {} }], ['a type that every object has', { type: 'toString', metadata: {} }],
])('a trigger of %s is a metric without a name', (_title, trigger) => {
  expect(metricsOf(trigger).map(({ name }) => name)).toEqual([undefined]);
});
