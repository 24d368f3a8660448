import { Family } from '../overlay';
import { AWS_IDENTITIES, AWS_PARAMETERS, awsRules } from './aws';

const TLS = ['if cert: needs key', 'if key: needs cert'];
const TOPIC = ['if limitToPartitionsWithLag: needs topic', 'if limitToPartitionsWithLag: not allowIdleConsumers', 'if partitionLimitation: needs topic'];
const ACTIVATION = 'least activationLagThreshold 0';

export const KAFKA: Family = {
  file: 'kafka',
  scalers: {
    'apache-kafka': {
      says: 'the lag of a consumer group of Apache Kafka, by another client than the kafka scaler',
      parameters: AWS_PARAMETERS,
      kinds: { partitionLimitation: 'ranges -' },
      identities: AWS_IDENTITIES,
      rules: [
        ...TOPIC, ...TLS, ACTIVATION,
        'if sasl=plaintext/scram_sha256/scram_sha512: needs username password',
        'if sasl=aws_msk_iam: needs awsRegion tls',
        ...awsRules('sasl=aws_msk_iam & '),
      ],
    },
    'kafka': {
      says: 'the lag of a consumer group of Apache Kafka',
      parameters: { ...AWS_PARAMETERS, fullMetadata: 'boolean, meta, since 21' },
      kinds: { partitionLimitation: 'ranges -' },
      identities: AWS_IDENTITIES,
      rules: [
        ...TOPIC, ...TLS, ACTIVATION,
        'if limitToPartitionsWithLag: not ensureEvenDistributionOfPartitions',
        'if ensureEvenDistributionOfPartitions: needs topic',
        'if fullMetadata=false: needs topic',
        'if sasl=plaintext/scram_sha256/scram_sha512: needs username password',
        'if saslTokenProvider: needs sasl',
        'if sasl=oauthbearer & saslTokenProvider!=aws_msk_iam: needs username password oauthTokenEndpointUri',
        'if saslTokenProvider=aws_msk_iam: needs awsRegion tls',
        'if sasl=gssapi: needs username realm kerberosConfig',
        'if sasl=gssapi: some password | keytab',
        'most password | keytab',
        ...awsRules('saslTokenProvider=aws_msk_iam & '),
      ],
    },
    'liiklus': { says: 'the lag of a consumer group of Liiklus', note: 'KEDA reports by an event that this scaler is deprecated.' },
  },
};
