import { TriggerText } from '../platforms/keda/trigger-text';

/**
 * What a scaler calls its metric before KEDA puts the index of the trigger before it; undefined where that depends on what is not known:
 * on an authentication, on an answer, or on the program behind `external` and `external-push`, which names its metrics when KEDA asks it.
 */
type MetricName = (said: TriggerText, namespace: string | undefined) => string | undefined;

/** A name that never changes. */
const fixed = (name: string): MetricName => () => name;

/** A name that ends with parameters. */
const named = (prefix: string, ...keys: string[]): MetricName => (said) => joined(prefix, keys.map((key) => said.text(key)));

/** How the redis scalers call a list, and a stream. */
const REDIS_LIST = named('redis', 'listName');
const REDIS_STREAM = named('redis-streams', 'stream');

/** Base names of external metrics by scaler. Source: GetMetricSpecForScaling of each in kedacore/keda v2.20 pkg/scalers. */
const NAMES: Record<string, MetricName> = {
  // What a template names wins over the parameters.
  'activemq': (said) => joined('activemq', [said.isAbsent('restAPITemplate') ? said.text('destinationName')
    : propertyOf(said.text('restAPITemplate'), 'destinationName')]),
  'apache-kafka': (said) => kafka(said, said.text('topic')?.split(',').map((topic) => topic.trim()).join(',')),
  'arangodb': fixed('arangodb'),
  // A template has its queue in quotation marks, which stay.
  'artemis-queue': (said) => joined('artemis', [said.isAbsent('restApiTemplate') ? said.text('queueName')
    : propertyOf(said.text('restApiTemplate'), 'queue')]),
  'aws-cloudwatch': fixed('aws-cloudwatch'),
  'aws-dynamodb': named('aws-dynamodb', 'tableName'),
  'aws-dynamodb-streams': named('aws-dynamodb-streams', 'tableName'),
  'aws-kinesis-stream': named('aws-kinesis', 'streamName'),
  'aws-sqs-queue': (said) => joined('aws-sqs', [queueOf(said.text('queueURL'))]),
  'azure-app-insights': named('azure-app-insights', 'metricId'),
  'azure-blob': named('azure-blob', 'blobContainerName'),
  // Its end is told by no source that was read.
  'azure-cosmosdb': () => undefined,
  'azure-data-explorer': named('azure-data-explorer', 'databaseName'),
  'azure-eventhub': (said) => joined('azure-eventhub', [said.isAbsent('consumerGroup') ? '$Default' : said.text('consumerGroup')]),
  'azure-log-analytics': named('azure-log-analytics', 'workspaceId'),
  'azure-monitor': named('azure-monitor', 'metricName'),
  // A pool that is named is looked up by its name, whatever its number.
  'azure-pipelines': (said) => said.isAbsent('poolName') ? joined('azure-pipelines', [said.text('poolID')]) : undefined,
  'azure-queue': named('azure-queue', 'queueName'),
  'azure-servicebus': serviceBus,
  'beanstalkd': (said) => joined('beanstalkd', [queryEscaped(said.text('tube'))]),
  'cassandra': named('cassandra', 'keyspace'),
  'clickhouse': fixed('clickhouse'),
  // Spelled so by KEDA.
  'couchdb': named('coucdb', 'dbName'),
  'cron': (said) => joined('cron', [said.text('timezone'), schedule(said.text('start')), schedule(said.text('end'))]),
  'datadog': datadog,
  'dynatrace': fixed('dynatrace'),
  'elastic-forecast': named('elastic-forecast', 'jobID'),
  'elasticsearch': (said) => search('elasticsearch', said),
  'etcd': named('etcd', 'watchKey'),
  'forgejo-runner': fixed('forgejo'),
  'gcp-cloudtasks': named('gcp-ct', 'queueName'),
  'gcp-pubsub': (said) => joined('gcp-ps', [said.isAbsent('subscriptionName') ? said.text('topicName') : said.text('subscriptionName')]),
  'gcp-spanner': named('gcp-spanner', 'instanceId', 'databaseId', 'projectId'),
  'gcp-stackdriver': named('gcp-stackdriver', 'projectId'),
  'gcp-storage': named('gcp-storage', 'bucketName'),
  'github-runner': named('github-runner', 'owner'),
  'graphite': fixed('graphite'),
  'huawei-cloudeye': named('huawei-cloudeye', 'metricName'),
  'ibmmq': (said) => joined('ibmmq', [(said.text('queueName') ?? said.text('queueNames'))?.split(',')[0].trim()]),
  'influxdb': (said) => joined('influxdb', [said.text(said.text('influxVersion') === '3' ? 'database' : 'organizationName')]),
  'kafka': (said) => kafka(said, said.text('topic')),
  'kubernetes-resource': (said) => joined(said.text('resourceKind')?.toLowerCase(), [said.text('resourceName'), said.text('key')]),
  'kubernetes-workload': (_, namespace) => joined('workload', [namespace]),
  'liiklus': named('liiklus', 'topic'),
  'loki': fixed('loki'),
  'metrics-api': named('metric-api', 'valueLocation'),
  'mongodb': named('mongodb', 'collection'),
  'mssql': fixed('mssql'),
  // The database of a connection string, which comes from elsewhere, wins.
  'mysql': (said) => said.isAbsent('connectionString') ? joined('mysql', [said.text('dbName')]) : undefined,
  'nats-jetstream': named('nats-jetstream', 'stream'),
  'new-relic': fixed('new-relic'),
  'nsq': named('nsq', 'topic', 'channel'),
  'opensearch': (said) => search('opensearch', said),
  'openstack-metric': named('openstack-metric', 'metricID'),
  'openstack-swift': (said) => said.isAbsent('objectPrefix') ? joined('openstack-swift', [said.text('containerName')])
    : joined('openstack-swift', [said.text('containerName'), said.text('objectPrefix')]),
  'postgresql': fixed('postgresql'),
  'predictkube': fixed('predictkube-predictkube_metric'),
  'prometheus': fixed('prometheus'),
  'pulsar': named('pulsar', 'topic', 'subscription'),
  'rabbitmq': (said) => joined('rabbitmq', [queryEscaped(said.text('queueName'))]),
  'redis': REDIS_LIST,
  'redis-cluster': REDIS_LIST,
  'redis-cluster-streams': REDIS_STREAM,
  'redis-sentinel': REDIS_LIST,
  'redis-sentinel-streams': REDIS_STREAM,
  'redis-streams': REDIS_STREAM,
  'selenium-grid': (said) => joined('selenium-grid', ['browserName', 'browserVersion', 'platformName']
    .filter((key) => !said.isAbsent(key)).map((key) => said.text(key))),
  'solarwinds': fixed('solarwinds'),
  'solr': fixed('solr'),
  'splunk': named('splunk', 'savedSearchName'),
  'splunk-observability': fixed('signalfx'),
  'sumologic': named('sumologic', 'queryType'),
  'temporal': (said) => joined('temporal', [
    said.isAbsent('namespace') ? 'default' : said.text('namespace'),
    said.text('taskQueue'),
    ...said.isAbsent('workerDeploymentName') ? [] : [said.text('workerDeploymentName'), said.text('workerDeploymentBuildId')],
  ]),
};

/** What the metric of a trigger is called in the external metrics API; undefined where its scaler, or what it is called after, is not known. */
export function kedaMetricName(type: string, index: number, said: TriggerText, namespace: string | undefined): string | undefined {
  if (type === 'datadog' && said.text('useClusterAgentProxy') === 'true') {
    return datadogMetric(said);
  }
  const name = Object.hasOwn(NAMES, type) ? NAMES[type](said, namespace) : undefined;
  return name === undefined ? undefined : indexed(index, name);
}

/** A name with the index of its trigger, and without what a metric's cannot hold. Source: kedacore/keda v2.20 pkg/util/normalize_string.go. */
export function indexed(index: number, name: string): string {
  return `s${index}-${name.replace(/[/.:%()]/g, '-')}`;
}

function joined(prefix: string | undefined, parts: (string | undefined)[]): string | undefined {
  return prefix === undefined || parts.includes(undefined) ? undefined : [prefix, ...parts].join('-');
}

function kafka(said: TriggerText, topic: string | undefined): string | undefined {
  if (topic !== undefined) {
    return `kafka-${topic}`;
  }
  const group = said.text('consumerGroup');
  return said.isAbsent('topic') && group !== undefined ? `kafka-${group}-topics` : undefined;
}

/** The queue of an address, or a text that is none, which is a queue itself. Source: aws_sqs_queue_scaler.go. */
function queueOf(queueUrl: string | undefined): string | undefined {
  return queueUrl !== undefined && URL.canParse(queueUrl) ? new URL(queueUrl).pathname.split('/')[2] : queueUrl;
}

function serviceBus(said: TriggerText): string | undefined {
  const entity = said.isAbsent('queueName') ? 'topic' : 'queue';
  const name = said.text('useRegex') === 'true' ? `${entity}-regex` : said.text(`${entity}Name`);
  return joined('azure-servicebus', [name]);
}

/** The metric of a query, before its scope. */
function datadog(said: TriggerText): string | undefined {
  return joined('datadog', [said.text('query')?.split('{')[0]]);
}

/** What the cluster agent is asked for: a name without an index, and as it is written. Source: kedacore/keda v2.20 pkg/scalers/datadog_scaler.go. */
function datadogMetric(said: TriggerText): string | undefined {
  const [namespace, name] = [said.text('datadogMetricNamespace'), said.text('datadogMetricName')];
  return namespace === undefined || name === undefined ? undefined : `datadogmetric@${namespace}:${name}`;
}

/**
 * A property of the object that a template of an address of Jolokia names, as in `/read/DOMAIN:type=Broker,destinationName=q/QueueSize`.
 * Undefined too where the path has escapes, which the scalers read once or twice. Source: kedacore/keda v2.20 pkg/scalers/activemq_scaler.go,
 * artemis_scaler.go.
 */
function propertyOf(template: string | undefined, property: string): string | undefined {
  const path = /^https?:\/\/[^/]*([^?#]*)/.exec(template ?? '')?.[1] ?? '';
  const properties = path.includes('%') || path.includes('+') ? [] : path.split(':')[1]?.split('/')[0].split(',') ?? [];
  return properties.find((each) => each.startsWith(`${property}=`))?.slice(property.length + 1) || undefined;
}

function search(product: string, said: TriggerText): string | undefined {
  return said.isAbsent('searchTemplateName') ? `${product}-query` : joined(product, [said.text('searchTemplateName')]);
}

/** A schedule as it can stand in a name. Source: kedacore/keda v2.20 pkg/scalers/cron_scaler.go, parseCronTimeFormat. */
function schedule(text: string | undefined): string | undefined {
  return text?.replace(/ /g, '').replace(/\*/g, 'x').replace(/\//g, 'Sl').replace(/\?/g, 'Qm').replace(/,/g, 'Cm');
}

/** As Go's url.QueryEscape has it. */
function queryEscaped(text: string | undefined): string | undefined {
  // Half a character, of which JavaScript makes a text and Go none, is what Go reads in its place.
  return text === undefined ? undefined
    : encodeURIComponent(Buffer.from(text).toString()).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+');
}
