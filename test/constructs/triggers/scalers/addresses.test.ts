import { SCALERS } from './scaler-samples';
import { BY_HAND } from '../../../../projenrc/scalers/scaler';
import { rows } from '../../../../projenrc/scalers/table';
import { Autoscaler, KedaTrigger } from '../../../../src';
import { ScalerForm, scalerTable } from '../../../../src/platforms/keda/scalers/scaler-table';
import { messageOf } from '../../../support/captured';
import { newModel } from '../../../support/synth';

/** What a name has in it that may be an address, or a part of one. */
const LIKE_AN_ADDRESS = /account|addr|broker|cloud|connection|dsn|endpoint|host|namespace|port|proxy|realm|server|site|suffix|ur[il]|vpn|template/i;

/** Parameters whose names are like that, and that are none, each with what it is. */
const NO_ADDRESSES: { readonly [name: string]: string } = {
  account: 'an account of NATS',
  accountID: 'the same by its id',
  awsAccountId: 'a number',
  brokerAddress: 'an address of ActiveMQ Artemis, which is a name in the broker',
  brokerName: 'a name in the broker',
  browserVersion: 'a version',
  cloud: 'one of some words',
  cloudID: 'an id of Elastic Cloud',
  connectionFromEnv: 'another name of connection',
  cosmosDBResourceURL: 'what a token is for',
  datadogMetricNamespace: 'a namespace of Kubernetes',
  eventHubResourceURL: 'what a token is for',
  messageVpn: 'a name in the broker',
  metricNamespace: 'a namespace of metrics',
  port: 'a number',
  ports: 'numbers',
  resourceURI: 'a resource of Azure Monitor',
  searchTemplateName: 'a name in Elasticsearch',
  tlsServerName: 'a name in a certificate',
  vhostName: 'a name in the broker',
};
/** The same where scalers differ. */
const OF_SCALERS: { readonly [name: string]: string } = {
  'aws-cloudwatch.namespace': 'a namespace of metrics',
  'azure-cosmosdb.connection': 'a connection string whose parts no source that was read tells',
  'azure-cosmosdb.leaseConnection': 'the same',
  'huawei-cloudeye.namespace': 'a namespace of metrics',
  'prometheus.namespace': 'a namespace of Kubernetes',
  'temporal.namespace': 'a namespace of Temporal',
};

/** Whether a text of a form is an address; `broker` is one with the login. */
const isAddress = (form: ScalerForm) => form.kind === 'address' || (form.kind === 'text' && form.pattern === 'broker');
/** The name of the parameter that a trigger offers, whose older names KEDA knows too. */
const offered = (scaler: string, name: string) => scalerTable(scaler)?.others.find((other) => other.name === name)?.of ?? name;

/** Texts that KEDA reads off metadata: by its tags, and those that are read outside them. */
const texts = [
  ...rows().filter(({ goType, sources }) => /string$/.test(goType) && sources.includes('meta')).map(({ scaler, name }) => `${scaler}.${name}`),
  ...SCALERS.flatMap(({ type, parameters }) => parameters
    .filter(({ form, sources }) => !/^(boolean|integer|number)/.test(form) && sources.includes('meta')).map(({ name }) => `${type}.${name}`)),
];
const seen = [...new Set(texts)].map((text) => text.split('.')).filter(([, name]) => LIKE_AN_ADDRESS.test(name));
const stated = (scaler: string, name: string) => NO_ADDRESSES[name] !== undefined || OF_SCALERS[`${scaler}.${name}`] !== undefined;

/** Those that are addresses, by the name that KEDA has for the parameter that a trigger offers. */
const addresses = seen.filter(([scaler, name]) => !stated(scaler, name))
  .map(([scaler, name]): [string, string] => [scaler, offered(scaler, name)]);

test('every parameter that is like an address is one, or is said to be none', () => {
  const missed = seen.filter(([scaler, name]) => !stated(scaler, name) && BY_HAND[scaler] === undefined).filter(([scaler, name]) => {
    const table = scalerTable(scaler)!;
    // A parameter that is not offered is read under the name of the one that is.
    const parameter = table.parameters.find((each) => each.name === offered(scaler, name));
    return parameter !== undefined && !isAddress(parameter.form);
  });
  expect(missed).toEqual([]);
  expect(addresses.length).toBeGreaterThan(80);
});

test('what is said to be none is still there', () => {
  const names = new Set(seen.flatMap(([scaler, name]) => [name, `${scaler}.${name}`]));
  expect([...Object.keys(NO_ADDRESSES), ...Object.keys(OF_SCALERS)].filter((name) => !names.has(name))).toEqual([]);
});

/** Addresses that are the KEDA operator itself, or nothing, with and without what belongs before and behind them. */
const UNREACHABLE = ['localhost', 'localhost:1', 'http://localhost:1', 'amqp://u:p@localhost:1/', 'mongodb://u:p@localhost:1/db', 'BlobEndpoint=http://127.0.0.1:1/a'];
const SHORT = ['server', 'server:1', 'http://server:1', 'amqp://u:p@server:1/', 'mongodb://u:p@server:1/db', 'BlobEndpoint=http://server:1/a'];

test.each(addresses)('raw %s refuses a %s that is the KEDA operator itself, and one that names no namespace', (type, name) => {
  const messages = [UNREACHABLE, SHORT].map((all) => all.flatMap((text) => {
    try {
      newModel({ autoscaler: Autoscaler.keda({ kedaVersion: '2.21' }), triggers: [new KedaTrigger({ type, metadata: { ...type === 'prometheus' && { query: 'q', threshold: '1' }, [name]: text } })] });
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  }));
  const at = new RegExp(`triggers\\[0\\]\\.metadata\\.${name}: .*(is the KEDA operator itself|KEDA appends the domain to it|KEDA puts it behind a name and a dot|neither the name of a queue)`);
  expect(messages[0].some((message) => at.test(message))).toBe(true);
  const form = scalerTable(type)?.parameters.find((each) => each.name === name)?.form;
  // A name or an end alone has no namespace to name.
  const alone = form?.kind === 'address' && ['azureName', 'azureSuffix'].includes(form.address);
  expect(messages[1].some((message) => /names no namespace/.test(message))).toBe(!alone);
});

const SOLACE = { messageVpn: 'v', queueName: 'q', messageCountTarget: '5', username: 'u', password: 'p' };

/** What passes, since it may be right: full names, addresses of clouds, IPv6, another cluster domain, and what is not known. */
test.each<[string, { [key: string]: string }]>([
  ['nats-jetstream', { natsServerMonitoringEndpoint: 'nats.example.com', account: 'a', stream: 's', consumer: 'c', useHttps: 'true' }],
  ['nats-jetstream', { natsServerMonitoringEndpoint: 'nats.mq.svc.cluster.local.:8222', account: 'a', stream: 's', consumer: 'c' }],
  ['activemq', { managementEndpoint: 'keda:p@amq.mq.svc:8161', brokerName: 'b', destinationName: 'd', username: 'u', password: 'p' }],
  ['beanstalkd', { server: '[fd00::1]:11300', tube: 't', value: '1' }],
  ['etcd', { endpoints: 'http://a.db.svc:2379/, https://b.db.svc:2379', watchKey: 'k', value: '1' }],
  ['liiklus', { address: 'dns:///liiklus.mq.svc:6565', topic: 't', group: 'g' }],
  ['mongodb', { connectionString: 'mongodb://u:p%40@a.db.svc,b.db.svc:27018/db?authSource=a@b', dbName: 'd', collection: 'c', query: '{}', queryValue: '1' }],
  ['mssql', { host: 'db.database.windows.net', query: 'q', targetValue: '1' }],
  ['postgresql', { host: 'a.db.svc,b.db.svc', port: '5432,5432', userName: 'u', dbName: 'd', sslmode: 'require', passwordFromEnv: 'P', query: 'q', targetQueryValue: '1' }],
  ['rabbitmq', { host: 'amqp://u:p@ss@rabbit.mq.svc:5672/v@host', queueName: 'q' }],
  ['aws-sqs-queue', { queueURL: 'jobs.fifo', awsRegion: 'r', identityOwner: 'operator' }],
  ['aws-sqs-queue', { queueURLFromEnv: 'QUEUE', awsRegion: 'r', identityOwner: 'operator' }],
  ['azure-queue', { queueName: 'q', connection: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5Cg==;EndpointSuffix=core.windows.net' }],
  ['couchdb', { connectionString: 'couchdb.db.svc:5984', query: '{}', queryValue: '1' }],
  ['mysql', { host: 'fd00:10:96::a', port: '3306', username: 'u', passwordFromEnv: 'P', dbName: 'd', query: 'q', queryValue: '1' }],
  ['postgresql', { host: '2001:db8::10,a.db.svc', port: '5432,5432', userName: 'u', dbName: 'd', sslmode: 'require', passwordFromEnv: 'P', query: 'q', targetQueryValue: '1' }],
  ['liiklus', { address: 'passthrough:///10.0.0.3:6565', topic: 't', group: 'g' }],
  ['liiklus', { address: 'dns:liiklus.mq.svc:6565', topic: 't', group: 'g' }],
  ['liiklus', { address: 'dns://10.0.0.10/liiklus.mq.svc:6565', topic: 't', group: 'g' }],
  ['liiklus', { address: 'ipv6:[fd00::3]:6565', topic: 't', group: 'g' }],
  ['solace-event-queue', { ...SOLACE, solaceSempBaseURL: 'http://a.mq.svc:8080, http://b.mq.svc:8080' }],
])('raw %s takes %j', (type, metadata) => {
  expect(() => newModel({ autoscaler: Autoscaler.keda({ kedaVersion: '2.21' }), triggers: [new KedaTrigger({ type, metadata })] })).not.toThrow();
});

/** What each message says to do. */
test.each<[string, { [key: string]: string }]>([
  ['nats-jetstream', { natsServerMonitoringEndpoint: 'nats:8222' }],
  ['nats-jetstream', { natsServerMonitoringEndpoint: 'http://nats.mq.svc:8222' }],
  ['solr', { host: 'solr.db.svc:8983' }],
  ['mysql', { host: 'root:secret@tcp(mysql.db.svc:3306)/db' }],
  ['postgresql', { host: 'host=localhost port=5432 password=secret' }],
  ['postgresql', { host: 'postgresql://user:secret@db.db.svc/db' }],
  ['mssql', { host: 'Server=localhost;Password=secret' }],
  ['mssql', { host: 'sqlserver://sa:secret@localhost:1433' }],
  ['cassandra', { clusterIPAddress: 'cql://cassandra.db.svc' }],
  ['mongodb', { connectionString: 'mongodb://user:secret@mongo:27017/db' }],
  ['mongodb', { connectionString: 'user:secret@mongo.db.svc:27017/db' }],
  ['couchdb', { connectionString: 'http://user:secret@localhost:5984' }],
  ['azure-servicebus', { namespace: 'sbus-green.servicebus.windows.net' }],
  ['azure-eventhub', { eventHubNamespace: 'https://hub.servicebus.windows.net' }],
  ['azure-blob', { endpointSuffix: '.blob.core.windows.net' }],
  ['azure-queue', { connection: 'UseDevelopmentStorage=true' }],
  ['aws-sqs-queue', { queueURL: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }],
  ['arangodb', { endpoints: 'arangodb.db.svc:8529' }],
  ['mysql', { host: '::1' }],
  ['liiklus', { address: 'passthrough:///localhost:6565' }],
  ['liiklus', { address: 'dns:6565' }],
  ['solace-event-queue', { ...SOLACE, solaceSempBaseURL: 'http://a.mq.svc:8080,http://solace:8080' }],
])('raw %s with %j says what to do', (type, metadata) => {
  const message = messageOf(() => newModel({ autoscaler: Autoscaler.keda({ kedaVersion: '2.21' }), triggers: [new KedaTrigger({ type, metadata })] }));
  expect(message).not.toContain('secret');
  expect(message).toMatchSnapshot();
});
