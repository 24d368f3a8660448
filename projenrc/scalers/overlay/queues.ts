import { ALIAS, Family } from '../overlay';
import { modes } from './http-authentication';

const PULSAR_MODES = modes('basic', 'bearer', 'oauth', 'tls');
const HTTP_MODES = 'MessageRate|DeliverGetRate|PublishedToDeliveredRatio|ExpectedQueueConsumptionTime';
const CERTIFICATE = ['if cert: needs key', 'if key: needs cert'];

export const QUEUES: Family = {
  file: 'queues',
  scalers: {
    'activemq': { says: 'the messages of a queue of ActiveMQ', rules: ['one restAPITemplate | managementEndpoint,brokerName,destinationName'] },
    'artemis-queue': {
      says: 'the messages of a queue of ActiveMQ Artemis', rules: ['one restApiTemplate | managementEndpoint,queueName,brokerName,brokerAddress'],
    },
    'beanstalkd': { says: 'the jobs of a tube of Beanstalkd' },
    'ibmmq': { says: 'the messages of queues of IBM MQ', omit: { queueNames: ALIAS }, rules: CERTIFICATE },
    'nats-jetstream': { says: 'the lag of a consumer of NATS JetStream', rules: ['some account | accountID'] },
    'nsq': { says: 'the depth of a channel of NSQ' },
    'pulsar': {
      says: 'the backlog of a subscription of Apache Pulsar',
      metricType: 'AverageValue',
      oauth2: true,
      // Source: kedacore/keda v2.20 pkg/scalers/pulsar_scaler.go, which reads these of the metadata too.
      parameters: { oauthTokenURI: 'string, meta auth', clientID: 'string, meta auth' },
      kinds: { ...PULSAR_MODES.kinds, tls: 'enum enable|disable' },
      omit: PULSAR_MODES.omit,
      rules: PULSAR_MODES.rules,
    },
    'rabbitmq': {
      says: 'the messages of a queue of RabbitMQ, or their rate',
      identities: 'azure-workload',
      oauth2: true,
      targets: ['queueLength'],
      kinds: {
        mode: `enum QueueLength|${HTTP_MODES}`, protocol: 'enum auto|amqp|http', operation: 'enum sum|max|avg',
      },
      omit: { scope: ALIAS },
      rules: [
        'if queueLength: not mode value',
        'if mode: needs value',
        'if value: needs mode',
        'if protocol=amqp: not useRegex excludeUnacknowledged timeout workloadIdentityResource oauth2',
        `if protocol=amqp & mode=${HTTP_MODES.replace(/\|/g, '/')}: not mode`,
        'least pageSize 1',
        'if username: needs password',
        'if password: needs username',
        'most username | oauth2 | workloadIdentityResource',
        ...CERTIFICATE,
      ],
    },
    'solace-direct-messaging': {
      says: 'the load of clients of Solace PubSub+',
      rules: ['some aggregatedClientTxByteRateTarget | aggregatedClientAverageTxByteRateTarget | aggregatedClientTxMsgRateTarget | aggregatedClientAverageTxMsgRateTarget'],
    },
    'solace-event-queue': {
      says: 'the messages of a queue of Solace PubSub+', rules: ['some messageCountTarget | messageSpoolUsageTarget | messageReceiveRateTarget'],
    },
  },
};
