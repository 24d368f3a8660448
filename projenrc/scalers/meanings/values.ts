const LOGIN = {
  apiKey: 'The API key, in a header or query parameter',
  basic: 'User name and password, as HTTP Basic',
  bearer: 'A token, as `Authorization: Bearer`',
  custom: 'A header of a name that you give',
  oauth: 'A token that an OAuth server gives',
  tls: 'A client certificate, over TLS',
};
const SASL = {
  aws_msk_iam: 'An identity at AWS, for Amazon MSK',
  gssapi: 'Kerberos',
  none: 'No login',
  oauthbearer: 'A token that an OAuth server gives',
  plaintext: 'User name and password as they are, SASL/PLAIN',
  scram_sha256: 'User name and password by SCRAM-SHA-256, never sent themselves',
  scram_sha512: 'User name and password by SCRAM-SHA-512, never sent themselves',
};
const FUNCTIONS = {
  average: 'The mean of the values',
  avg: 'The mean of the values',
  count: 'How many values there are',
  last: 'The newest value',
  latest: 'The newest value',
  max: 'The largest value',
  maximum: 'The largest value',
  min: 'The smallest value',
  minimum: 'The smallest value',
  samplecount: 'How many values there are',
  sum: 'The sum of the values',
  total: 'The sum of the values',
};

/** What values of enums mean, by the name of their parameter; `*` for all others, in lower case. */
const VALUES: { readonly [parameter: string]: { readonly [value: string]: string } } = {
  '*': FUNCTIONS,
  'authMode': LOGIN,
  'authModes': LOGIN,
  'sasl': SASL,
  'saslTokenProvider': { aws_msk_iam: SASL.aws_msk_iam, bearer: SASL.oauthbearer },
  'checkpointStrategy': {
    azureFunction: 'Azure Functions, and the WebJobs SDK',
    blobMetadata: 'SDKs that keep checkpoints in the metadata of blobs: .NET, Java, JavaScript and Python',
    dapr: 'Dapr\'s binding or pub/sub component',
    goSdk: 'The former SDK for Go',
  },
  'format': { json: 'JSON', number: 'A number alone', prometheus: 'The text format of Prometheus', xml: 'XML', yaml: 'YAML' },
  'influxVersion': { 2: 'InfluxDB 2, asked by its own API', 3: 'InfluxDB 3, asked over Arrow Flight' },
  'method': { header: 'A header of the request', query: 'A query parameter of the address' },
  'mode': {
    DeliverGetRate: 'Messages per second that consumers got',
    ExpectedQueueConsumptionTime: 'Seconds until the queue is empty, at the rate at which consumers get messages',
    MessageRate: 'Messages per second that were published',
    PublishedToDeliveredRatio: 'Rate of published messages, divided by that of delivered ones',
    QueueLength: 'Messages in the queue',
  },
  'offsetResetPolicy': { earliest: 'At the oldest message that the broker has', latest: 'At the newest message' },
  'protocol': { amqp: 'AMQP, which knows the number of messages only', auto: 'By the scheme of `host`', http: 'The HTTP API of the management plugin' },
  'queryType': { FlightSQL: 'SQL over Arrow Flight', InfluxQL: 'InfluxQL', logs: 'A search of logs', metrics: 'A query of metrics' },
  'queueLengthStrategy': { all: 'All messages, also those that a consumer has hidden', visibleonly: 'Messages that a consumer could get now' },
  'queueTypes': { activity: 'Activity tasks', nexus: 'Nexus tasks', workflow: 'Workflow tasks' },
  'resourceKind': { ConfigMap: 'A ConfigMap', Secret: 'A Secret' },
  'runnerScope': { ent: 'The enterprise', org: 'The organization', repo: 'The repositories in `repos`' },
  'scheme': { 'mongodb': 'The hosts are those of the servers', 'mongodb+srv': 'The host has SRV records that name the servers' },
  'tls': { disable: 'KEDA connects without TLS', enable: 'KEDA connects over TLS' },
  'valueType': { float64: 'A number with decimals', int64: 'A whole number', quantity: 'A quantity of Kubernetes, such as `500m`' },
};

/** What one value of an enum means, and how it is emitted. */
export function meaningOfValue(parameter: string, value: string): string {
  const said = VALUES[parameter]?.[value] ?? VALUES['*'][value.toLowerCase()];
  if (said === undefined && parameter !== 'metricUnit') {
    throw new Error(`projenrc/scalers/meanings/values.ts: says nothing of ${value} of ${parameter}`);
  }
  return said === undefined ? `The unit \`${value}\` of CloudWatch` : `${said}; emitted as \`${value}\``;
}
