import { Case } from './platform-cases';
import { CPU_TRIGGER, inferenceService, PROMETHEUS_TRIGGER, scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const KAFKA = { bootstrapServers: 'kafka.mq.svc:9092', consumerGroup: 'g', topic: 't' };
const ZERO = { minReplicaCount: 0 };
const HELD = { fallback: { failureThreshold: 3, replicas: 1 } };
const LOST = { query: 'sum(vllm:num_requests_waiting)', ignoreNullValues: 'false' };
const CRON = { timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '3' };
const REDIS = { address: 'redis.db.svc:6379', listName: 'l' };

const trigger = (type: string, metadata: Untyped, more: Untyped = {}) => ({ type, metadata, ...more });
const scaledBy = (one: Untyped, spec: Untyped = {}) => [scaledObject('a', { triggers: [one], ...spec })];
const kafka = (metadata: Untyped, more: Untyped = {}) => trigger('kafka', { ...KAFKA, ...metadata }, more);
const prometheus = (metadata: Untyped, more: Untyped = {}) => ({
  ...PROMETHEUS_TRIGGER, metadata: { ...PROMETHEUS_TRIGGER.metadata, ...metadata }, ...more,
});
const otel = (metadata: Untyped, scalerAddress = 'keda-otel-scaler.keda.svc:4318') =>
  trigger('external', { scalerAddress, metricQuery: 'sum(vllm:num_requests_waiting{namespace=ml,deployment="model"})', targetValue: '5', ...metadata });
const cron = (metadata: Untyped, more: Untyped = {}) => trigger('cron', { ...CRON, ...metadata }, more);
const job = (one: Untyped) => [{
  apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata: { name: 'j', namespace: 'ml' }, spec: { jobTargetRef: {}, triggers: [one] },
}];
const COSMOS = { databaseId: 'd', containerId: 'c', leaseDatabaseId: 'd', leaseContainerId: 'l', processorName: 'p' };
const FORMULA = { advanced: { scalingModifiers: { formula: 'q', target: '1' } } };

const REF = { authenticationRef: { name: 'auth' } };
const authentication = (spec: Untyped, kind = 'TriggerAuthentication') => ({ apiVersion: 'keda.sh/v1alpha1', kind, metadata: { name: 'auth', namespace: 'ml' }, spec });
const giving = (...names: string[]) => authentication({ secretTargetRef: names.map((parameter) => ({ parameter, name: 's', key: parameter })) });
const secretOf = (data: Untyped) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's', namespace: 'ml' }, data });
const VALUE = { valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
const identity = (provider: string, more: Untyped = {}) => authentication({ podIdentity: { provider, ...more } });
const vault = (more: Untyped = {}, secret: Untyped = {}) => authentication({
  hashiCorpVault: {
    address: 'https://vault.vault.svc:8200', authentication: 'token', credential: { token: 't' }, secrets: [{ parameter: 'p', path: 'secret/a', key: 'k', ...secret }], ...more,
  },
});
const ofKserve = (serverAddress: string) => [inferenceService({
  predictor: {
    containers: [{ name: 'kserve-container' }],
    autoScaling: { metrics: [{ type: 'External', external: { metric: { backend: 'prometheus', query: 'sum(x)', serverAddress }, target: { type: 'Value', value: '1' } } }] },
  },
}, { 'serving.kserve.io/autoscalerClass': 'keda' })];

/** Cases of the rules on triggers of KEDA and on what they authenticate with. */
export const KEDA_TRIGGER_CASES: { [id: string]: Case } = {
  'activation': {
    bad: {
      'above the target': scaledBy(prometheus({ activationThreshold: '8' }), ZERO),
      'above a target that KEDA takes': scaledBy(kafka({ activationLagThreshold: '50' }), { idleReplicaCount: 0 }),
      'beside a formula': scaledBy(prometheus({ activationThreshold: '1' }, { name: 'q' }), { ...FORMULA, minReplicaCount: 0 }),
    },
    good: {
      'at the target': scaledBy(prometheus({ activationThreshold: '5' }), ZERO),
      'above the target where one replica stays': scaledBy(prometheus({ activationThreshold: '8' })),
      'beside a target from the environment': scaledBy(trigger('redis', { ...REDIS, activationListLength: '5' }), ZERO),
    },
  },
  'auth-audience': {
    bad: {
      'a token': [authentication({ boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'reader' }] })],
      'a token of a whole cluster': [authentication({ boundServiceAccountToken: [{ parameter: 'bearerToken', serviceAccountName: 'reader' }] }, 'ClusterTriggerAuthentication')],
      'a Vault with a token of a service account': [vault({ authentication: 'kubernetes', mount: 'm', role: 'r', credential: { serviceAccountName: 'reader' } })],
      'a Vault with a token in a file': [vault({ authentication: 'kubernetes', mount: 'm', role: 'r', credential: { serviceAccount: '/var/run/secrets/kubernetes.io/serviceaccount/token' } })],
      'a Vault with an empty credential': [vault({ authentication: 'kubernetes', mount: 'm', role: 'r', credential: {} })],
    },
    good: {
      'a Secret': [giving('bearerToken')],
      'a Vault without a credential': [vault({ authentication: 'kubernetes', mount: 'm', role: 'r', credential: undefined })],
      'a Vault with its own token': [vault()],
    },
  },
  'auth-identity': {
    bad: { 'of another cloud': [identity('gcp'), ...scaledBy(kafka({}, REF))] },
    good: {
      'of its cloud': [identity('aws'), ...scaledBy(trigger('aws-sqs-queue', { queueURL: 'jobs', awsRegion: 'eu-west-1' }, REF))],
      'that is none': [identity('none'), ...scaledBy(kafka({}, REF))],
      'of Prometheus in a cloud': [identity('gcp'), ...scaledBy(prometheus({}, REF))],
    },
  },
  'auth-missing': {
    bad: {
      'half a login': [giving('username'), ...scaledBy(kafka({ sasl: 'plaintext' }, REF))],
      'no login': scaledBy(kafka({ sasl: 'scram_sha512' })),
      'a mode without its parameters': [giving('username'), ...scaledBy(prometheus({ authModes: 'bearer' }, REF))],
      'a mode without a reference': scaledBy(prometheus({ authModes: 'basic' })),
      'a mode beside an identity': [identity('gcp'), ...scaledBy(prometheus({ authModes: 'basic' }, REF))],
      'a key that its Secret lacks': [giving('password'), secretOf({ pasword: 'eA==' })],
      'one of another namespace': [{ ...giving('username'), metadata: { name: 'auth', namespace: 'other' } }, ...scaledBy(kafka({ sasl: 'plaintext' }, REF))],
      'nothing of what has to be there': scaledBy(trigger('splunk-observability', { query: 'q', duration: '10', targetValue: '1', queryAggregator: 'max' })),
    },
    good: {
      'a login that stands elsewhere': scaledBy(kafka({ sasl: 'plaintext' }, REF)),
      'a login': [giving('username', 'password'), ...scaledBy(kafka({ sasl: 'plaintext' }, REF))],
      'a mode from elsewhere': scaledBy(prometheus({ authModes: 'bearer' }, REF)),
      'parameters of a file': [authentication({ filePath: 'a/b' }, 'ClusterTriggerAuthentication'), ...scaledBy(
        kafka({ sasl: 'plaintext' }, { authenticationRef: { name: 'auth', kind: 'ClusterTriggerAuthentication' } }))],
      'a key of its Secret': [giving('password'), secretOf({ password: 'eA==' })],
      'a Secret that others fill': [giving('password'), secretOf({})],
      'a Secret of another namespace': [giving('password'), { ...secretOf({ other: 'eA==' }), metadata: { name: 's', namespace: 'other' } }],
    },
  },
  'auth-refused': {
    bad: {
      'a role beside the workload\'s own': [identity('aws', { roleArn: 'arn', identityOwner: 'workload' })],
      'an external id without a role': [identity('aws', { externalID: 'x' })],
      'an empty tenant': [identity('azure-workload', { identityTenantId: '' })],
      'a client without an id': [authentication({ oauth2: { type: 'clientCredentials', clientId: '', tokenUrl: 'https://id.example.com' } })],
      'a service principal without a tenant': [authentication({ azureServicePrincipal: { tenantId: ' ', clientId: 'c', clientSecret: VALUE } })],
      'a service principal without a login': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c' } })],
      'a service principal with two logins': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c', clientSecret: VALUE, clientCertificate: VALUE } })],
      'a password of no certificate': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c', clientSecret: VALUE, clientCertificatePassword: VALUE } })],
      'an address of no private cloud': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c', clientSecret: VALUE, activeDirectoryEndpoint: 'https://a' } })],
      'a private cloud without an address': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c', clientSecret: VALUE, cloud: 'PRIVATE' } })],
      'a path that leads out': [authentication({ filePath: '../a' }, 'ClusterTriggerAuthentication')],
    },
    good: {
      'a role': [identity('aws', { roleArn: 'arn' })],
      'an identity of Azure': [identity('azure-workload')],
      'a service principal': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c', clientSecret: VALUE } })],
      'a service principal of a private cloud': [authentication({
        azureServicePrincipal: { tenantId: 't', clientId: 'c', clientCertificate: VALUE, clientCertificatePassword: VALUE, cloud: 'private', activeDirectoryEndpoint: 'https://a' },
      })],
      'a client': [authentication({ oauth2: { type: 'clientCredentials', clientId: 'c', tokenUrl: 'https://id.example.com' } })],
    },
  },
  'auth-source': {
    bad: {
      'a key with a blank': [authentication({ secretTargetRef: [{ parameter: 'p', name: 's', key: 'a b' }] })],
      'a Secret without a name': [authentication({ secretTargetRef: [{ parameter: 'p', name: '', key: 'k' }] })],
      'a variable that is none': [authentication({ env: [{ parameter: 'p', name: '1A' }] })],
      'a Vault without a token': [vault({ credential: {} })],
      'a path of the other version': [vault({}, { type: 'secretV2' })],
      'a key vault without a login': [authentication({ azureKeyVault: { vaultUri: 'https://v.vault.azure.net', secrets: [{ parameter: 'p', name: 's' }] } })],
      'nothing': [authentication({})],
      'a service principal, which older ones drop': [authentication({ azureServicePrincipal: { tenantId: 't', clientId: 'c' } })],
      'a file beside others': [authentication({ filePath: 'a/b', podIdentity: { provider: 'aws', roleArn: 'arn' } }, 'ClusterTriggerAuthentication')],
    },
    good: {
      'a Secret': [giving('password')],
      'a Vault': [vault()],
      'a path of its version': [vault({}, { type: 'secretV2', path: 'secret/data/a' })],
      'a key vault': [authentication({
        azureKeyVault: { vaultUri: 'https://v.vault.azure.net', podIdentity: { provider: 'azure-workload' }, secrets: [{ parameter: 'p', name: 's' }] },
      })],
    },
  },
  'auth-unread': {
    bad: {
      'a typo': [giving('username', 'pasword'), ...scaledBy(kafka({}, REF))],
      'nothing that is read': [giving('token'), ...scaledBy(kafka({}, REF))],
      'nothing that an external scaler reads': [giving('token'), ...scaledBy(trigger('external', { scalerAddress: 'scaler.ml.svc:6000' }, REF))],
    },
    good: {
      'what another trigger reads': [giving('username', 'bearerToken'), ...scaledBy(kafka({}, REF))],
      'a certificate for an external scaler': [giving('caCert'), ...scaledBy(trigger('external', { scalerAddress: 'scaler.ml.svc:6000' }, REF))],
    },
  },
  'cron': {
    bad: {
      'start and end at once': scaledBy(cron({ end: '0 8 * * 0-6' })),
      'a time zone that is none': scaledBy(cron({ timezone: 'Europe/Munich' })),
      'no time zone': scaledBy(trigger('cron', { start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: '3' })),
      'six fields': scaledBy(cron({ start: '0 0 8 * * *' })),
      'words': scaledBy(cron({ start: '@daily' })),
      'no replicas': scaledBy(cron({ desiredReplicas: '0' })),
      'replicas beyond the most': scaledBy(cron({ desiredReplicas: '5' })),
      'replicas that are there anyway': scaledBy(cron({ desiredReplicas: '1' })),
      'as a level': scaledBy(cron({}, { metricType: 'Value' })),
    },
    good: { 'a schedule': scaledBy(cron({})), 'one replica beside none': scaledBy(cron({ desiredReplicas: '1' }), ZERO) },
  },
  'never-sleeps': {
    bad: {
      'beside no replicas': scaledBy(trigger('forgejo-runner', { address: 'https://git.ml.svc', name: 'r', labels: 'a', global: 'true' }), ZERO),
      'a fallback while the pods are gone': scaledBy(prometheus(LOST), { ...ZERO, ...HELD }),
      'a fallback of a metric of the pods, beside a queue that is alive at zero': [scaledObject('a', { triggers: [kafka({}), prometheus(LOST)], ...ZERO, ...HELD })],
      'a saturation that is 1 without pods': scaledBy(prometheus({ query: 'max(llm_d_epp_flow_control_pool_saturation)' }), ZERO),
    },
    good: {
      'beside one replica': scaledBy(trigger('forgejo-runner', { address: 'https://git.ml.svc', name: 'r', labels: 'a', global: 'true' })),
      'a metric of the pods that counts as 0 without them, beside a queue': [scaledObject('a', { triggers: [prometheus({ ...LOST, ignoreNullValues: 'true' }), kafka({})], ...ZERO, ...HELD })],
      'a fallback of type Value, which cannot be computed without pods': [scaledObject('a', { triggers: [kafka({}), prometheus(LOST, { metricType: 'Value' })], ...ZERO, ...HELD })],
      'a fallback of type Value alone': scaledBy(prometheus(LOST, { metricType: 'Value' }), { ...ZERO, ...HELD }),
      'no fallback beside a queue': [scaledObject('a', { triggers: [prometheus(LOST), kafka({})], ...ZERO })],
      'a formula that is 0 of a fallback': [scaledObject('a', {
        triggers: [{ ...prometheus(LOST), name: 'a' }, { ...kafka({}), name: 'b' }],
        ...ZERO,
        fallback: { ...HELD.fallback, behavior: 'currentReplicas' },
        advanced: { scalingModifiers: { formula: 'a + b', target: '1' } },
      })],
      'a fallback of pods that stay': scaledBy(prometheus(LOST), HELD),
      'a saturation above 1': scaledBy(prometheus({ query: 'max(llm_d_epp_flow_control_pool_saturation)', activationThreshold: '1' }), ZERO),
      'a saturation of which something is done': scaledBy(prometheus({ query: 'max(llm_d_epp_flow_control_pool_saturation) > 1' }), ZERO),
    },
  },
  'non-string': {
    bad: {
      'a number': scaledBy(kafka({ lagThreshold: 5 })),
      'a boolean of a job': job(kafka({ allowIdleConsumers: true })),
      'a list': scaledBy(trigger('kafka', [1])),
    },
    good: { texts: scaledBy(kafka({ lagThreshold: '5', allowIdleConsumers: 'true' })) },
  },
  'removed-metadata': {
    bad: {
      'the name of a metric': scaledBy(prometheus({ metricName: 'requests' })),
      'the type of a metric of the CPU': scaledBy({ ...CPU_TRIGGER, metadata: { type: 'Utilization', value: '50' } }),
      'an older target': scaledBy(trigger('gcp-pubsub', { subscriptionName: 's', subscriptionSize: '5', credentialsFromEnv: 'C' })),
      'a token in clear text': scaledBy(trigger('influxdb', { serverURL: 'http://i.db.svc', query: 'q', thresholdValue: '1', organizationName: 'o', authToken: 't' })),
      'what 2.21 refuses': scaledBy(trigger('temporal', { endpoint: 't.ml.svc:7233', taskQueue: 'q', buildId: 'b' })),
    },
    good: {
      'a name that a scaler reads': scaledBy(trigger('huawei-cloudeye', { namespace: 'n', metricName: 'm', dimensionName: 'd', dimensionValue: 'v', targetMetricValue: '1' })),
    },
  },
  'otel-query': {
    bad: {
      'no query': scaledBy(otel({ metricQuery: '' })),
      'a function': scaledBy(otel({ metricQuery: 'sum(rate(x_total{namespace=ml}[1m]))' })),
      'a function without an aggregation': scaledBy(otel({ metricQuery: 'rate(x_total)' })),
      'two metrics': scaledBy(otel({ metricQuery: 'x / y' })),
      'a condition other than equality': scaledBy(otel({ metricQuery: 'sum(x{namespace!=ml})' })),
      'a pattern': scaledBy(otel({ metricQuery: 'sum(x{pod=~"model-.*"})' })),
      'empty braces': scaledBy(otel({ metricQuery: 'sum(x{})' })),
      'no target': scaledBy(otel({ targetValue: '' })),
      'a target with a unit': scaledBy(otel({ targetValue: '5rps' })),
      'an operation that it does not know': scaledBy(otel({ operationOverTime: 'sum' })),
      'a clamp that is no number': scaledBy(otel({ clampMax: 'ten' })),
      'clamps that cross': scaledBy(otel({ clampMin: '2', clampMax: '1' })),
    },
    good: {
      'a total': scaledBy(otel({ operationOverTime: 'rate', clampMin: '0', clampMax: '10' })),
      'a metric alone': scaledBy(otel({ metricQuery: 'gen_ai.requests' })),
      'another server, which reads what it likes': scaledBy(otel({ metricQuery: 'rate(x[1m])', targetValue: '' }, 'scaler.ml.svc:8080')),
    },
  },
  'scaler-ignored': {
    bad: {
      'a login without sasl': [giving('username', 'password'), ...scaledBy(kafka({}, REF))],
      'a certificate without tls': [giving('cert', 'key'), ...scaledBy(kafka({}, REF))],
      'two ways to say where': scaledBy(trigger('redis', { ...REDIS, host: 'redis.db.svc', port: '6379' })),
      'what came later': scaledBy(prometheus({ timeout: '5s' }), {
        triggers: [prometheus({ timeout: '5s' }), trigger('external', { scalerAddress: 's.ml.svc:1', enableTLS: 'true' })],
      }),
      'what a TriggerAuthentication gives and came later': [giving('token'), ...scaledBy(prometheus({ authModes: 'bearer' }, REF))],
      'how a metric is compared that could not say it': [giving('accessToken', 'realm'), ...scaledBy(trigger('splunk-observability',
        { query: 'q', duration: '10', targetValue: '1', queryAggregator: 'max', activationTargetValue: '0' }, { metricType: 'AverageValue', ...REF }))],
      'how a metric of its own is compared': scaledBy(trigger('pulsar', { adminURL: 'http://p.mq.svc', topic: 't', subscription: 's' }, { metricType: 'Value' })),
    },
    good: { 'a certificate by tls': [giving('cert', 'key'), ...scaledBy(kafka({ tls: 'enable' }, REF))], 'one way': scaledBy(trigger('redis', REDIS)) },
  },
  'scaler-deprecated': {
    bad: { 'Liiklus': scaledBy(trigger('liiklus', { address: 'liiklus.mq.svc:6565', topic: 't', group: 'g' })), 'of a job': job(trigger('liiklus', { address: 'liiklus.mq.svc:6565', topic: 't', group: 'g' })) },
    good: { Kafka: scaledBy(kafka({})) },
  },
  'scaler-refused': {
    bad: {
      'an activation as high as its target': [giving('connection'), ...scaledBy(trigger('azure-cosmosdb', { ...COSMOS, activationChangeFeedLagThreshold: '100' }, REF))],
      'no consumer group': scaledBy(trigger('kafka', { bootstrapServers: 'kafka.mq.svc:9092' })),
      'no metadata at all': scaledBy({ type: 'kafka' }),
      'a number with a fraction': scaledBy(kafka({ lagThreshold: '10.0' })),
      'a threshold that is none': scaledBy(prometheus({ threshold: '50m' })),
      'a target of 0': scaledBy(kafka({ lagThreshold: '0' })),
      'a value of no enum': scaledBy(kafka({ sasl: 'plain' })),
      'a boolean of yes': scaledBy(prometheus({ ignoreNullValues: 'yes' })),
      'a time without a unit': scaledBy(prometheus({ timeout: '5' })),
      'a header that is none': scaledBy(prometheus({ customHeaders: 'X Scope=ml' })),
      'a token as a header': scaledBy(prometheus({ customHeaders: 'Authorization=Bearer abc' })),
      'headers with a signature': scaledBy(prometheus({ customHeaders: 'a=b=' })),
      'neither of two ways': scaledBy(trigger('gcp-pubsub', { credentialsFromEnv: 'C' })),
      'no target': job(trigger('kubernetes-workload', { podSelector: 'a=b' })),
      'partitions beside idle consumers': scaledBy(kafka({ limitToPartitionsWithLag: 'true', allowIdleConsumers: 'true' })),
      'a share of the CPU of half a percent': scaledBy({ ...CPU_TRIGGER, metadata: { value: '0.5' } }),
      'a time of Azure': [identity('azure-workload'), ...scaledBy(trigger('azure-app-insights', {
        applicationInsightsId: 'i', metricId: 'm', metricAggregationType: 'avg', metricAggregationTimespan: '5m', targetValue: '1', tenantId: 't',
      }, REF))],
    },
    good: {
      'headers of a tenant': scaledBy(prometheus({ customHeaders: 'X-Scope-OrgID=ml,X-Team=a' })),
      'all that is needed': scaledBy(kafka({})),
      'what the environment gives': scaledBy(trigger('kafka', { bootstrapServersFromEnv: 'B', consumerGroupFromEnv: 'G' })),
      'what an authentication elsewhere may give': scaledBy(trigger('rabbitmq', { queueName: 'q' }, REF)),
      'no target beside a formula': scaledBy(trigger('kubernetes-workload', { podSelector: 'a=b' }, { name: 'q' }), FORMULA),
      'a trigger of somebody\'s own build': scaledBy(trigger('kedify-http', {})),
    },
  },
  'scaler-type': {
    bad: {
      'a typo': scaledBy(trigger('promethues', {})),
      'one of another build': scaledBy(trigger('kedify-http', {})),
      'one that came later': scaledBy(trigger('splunk', { host: 'https://s.ml.svc', username: 'u', savedSearchName: 's', targetValue: '1', activationValue: '0', valueField: 'v' })),
      'one like no other': job(trigger('my-own-scaler', {})),
    },
    good: { 'one that all have': scaledBy(kafka({})) },
  },
  'server-address': {
    bad: {
      'the operator itself': scaledBy(prometheus({ serverAddress: 'http://localhost:9090' })),
      'no namespace': scaledBy(prometheus({ serverAddress: 'http://prometheus:9090' })),
      'no address': scaledBy(trigger('prometheus', { query: 'q', threshold: '1' })),
      'no scheme': scaledBy(prometheus({ serverAddress: 'prometheus.monitoring.svc:9090' })),
      'the API': scaledBy(prometheus({ serverAddress: 'http://p.m:9090/api/v1/query' })),
      'a slash at the end': scaledBy(prometheus({ serverAddress: 'http://p.m:9090/' })),
      'one of several brokers': scaledBy(kafka({ bootstrapServers: 'a.mq.svc:9092,localhost:9092' })),
      'a scaler of one\'s own in a job': job(trigger('external', { scalerAddress: 'scaler:6000' })),
      'that of a metric of KServe': ofKserve('http://localhost:9090'),
      'a Vault': [vault({ address: 'http://127.0.0.1:8200' })],
    },
    good: {
      'a Service': scaledBy(prometheus({ serverAddress: 'http://prometheus.monitoring.svc:9090' })),
      'a path': scaledBy(prometheus({ serverAddress: 'https://mimir.example.com/prometheus' })),
      'that of a metric of KServe': ofKserve('http://prometheus.monitoring.svc:9090'),
      'brokers from the environment': scaledBy(trigger('kafka', { bootstrapServersFromEnv: 'B', consumerGroup: 'g' })),
    },
  },
  'typo-metadata': {
    bad: {
      'a letter that is missing': scaledBy(prometheus({ treshold: '5' })),
      'a word too many': scaledBy(kafka({ lagTresholdValue: '5', activationLagTreshold: '1' })),
      'a key of nothing': scaledBy(kafka({ owner: 'me' })),
      'what only an authentication gives': scaledBy(kafka({ password: 'x' })),
      'a key of a cron': scaledBy(cron({ timeZone: 'UTC' })),
      'a key of the CPU': scaledBy({ ...CPU_TRIGGER, metadata: { value: '50', container: 'server' } }),
    },
    good: {
      'keys that are read': scaledBy(kafka({ lagThreshold: '5', activationLagThreshold: '1' })),
      'keys of a server of one\'s own': scaledBy(trigger('external', { scalerAddress: 'scaler.ml.svc:6000', anything: 'x' })),
      'keys of a scaler that is not known': scaledBy(trigger('kedify-http', { anything: 'x' })),
      'an older name': scaledBy(trigger('ibmmq', { host: 'https://mq.ml.svc', queueNames: 'a', usernameFromEnv: 'U', passwordFromEnv: 'P' })),
    },
  },
};

