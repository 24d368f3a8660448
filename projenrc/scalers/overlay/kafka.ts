import { Family } from '../overlay';
import { AWS_IDENTITIES, AWS_PARAMETERS, awsRules } from './aws';

const TLS = ['if cert: needs key', 'ignored if cert: needs tls=enable', 'if key: needs cert', 'ignored if ca: needs tls=enable'];
const LOGIN = ['ignored if username: needs sasl', 'ignored if password: needs sasl', 'if sasl=none: not username password'];
const TOPIC = ['if limitToPartitionsWithLag: needs topic', 'refused if limitToPartitionsWithLag: not allowIdleConsumers', 'ignored if partitionLimitation: needs topic'];
/** What is read for Amazon MSK alone, under its condition. */
const msk = (condition: string) => ['podIdentity', 'identityOwner', 'awsRegion', 'awsRoleArn', 'awsAccessKeyID'].map((name) => `ignored if ${name}: needs ${condition}`);

export const KAFKA: Family = {
  file: 'kafka',
  scalers: {
    'apache-kafka': {
      says: 'the lag of a consumer group of Apache Kafka, by another client than the kafka scaler',
      parameters: AWS_PARAMETERS,
      kinds: { bootstrapServers: 'hostPorts', partitionLimitation: 'ranges -', sasl: 'enum none|plaintext|scram_sha256|scram_sha512|aws_msk_iam' },
      flags: { activationLagThreshold: 'min 0' },
      identities: AWS_IDENTITIES,
      rules: [
        ...TOPIC, ...TLS, ...LOGIN, ...msk('sasl=aws_msk_iam'),
        // Without a topic it asks which topics the members of the group read, and without members that is an error.
        'wakeless !topic',
        'if sasl=plaintext/scram_sha256/scram_sha512: needs username password',
        'if sasl=aws_msk_iam: needs awsRegion tls=enable',
        ...awsRules('sasl=aws_msk_iam & '),
      ],
    },
    'kafka': {
      says: 'the lag of a consumer group of Apache Kafka',
      parameters: { ...AWS_PARAMETERS, fullMetadata: 'boolean, meta' },
      kinds: { bootstrapServers: 'hostPorts', partitionLimitation: 'ranges -' },
      flags: { activationLagThreshold: 'min 0' },
      identities: AWS_IDENTITIES,
      rules: [
        ...TOPIC, ...TLS, ...LOGIN, ...msk('saslTokenProvider=aws_msk_iam'),
        'refused if limitToPartitionsWithLag: not ensureEvenDistributionOfPartitions',
        'if ensureEvenDistributionOfPartitions: needs topic',
        'if fullMetadata=false: needs topic',
        'if sasl=plaintext/scram_sha256/scram_sha512: needs username password',
        'if saslTokenProvider: needs sasl=oauthbearer',
        'if sasl=oauthbearer & saslTokenProvider!=aws_msk_iam: needs username password oauthTokenEndpointUri',
        'if saslTokenProvider=aws_msk_iam: needs awsRegion tls=enable',
        'if sasl=gssapi: needs username realm kerberosConfig',
        'if sasl=gssapi: some password | keytab | ccacheName',
        'refused most password | keytab | ccacheName',
        ...awsRules('saslTokenProvider=aws_msk_iam & '),
      ],
    },
    'liiklus': { says: 'the lag of a consumer group of Liiklus', kinds: { address: 'address grpc' }, note: 'KEDA reports by an event that this scaler is deprecated.' },
  },
};
