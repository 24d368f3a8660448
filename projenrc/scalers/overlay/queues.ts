import { ALIAS, Family } from '../overlay';
import { modes } from './http-authentication';

const PULSAR_MODES = modes('pulsar');
const HTTP_MODES = 'MessageRate|DeliverGetRate|PublishedToDeliveredRatio|ExpectedQueueConsumptionTime';
const CERTIFICATE = ['if cert: needs key', 'if key: needs cert'];
/** Without TLS they are not looked at. */
const TLS = ['if cert: needs key', 'ignored if cert: needs tls=enable', 'if key: needs cert', 'ignored if ca: needs tls=enable'];

/** Rules that hold where AMQP is spoken: it is said, or the address says so. */
function byAmqp(...rules: string[]): string[] {
  return ['protocol=amqp', 'protocol=auto & host~^amqp', '!protocol & host~^amqp'].flatMap((condition) => rules.map((rule) => `if ${condition}${rule}`));
}

export const QUEUES: Family = {
  file: 'queues',
  scalers: {
    'activemq': {
      says: 'the messages of a queue of ActiveMQ',
      kinds: { managementEndpoint: 'address endpoint', restAPITemplate: 'url' },
      rules: ['one restAPITemplate | managementEndpoint,brokerName,destinationName'],
    },
    'artemis-queue': {
      says: 'the messages of a queue of ActiveMQ Artemis',
      kinds: { managementEndpoint: 'address endpoint', restApiTemplate: 'url' },
      rules: ['one restApiTemplate | managementEndpoint,queueName,brokerName,brokerAddress'],
    },
    'beanstalkd': { says: 'the jobs of a tube of Beanstalkd', kinds: { server: 'hostPort' } },
    'ibmmq': { says: 'the messages of queues of IBM MQ', kinds: { host: 'url' }, omit: { queueNames: ALIAS }, rules: CERTIFICATE },
    'nats-jetstream': { says: 'the lag of a consumer of NATS JetStream', kinds: { natsServerMonitoringEndpoint: 'address endpoint' }, rules: ['some account | accountID'] },
    'nsq': { says: 'the depth of a channel of NSQ', kinds: { nsqLookupdHTTPAddresses: 'addresses endpoint' } },
    'pulsar': {
      says: 'the backlog of a subscription of Apache Pulsar',
      metricType: 'AverageValue',
      oauth2: true,
      // Source: kedacore/keda v2.20 pkg/scalers/pulsar_scaler.go, which reads these of the metadata too.
      parameters: { oauthTokenURI: 'url, meta auth', clientID: 'string, meta auth' },
      kinds: { ...PULSAR_MODES.kinds, tls: 'enum enable|disable', adminURL: 'url' },
      omit: { ...PULSAR_MODES.omit, EndpointParams: 'what endpointParams of the authentication say' },
      // `tls: enable` alone is an older way to say the mode tls.
      rules: PULSAR_MODES.rules.map((rule) => rule.replace(/^ignored if (cert|key): needs authModes.*$/, 'ignored if $1 & tls!=enable: needs authModes=tls')
        .replace('if ca &', 'if ca & tls!=enable &')),
    },
    'rabbitmq': {
      says: 'the messages of a queue of RabbitMQ, or their rate',
      identities: 'azure-workload',
      oauth2: true,
      activations: { activationValue: 'value|queueLength' },
      // Without a mode and a length KEDA takes 20 messages.
      flags: { pageSize: 'min 1', queueLength: 'default 20' },
      kinds: {
        host: 'text broker', mode: `enum QueueLength|${HTTP_MODES}`, protocol: 'enum auto|amqp|http', operation: 'enum sum|max|avg',
      },
      omit: { scope: ALIAS },
      rules: [
        'refused if queueLength: not mode value',
        'if mode: needs value',
        'if value: needs mode',
        ...byAmqp(': http useRegex excludeUnacknowledged timeout workloadIdentityResource oauthTokenURI', ` & mode=${HTTP_MODES.replace(/\|/g, '/')}: http mode`),
        // Nothing is delivered where there is nobody to take it.
        'wakeless mode=DeliverGetRate',
        'if username: needs password',
        'if password: needs username',
        'most username | oauthTokenURI | workloadIdentityResource',
        'if oauthTokenURI: needs clientID clientSecret',
        'if clientID: needs oauthTokenURI',
        ...TLS,
      ],
    },
    'solace-direct-messaging': {
      says: 'the load of clients of Solace PubSub+',
      kinds: { clientNamePattern: 'text starless', solaceSempBaseURL: 'address urlTexts' },
      flags: { queuedMessagesFactor: 'min 1, max 100' },
      note: 'It is always active: a model that it scales never goes to zero.',
      rules: ['sleepless', 'some aggregatedClientTxByteRateTarget | aggregatedClientAverageTxByteRateTarget | aggregatedClientTxMsgRateTarget | aggregatedClientAverageTxMsgRateTarget'],
    },
    'solace-event-queue': {
      says: 'the messages of a queue of Solace PubSub+',
      // The standby of a pair may stand beside the active one. Source: kedacore/keda v2.20 pkg/scalers/solace_scaler.go, parseSolaceMetadata.
      kinds: { solaceSempBaseURL: 'address urlTexts' },
      rules: [
        'some messageCountTarget | messageSpoolUsageTarget | messageReceiveRateTarget',
        ...['MessageCount', 'MessageSpoolUsage', 'MessageReceiveRate'].map((name) => `ignored if activation${name}Target: needs ${name[0].toLowerCase()}${name.slice(1)}Target`),
      ],
    },
  },
};
