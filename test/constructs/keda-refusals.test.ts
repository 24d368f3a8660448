import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import {
  AutoscaledModel, Autoscaler, CpuTrigger, CronTrigger, CronTriggerProps, ExistingServerOptions, ExternalTrigger, ExternalTriggerProps,
  InferenceRequest, KedaFallback, KedaFallbackBehavior, KedaFormula, KedaFormulaOptions, KedaOptions, KedaPause, KedaTrigger, LoadTestProps,
  MemoryTrigger, MetricType, ModelServer, Monitor, OpenTelemetryAggregation, OpenTelemetryTrigger, OpenTelemetryTriggerOptions, PodDisruptionBudget,
  Prometheus, PrometheusAuthentication, PrometheusOptions, PrometheusTrigger, Trigger,
} from '../../src';
import {
  AwsIdentityOwner, AwsSecretManager, AzureKeyVaultCloudType, AzureKeyVault, AzureServicePrincipal, AzureServicePrincipalCloud,
  AzureServicePrincipalOptions, ClusterTriggerAuthentication, ClusterTriggerAuthenticationProps,
  GcpSecretManager, HashiCorpVault, ParameterSource, PodIdentity, TriggerAuthentication, TriggerAuthenticationProps,
} from '../../src/constructs/authentication';
import { messageOf } from '../support/captured';
import { KAFKA, newChart, newModel, PROMETHEUS } from '../support/synth';
import { Untyped } from '../support/untyped';

type Make = (chart: Chart) => unknown;

const load = (options = {}) => PrometheusTrigger.total({ query: 'sum(x)', perReplica: 5, availableAtZero: 'the gateway exports it', ...options });
const level = (options = {}) => PrometheusTrigger.level({ query: 'max(x)', target: 5, ...options });

/** What only some versions refuse is an error where one of them is stated. */
const STATED = { kedaVersion: '2.20' };
const keda = (options: KedaOptions, triggers: Trigger[] = [load()], bounds = {}): Make => (chart) =>
  newModel({ autoscaler: Autoscaler.keda({ ...STATED, ...options }), triggers, ...bounds }, chart);
const fallback = (options: Partial<KedaFallback>, triggers?: Trigger[], others: KedaOptions = {}): Make =>
  keda({ ...others, fallback: { failureThreshold: 3, replicas: 4, ...options } }, triggers);
const formula = (options: Partial<KedaFormulaOptions & { perReplica: number }>, triggers: Trigger[] = [load({ name: 'a' })], others: KedaOptions = {}): Make =>
  keda({ ...others, formula: KedaFormula.total({ expression: 'a', perReplica: 2, ...options }) }, triggers);
const expression = (text: string): Make => formula({ expression: text });
const trigger = (made: Trigger, bounds = {}): Make => (chart) =>
  newModel({ autoscaler: Autoscaler.keda(STATED), triggers: [made], ...bounds }, chart);
const prometheus = (options: PrometheusOptions, address = 'https://thanos.obs.svc:9091'): Make => (chart) =>
  newModel({ prometheus: Prometheus.fromAddress(address, options), triggers: [load()] }, chart);
const cron = (options: Partial<CronTriggerProps>, bounds = {}): Make =>
  trigger(new CronTrigger({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', desiredReplicas: 3, ...options }), bounds);
const external = (options: Partial<ExternalTriggerProps>): Make => trigger(new ExternalTrigger({ scalerAddress: 'scaler.ml.svc:6000', ...options }));
const otel = (options: Partial<OpenTelemetryTriggerOptions & { perReplica: number }>): Make =>
  trigger(OpenTelemetryTrigger.total({ metric: 'requests', labels: {}, perReplica: 5, ...options }));
const raw = (type: string, metadata: Untyped, options = {}): Make => trigger(new KedaTrigger({ type, metadata, ...options }));
/** A trigger in KEDA's own words that fails while its metric is lost. */
const unlessLost = (options = {}): Trigger => new KedaTrigger({
  type: 'prometheus', metadata: { serverAddress: 'http://p.m.svc:9090', query: 'sum(x)', threshold: '5', ignoreNullValues: 'false' }, ...options,
});
const rawPrometheus = (metadata: Untyped): Make =>
  raw('prometheus', { serverAddress: 'http://p.m.svc:9090', query: 'sum(x)', threshold: '5', ...metadata });
const rawSecured = (props: TriggerAuthenticationProps, metadata = {}): Make => (chart) => newModel({
  triggers: [new KedaTrigger({
    type: 'prometheus',
    metadata: { serverAddress: 'https://p.m.svc:9090', query: 'sum(x)', threshold: '5', ...metadata },
    authenticationRef: new TriggerAuthentication(chart, 'auth', props),
  })],
}, chart);
const auth = (props: TriggerAuthenticationProps): Make => (chart) => new TriggerAuthentication(chart, 'model', props);
const parameters = (given: TriggerAuthenticationProps['parameters']): Make => auth({ parameters: given });
const clusterAuth = (props: ClusterTriggerAuthenticationProps): Make => (chart) => new ClusterTriggerAuthentication(chart, 'model', props);
const PRINCIPAL = { clientId: 'c', tenantId: 't' };
const principal = (options: Partial<AzureServicePrincipalOptions>): Make =>
  auth({ azureServicePrincipal: AzureServicePrincipal.withSecret({ ...PRINCIPAL, clientSecret: { name: 's', key: 'k' }, ...options }) });
const secrets = (...names: string[]) => ({ parameters: Object.fromEntries(names.map((name) => [name, ParameterSource.fromSecret('s', 'k')])) });
type Secure = (authentication: TriggerAuthentication) => PrometheusAuthentication;
const secured = (make: Secure, props: TriggerAuthenticationProps, options: PrometheusOptions = {}, version?: string): Make => (chart) => newModel({
  prometheus: Prometheus.fromAddress('https://thanos.obs.svc:9091', { ...options, authentication: make(new TriggerAuthentication(chart, 'auth', props)) }),
  autoscaler: Autoscaler.keda({ kedaVersion: version }),
  triggers: [load()],
}, chart);
const WORKLOAD = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'llm' },
  spec: {
    selector: { matchLabels: { app: 'llm' } },
    template: { metadata: { labels: { app: 'llm' } }, spec: { containers: [{ name: 'server', image: 'x:1', ports: [{ containerPort: 8000 }] }] } },
  },
};
const server = (made: ModelServer, props = {}) => (chart: Chart) =>
  new AutoscaledModel(chart, 'model', { server: made, prometheus: PROMETHEUS, maxReplicas: 5, triggers: [load()], ...props });
const workload = (options: ExistingServerOptions, props = {}, manifest: Untyped = WORKLOAD): Make => (chart) =>
  server(ModelServer.fromWorkload(new ApiObject(chart, 'workload', manifest), options), props)(chart);
const target = (given: Untyped, options: ExistingServerOptions = {}, props = {}): Make =>
  server(ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'llm', ...given }, options), props);
const loadTest = (props: LoadTestProps, model = {}): Make => (chart) => newModel(model, chart).loadTest(props);
const budget = (podDisruptionBudget: PodDisruptionBudget, props = {}): Make => (chart) => newModel({ podDisruptionBudget, ...props }, chart);

/** What is wrong, by the field that says so. */
const CASES: [string, Make][] = [
  // Versions
  ['a version that is too old', keda({ kedaVersion: '2.11' })],
  ['a version that is not known yet', keda({ kedaVersion: '2.22' })],
  ['a version that is none', keda({ kedaVersion: 'latest' })],
  ['initialCooldownPeriod before 2.14', keda({ kedaVersion: '2.13', initialCooldownPeriod: Duration.minutes(1) })],
  ['a fallback behavior before 2.17', fallback({ behavior: KedaFallbackBehavior.CURRENT_REPLICAS }, undefined, { kedaVersion: '2.16' })],
  ['a fallback by formula before 2.20', fallback({ behavior: KedaFallbackBehavior.SCALING_MODIFIERS }, undefined, { kedaVersion: '2.19' })],
  ['a fallback of a formula of a level before 2.18', keda({
    kedaVersion: '2.17', formula: KedaFormula.level({ expression: 'a', target: 2 }), fallback: { failureThreshold: 3, replicas: 4 },
  }, [load({ name: 'a' })])],
  ['a timeout before 2.17', (chart) => newModel({
    prometheus: Prometheus.fromAddress('http://p.m.svc', { timeout: Duration.seconds(5) }), autoscaler: Autoscaler.keda({ kedaVersion: '2.16' }), triggers: [load()],
  }, chart)],
  ['query parameters before 2.13', (chart) => newModel({
    prometheus: Prometheus.fromAddress('http://p.m.svc', { queryParameters: { a: 'b' } }), autoscaler: Autoscaler.keda({ kedaVersion: '2.12' }), triggers: [load()],
  }, chart)],
  ['TLS of a scaler before 2.17', keda({ kedaVersion: '2.16' }, [new ExternalTrigger({ scalerAddress: 's.ml.svc:1', enableTls: true })])],
  ['an external id before 2.20', secured((authenticationRef) => PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef }),
    { podIdentity: PodIdentity.aws({ roleArn: 'arn', externalId: 'x' }) }, {}, '2.19')],
  ['a scaler before its time', keda({ kedaVersion: '2.14' }, [new KedaTrigger({ type: 'splunk', metadata: {} })])],
  ['a scaler that is not released', raw('clickhouse', {})],
  ['a scaler with a typo', raw('kafak', {})],
  ['a scaler that is none', raw('external-mock', {})],
  ['a scaler by a part of its name', raw('sqs', {})],
  ['a scaler of Kedify without a word of it', raw('kedify-otel', {})],
  ['a scaler of nobody', raw('acme-queue', {}, { providedBy: ' ' })],
  ['a scaler of KEDA of somebody else', raw('kafka', {}, { providedBy: 'Kedify' })],
  ['a scaler without a type', raw('', {}, { providedBy: 'Kedify' })],
  ['a number of a scaler of somebody else', raw('kedify-http', { targetValue: 5 }, { providedBy: 'Kedify' })],
  ['a raw key by a part of its name', raw('rabbitmq', { queueName: 'q', vhost: '/', host: 'amqp://rabbit.mq.svc' })],
  ['a fallback of a level before 2.18', fallback({}, [level()], { kedaVersion: '2.17' })],
  ['a pause of scaling in before 2.18', keda({ kedaVersion: '2.17', paused: KedaPause.scaleIn() })],
  ['a pause of scaling out before 2.18', keda({ kedaVersion: '2.17.2', paused: KedaPause.scaleOut() })],
  ['forceActivation before 2.18', keda({ kedaVersion: '2.17', forceActivation: true })],
  ['hpaExcludedLabels before 2.18', keda({ kedaVersion: '2.17', hpaExcludedLabels: ['team'] })],
  ['tolerance before 2.18', keda({ kedaVersion: '2.17', behavior: { scaleUp: { tolerance: 0.05 } } })],
  ['a ConfigMap before 2.13', secured(PrometheusAuthentication.bearer, { parameters: { token: ParameterSource.fromConfigMap('c', 'k') } }, {}, '2.12')],
  ['a service account before 2.17', secured(PrometheusAuthentication.bearer, { parameters: { token: ParameterSource.fromServiceAccountToken('s') } }, {}, '2.16')],
  // Options of the ScaledObject
  ['idleReplicaCount other than 0', keda({ idleReplicaCount: 1 }, undefined, { minReplicas: 2 })],
  ['idleReplicaCount with CPU alone', keda({ idleReplicaCount: 0 }, [CpuTrigger.utilization(50)])],
  ['initialCooldownPeriod of half a second', keda({ initialCooldownPeriod: Duration.millis(500) })],
  ['a pause at half a replica', keda({ paused: KedaPause.atReplicas(0.5) })],
  ['a pause at fewer than no replicas', keda({ paused: KedaPause.atReplicas(-1) })],
  ['hpaName with a blank', keda({ hpaName: 'my hpa' })],
  ['hpaName too long', keda({ hpaName: 'h'.repeat(64) })],
  ['a name too long beside hpaName', keda({ hpaName: 'short', name: 'n'.repeat(64) })],
  ['a transfer without hpaName', keda({ transferHpaOwnership: true })],
  ['an excluded label that is none', keda({ hpaExcludedLabels: ['team, cost'] })],
  ['the environment of an unknown container', keda({ envSourceContainerName: 'sidecar' })],
  ['a negative tolerance', keda({ behavior: { scaleDown: { tolerance: -0.1 } } })],
  ['a tolerance in percent', keda({ behavior: { scaleDown: { tolerance: 10 } } })],
  ['a tolerance that is no number', keda({ behavior: { scaleDown: { tolerance: NaN } } })],
  // Fallback
  ['a fallback of CPU alone', fallback({}, [CpuTrigger.utilization(50), MemoryTrigger.utilization(50)])],
  ['a fallback of a schedule', fallback({}, [new CronTrigger({ timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: 3 })])],
  ['a negative failureThreshold', fallback({ failureThreshold: -1 })],
  ['a failureThreshold of a half', fallback({ failureThreshold: 0.5 })],
  ['fallback replicas above maxReplicas', fallback({ replicas: 6 })],
  ['fallback replicas below minReplicas', fallback({ replicas: 0 })],
  ['fallback replicas of a half', fallback({ replicas: 2.5 })],
  ['a fallback by a formula that is not there', fallback({ behavior: KedaFallbackBehavior.SCALING_MODIFIERS })],
  ['a fallback beside cached metrics', fallback({}, [load({ useCachedMetrics: true })])],
  ['a fallback that wakes a model from zero', keda({ fallback: { failureThreshold: 3, replicas: 4 } }, [new KedaTrigger(KAFKA), unlessLost()], { minReplicas: 0 })],
  ['a fallback that wakes an idle model', keda({ idleReplicaCount: 0, fallback: { failureThreshold: 3, replicas: 4 } }, [new KedaTrigger(KAFKA), unlessLost()])],
  ['a fallback that wakes a model from zero beside a formula', formula({ expression: 'a + b' }, [load({ name: 'a' }), unlessLost({ name: 'b' })], {
    idleReplicaCount: 0, fallback: { failureThreshold: 3, replicas: 4 },
  })],
  ['a fallback beside a formula with a fraction as its target', formula({ perReplica: 2.5 }, undefined, { fallback: { failureThreshold: 3, replicas: 4 } })],
  ['a formula that has no value without a metric', formula({ expression: 'a * 2' }, undefined, {
    fallback: { failureThreshold: 3, replicas: 4, behavior: KedaFallbackBehavior.SCALING_MODIFIERS },
  })],
  // Formulas
  ['a formula that names no trigger', expression('a + c')],
  ['a formula that ends too early', expression('a +')],
  ['a formula with an open bracket', expression('max([a, 2)')],
  ['a formula of a comparison', expression('a > 1')],
  ['a formula of a text', expression('"a"')],
  ['a formula of an unknown function', expression('maximum(a, 1)')],
  ['a formula with a remainder of fractions', expression('a % 2')],
  ['a formula with a number as its condition', expression('a ? 1 : 2')],
  ['a formula that is empty', expression(' ')],
  ['a formula over two lines', expression('a +\n  b')],
  ['a formula with a name that is a subtraction', formula({ expression: 'trig-one * 2' }, [load({ name: 'trig-one' })])],
  ['a formula with the name of a CPU trigger', formula({ expression: 'a + cpu' }, [load({ name: 'a' }), CpuTrigger.utilization(50)])],
  ['a formula that leaves out a trigger', formula({}, [load({ name: 'a' }), load({ name: 'b' })])],
  ['a formula of one trigger out of all', formula({ expression: '$env.a' }, [load({ name: 'a' }), load({ name: 'b' })])],
  ['a formula beside a trigger with an empty name', formula({}, [load({ name: 'a' }), load({ name: '' })])],
  ['a formula beside a trigger without a name', formula({}, [load({ name: 'a' }), load()])],
  ['a formula beside the CPU of one container', formula({}, [load({ name: 'a' }), CpuTrigger.utilization(50, { container: 'main' })])],
  ['a formula that has no value without any metric', formula({ expression: '(a ?? b) * 2' }, [load({ name: 'a' }), load({ name: 'b' })], {
    fallback: { failureThreshold: 3, replicas: 4, behavior: KedaFallbackBehavior.SCALING_MODIFIERS },
  })],
  ['an activationTarget above the target of a model that sleeps', (chart) => newModel({
    minReplicas: 0,
    autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'a', perReplica: 2, activationTarget: 3 }) }),
    triggers: [load({ name: 'a' })],
  }, chart)],
  ['a formula with a default for a lost metric, and no fallback', expression('(a ?? 0) * 2')],
  ['a formula that asks whether a metric is lost, beside a fallback of its own replicas', formula({ expression: 'a == nil ? 4 : a' }, undefined, {
    fallback: { failureThreshold: 3, replicas: 4 },
  })],
  // As in the queue guard of llm-d.
  ['a formula with a default for one of many metrics, beside a static fallback', formula({
    expression: 'let wanted = max(queue, running / 16);\nwanted <= replicas ? wanted : max(wanted - (unavailable ?? 0), replicas)', perReplica: 1,
  }, ['queue', 'running', 'unavailable', 'replicas'].map((name) => load({ name })), {
    fallback: { failureThreshold: 3, replicas: 1, behavior: KedaFallbackBehavior.STATIC },
  })],
  ['a threshold of four decimals', rawPrometheus({ threshold: '0.0045' })],
  ['a value of four decimals', raw('metrics-api', { url: 'http://m.ml.svc', valueLocation: 'a', targetValue: '1.2345' })],
  ['an amount of CPU in parts of a thousandth', raw('cpu', { value: '1.5m' }, { metricType: MetricType.AVERAGE_VALUE })],
  ['a formula with a typo', formula({ expression: 'runing' }, [load({ name: 'running' })])],
  ['a formula target of four decimals', formula({ perReplica: 0.0019 })],
  ['a formula target of 0', formula({ perReplica: 0 })],
  ['an activationTarget that is no number', formula({ activationTarget: Infinity })],
  ['an activationThreshold beside a formula', formula({}, [load({ name: 'a', activationThreshold: 1 })])],
  ['an activationThreshold above the target of a model that sleeps', trigger(load({ activationThreshold: 6 }), { minReplicas: 0 })],
  // Prometheus
  ['a header with padding', prometheus({ customHeaders: { 'X-Key': 'YWJjZA==' } })],
  ['a header in clear text', prometheus({ customHeaders: { authorization: 'Bearer secret' } })],
  ['a header with a comma', prometheus({ customHeaders: { 'X-Tenants': 'a,b' } })],
  ['a header without a name', prometheus({ customHeaders: { ' ': 'a' } })],
  ['a query parameter with an equals sign', prometheus({ queryParameters: { match: 'a=b' } })],
  ['a timeout of nothing', prometheus({ timeout: Duration.millis(0) })],
  ['a namespace with a dot', prometheus({ namespace: 'a.b' })],
  ['an address with a password', prometheus({}, 'https://user:secret@p.m.svc')],
  ['an address of no host', prometheus({}, 'https://-p.m.svc')],
  ['an address on the loopback', prometheus({}, 'http://127.0.0.1:9090')],
  ['an address without a namespace', prometheus({}, 'http://thanos:9091')],
  ['a token that is not given', secured(PrometheusAuthentication.bearer, secrets('username'))],
  ['a user that is not given', secured(PrometheusAuthentication.basic, secrets('password'))],
  ['a certificate without its key', secured(PrometheusAuthentication.tls, secrets('cert'))],
  ['a header without its value', secured(PrometheusAuthentication.custom, secrets('customAuthHeader'))],
  ['a token and a user', secured((both) => PrometheusAuthentication.bearer(both).combinedWith(PrometheusAuthentication.basic(both)), secrets('token', 'username'))],
  ['a token beside an identity', secured(PrometheusAuthentication.bearer, { ...secrets('token'), podIdentity: PodIdentity.aws() })],
  ['a token at a cloud', secured((both) => PrometheusAuthentication.bearer(both).combinedWith(PrometheusAuthentication.azure(both)), secrets('token'))],
  ['two authentications at once', secured(
    (one) => PrometheusAuthentication.bearer(one).combinedWith(PrometheusAuthentication.tls(TriggerAuthentication.fromName('other'))), secrets('token'))],
  ['a token and a header', secured((both) => PrometheusAuthentication.bearer(both).combinedWith(PrometheusAuthentication.custom(both)),
    secrets('token', 'customAuthHeader', 'customAuthValue'))],
  ['a ca without a way to say who asks', secured((authenticationRef) => PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef }),
    { ...secrets('ca'), podIdentity: PodIdentity.aws() })],
  ['any certificate beside one of its own', secured(PrometheusAuthentication.tls, secrets('cert', 'key'), { unsafeSsl: true })],
  ['any certificate beside a ca', secured(PrometheusAuthentication.bearer, secrets('token', 'ca'), { unsafeSsl: true })],
  ['two clouds', secured((both) => PrometheusAuthentication.azure(both).combinedWith(PrometheusAuthentication.gcp(both)), { podIdentity: PodIdentity.gcp() })],
  ['three authentications in one', secured((one) => PrometheusAuthentication.bearer(one).combinedWith(PrometheusAuthentication.tls(one).combinedWith(
    PrometheusAuthentication.tls(TriggerAuthentication.fromName('other')))), secrets('token', 'cert', 'key'))],
  ['a header that is none', prometheus({ customHeaders: { 'X Tenant': 'a' } })],
  ['Azure with an identity of AWS', secured(PrometheusAuthentication.azure, { podIdentity: PodIdentity.aws() })],
  ['Google with nothing', secured(PrometheusAuthentication.gcp, secrets('token'))],
  ['Amazon with half a key', secured((authenticationRef) => PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef }),
    secrets('awsAccessKeyID'))],
  ['Amazon without a region', prometheus({ authentication: PrometheusAuthentication.aws({ region: ' ' }) })],
  ['an authentication of another namespace', secured(PrometheusAuthentication.bearer, { ...secrets('token'), namespace: 'other' })],
  ['an authentication of a name that is none', prometheus({ authentication: PrometheusAuthentication.bearer(TriggerAuthentication.fromName('My')) })],
  // Authentications
  ['an authentication of nothing', auth({})],
  ['an authentication with a bad name', auth({ name: 'My', ...secrets('token') })],
  ['an authentication in a bad namespace', auth({ namespace: 'a.b', ...secrets('token') })],
  ['a Secret with a bad name', parameters({ token: ParameterSource.fromSecret('my secret', 'k') })],
  ['a Secret with a bad key', parameters({ token: ParameterSource.fromSecret('s', 'a/b') })],
  ['a variable that is none', parameters({ token: ParameterSource.fromEnv('1A') })],
  ['a service account that is none', parameters({ token: ParameterSource.fromServiceAccountToken('') })],
  ['a parameter without a name', parameters({ '': ParameterSource.fromSecret('s', 'k') })],
  ['two Vaults', parameters(Object.fromEntries(['a', 'b'].map((name) =>
    [name, HashiCorpVault.withToken({ address: 'http://v.v.svc', token: 't' }).secret('p', 'k')])))],
  ['a Vault without a scheme', parameters({ a: HashiCorpVault.withToken({ address: 'vault:8200', token: 't' }).secret('p', 'k') })],
  ['a Vault in the KEDA operator', parameters({ a: HashiCorpVault.withToken({ address: 'http://localhost:8200', token: 't' }).secret('p', 'k') })],
  ['a Vault without a namespace', parameters({ a: HashiCorpVault.withToken({ address: 'https://vault:8200', token: 't' }).secret('p', 'k') })],
  ['a key vault by a short name', parameters({ a: AzureKeyVault.withPodIdentity(PodIdentity.azureWorkload(), { vaultUri: 'https://v' }).secret('a') })],
  ['a Vault without a role', parameters({ a: HashiCorpVault.withKubernetes({ address: 'http://v.v.svc', mount: 'm', role: '' }).secret('p', 'k') })],
  ['a Vault secret without a path', parameters({ a: HashiCorpVault.withToken({ address: 'http://v.v.svc', token: 't' }).secret('', 'k') })],
  ['a key vault with an identity of AWS', parameters({ a: AzureKeyVault.withPodIdentity(PodIdentity.aws(), { vaultUri: 'https://v.vault.azure.net' }).secret('a') })],
  ['GCP secrets with an identity of AWS', parameters({ a: GcpSecretManager.withPodIdentity(PodIdentity.aws()).secret('a') })],
  ['AWS secrets with an identity of GCP', parameters({ a: AwsSecretManager.withPodIdentity(PodIdentity.gcp()).secret('a') })],
  ['a private Azure without addresses', parameters({
    a: AzureKeyVault.withPodIdentity(PodIdentity.azureWorkload(), {
      vaultUri: 'https://v.vault.azure.net', cloud: { type: AzureKeyVaultCloudType.PRIVATE },
    }).secret('a'),
  })],
  ['a Vault path of the first version', parameters({ a: HashiCorpVault.withToken({ address: 'http://v.v.svc', token: 't' }).secretV2('secret/p', 'k') })],
  ['an identity of Azure that is empty', auth({ podIdentity: PodIdentity.azureWorkload({ identityId: '' }) })],
  ['a tenant of Azure that is empty', auth({ podIdentity: PodIdentity.azureWorkload({ identityTenantId: '' }) })],
  ['an authority of Azure without a tenant', auth({ podIdentity: PodIdentity.azureWorkload({ identityAuthorityHost: 'https://a' }) })],
  ['a role beside the workload\'s own', auth({ podIdentity: PodIdentity.aws({ roleArn: 'arn', identityOwner: AwsIdentityOwner.WORKLOAD }) })],
  ['an external id without a role', auth({ podIdentity: PodIdentity.aws({ externalId: 'x' }) })],
  ['a service principal without a client', principal({ clientId: '' })],
  ['a service principal of a private cloud', principal({ cloud: AzureServicePrincipalCloud.PRIVATE })],
  ['a service principal with an address of a public cloud', principal({ activeDirectoryEndpoint: 'https://login.example.com' })],
  ['a service principal before KEDA has it', secured(PrometheusAuthentication.bearer, {
    ...secrets('token'), azureServicePrincipal: AzureServicePrincipal.withSecret({ ...PRINCIPAL, clientSecret: { name: 's', key: 'k' } }),
  }, {}, '2.20')],
  ['OAuth 2 at a Prometheus before KEDA sends it', secured(PrometheusAuthentication.oauth, { oauth2: { clientId: 'c', tokenUrl: 'https://id.example.com/token' } }, {}, '2.20')],
  ['OAuth 2 at a Prometheus without an address', secured(PrometheusAuthentication.oauth, secrets('clientID'))],
  ['OAuth 2 at a Prometheus beside a token', secured((both) => PrometheusAuthentication.oauth(both).combinedWith(PrometheusAuthentication.bearer(both)),
    secrets('clientID', 'oauthTokenURI', 'bearerToken'))],
  ['OAuth 2 without a client', auth({ oauth2: { clientId: '', tokenUrl: 'https://id.example.com' } })],
  ['OAuth 2 at a relative address', auth({ oauth2: { clientId: 'c', tokenUrl: '/token' } })],
  ['OAuth 2 in the KEDA operator', auth({ oauth2: { clientId: 'c', tokenUrl: 'http://127.0.0.1:8080/token' } })],
  ['OAuth 2 beside what it sets', auth({ oauth2: { clientId: 'c', tokenUrl: 'https://id.example.com' }, ...secrets('clientID') })],
  ['a file above its folder', clusterAuth({ filePath: '../auth.json' })],
  ['a file by an absolute path', clusterAuth({ filePath: '/etc/auth.json' })],
  ['a file beside parameters', clusterAuth({ filePath: 'auth.json', ...secrets('token') })],
  // Cron
  ['a time zone of Mars', cron({ timezone: 'Mars/Olympus' })],
  ['a time zone by its abbreviation', cron({ timezone: 'PST' })],
  ['a time zone as an offset', cron({ timezone: '+02:00' })],
  ['a time zone in lower case', cron({ timezone: 'europe/berlin' })],
  ['a schedule with seconds', cron({ start: '0 0 8 * * *' })],
  ['a schedule by a word', cron({ end: '@daily' })],
  ['a schedule at hour 24', cron({ end: '0 24 * * *' })],
  ['a schedule on day 7 of the week', cron({ end: '0 18 * * 7' })],
  ['a schedule from Friday to Monday', cron({ end: '0 18 * * fri-mon' })],
  ['a schedule each 0 minutes', cron({ end: '*/0 18 * * *' })],
  ['a schedule with a word for an hour', cron({ end: '0 six * * *' })],
  ['a schedule on a day that never is', cron({ end: '0 18 30 2 *' })],
  ['a schedule that ends as it starts, in other words', cron({ start: '0 8 * * 1-5', end: '00  8 * * MON-FRI' })],
  ['a schedule that ends as it starts', cron({ end: '0 8 * * *' })],
  ['no replicas at a time', cron({ desiredReplicas: 0 })],
  ['more replicas at a time than maxReplicas', cron({ desiredReplicas: 6 })],
  ['no more replicas at a time than minReplicas', cron({ desiredReplicas: 2 }, { minReplicas: 2 })],
  // External scalers
  ['a scaler without a port', external({ scalerAddress: 'scaler.ml.svc' })],
  ['a scaler with a scheme', external({ scalerAddress: 'http://scaler.ml.svc:6000' })],
  ['a scaler on localhost', external({ scalerAddress: 'localhost:6000' })],
  ['a scaler without a namespace', external({ scalerAddress: 'scaler:6000' })],
  ['a scaler on port 70000', external({ scalerAddress: 'scaler.ml.svc:70000' })],
  ['a scaler in percent', external({ metricType: MetricType.UTILIZATION })],
  ['a scaler told what KEDA reads', external({ parameters: { enableTLS: 'true' } })],
  // As JavaScript could: types forbid it.
  ['a scaler told a number', external({ parameters: { size: 5 as Untyped } })],
  ['an OpenTelemetry metric in a function', otel({ metric: 'rate(requests)' })],
  ['an OpenTelemetry metric with a dot', otel({ metric: 'gen_ai.requests' })],
  ['an OpenTelemetry label with an equals sign', otel({ labels: { path: 'a=b' } })],
  ['an OpenTelemetry label that is empty', otel({ labels: { path: '' } })],
  ['an OpenTelemetry target of 0', otel({ perReplica: 0 })],
  ['OpenTelemetry clamps that cross', otel({ clampMin: 2, clampMax: 1 })],
  ['an OpenTelemetry metric of a model that sleeps', trigger(OpenTelemetryTrigger.level({
    metric: 'x', labels: {}, aggregation: OpenTelemetryAggregation.AVG, target: 1,
  }), { minReplicas: 0 })],
  ['an OpenTelemetry metric without a reason to be there', otel({ availableAtZero: '' })],
  // KEDA's own words
  ['a raw key that was removed', rawPrometheus({ metricName: 'x' })],
  ['a raw key with a typo', rawPrometheus({ activationTreshold: '5' })],
  ['a raw quantile as a total', rawPrometheus({ query: 'histogram_quantile(0.9, sum by (le) (rate(x_bucket[2m])))' })],
  ['a raw activation above the target of a model that sleeps', trigger(new KedaTrigger({
    type: 'prometheus', metadata: { serverAddress: 'http://p.m.svc:9090', query: 'sum(x)', threshold: '5', activationThreshold: '50' },
  }), { minReplicas: 0 })],
  ['a raw authentication of nobody', rawPrometheus({ authModes: 'bearer' })],
  ['a raw type with a letter astray', raw('promethues', {})],
  ['a raw target with its unit', rawPrometheus({ threshold: '20rps' })],
  ['a raw key without its last letter', rawPrometheus({ ignoreNullValue: 'false' })],
  ['a raw share of what has no requests', raw('prometheus', { serverAddress: 'http://p.m.svc:9090', query: 'sum(x)', threshold: '5' }, { metricType: MetricType.UTILIZATION })],
  ['a raw cron that ends as it starts', raw('cron', { timezone: 'UTC', start: '0 8 * * *', end: '0 8 * * *', desiredReplicas: '1' })],
  ['a raw cron in Munich', raw('cron', { timezone: 'Europe/Munich', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '1' })],
  ['a raw type of the metric of the CPU', raw('cpu', { type: 'Utilization', value: '50' })],
  ['a raw amount of CPU in words', raw('cpu', { value: 'fifty' }, { metricType: MetricType.AVERAGE_VALUE })],
  ['a raw token without a mode', rawSecured(secrets('bearerToken'))],
  ['a raw token by its older name without a mode', rawSecured(secrets('token', 'ca'))],
  ['a raw ca alone', rawSecured(secrets('ca'))],
  ['a raw authentication of another scaler', rawSecured(secrets('sasl', 'tls'))],
  ['a raw token that is not given', rawSecured(secrets('username'), { authModes: 'bearer' })],
  ['a raw token beside a certificate that says who asks alone', rawSecured(secrets('cert', 'key', 'bearerToken'), { authModes: 'tls' })],
  ['a token beside a certificate that says who asks alone', secured(PrometheusAuthentication.tls, secrets('cert', 'key', 'token'))],
  ['raw metadata without a value', raw('kafka', { lagThreshold: undefined })],
  ['a raw CPU key with a typo', raw('cpu', { value: '50', container: 'main' }, { metricType: MetricType.UTILIZATION })],
  ['a raw floor above maxReplicas', raw('cron', { timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '9' })],
  ['a scaler with an authentication of something else', (chart) => newModel({
    triggers: [new ExternalTrigger({ scalerAddress: 's.ml.svc:1', authenticationRef: new TriggerAuthentication(chart, 'auth', secrets('token')) })],
  }, chart)],
  ['a raw timeout in milliseconds', rawPrometheus({ timeout: '30' })],
  ['a raw timeout that is none', rawPrometheus({ timeout: 'soon' })],
  ['raw headers with padding', rawPrometheus({ customHeaders: 'Authorization=Basic YWJjZA==' })],
  ['raw query parameters without a value', rawPrometheus({ queryParameters: 'a' })],
  ['a raw authentication that sends nothing', rawPrometheus({ authModes: 'oauth' })],
  ['a raw authentication by key', rawPrometheus({ authModes: 'tls,apiKey' })],
  ['two raw authentications', rawPrometheus({ authModes: 'basic, bearer' })],
  ['a raw unsafeSsl of yes', rawPrometheus({ unsafeSsl: 'yes' })],
  ['a raw address without a namespace', rawPrometheus({ serverAddress: 'http://prometheus:9090' })],
  ['a raw cron without a time zone', raw('cron', { start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '1' })],
  ['raw cron replicas as a fraction', raw('cron', { timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '2.0' })],
  ['a raw cron as a level', raw('cron', { timezone: 'UTC', start: '0 8 * * *', end: '0 9 * * *', desiredReplicas: '2' }, { metricType: MetricType.VALUE })],
  ['a raw external scaler without an address', raw('external', {})],
  // Existing workloads
  ['a workload that is none', (chart) => server(ModelServer.fromWorkload(new Chart(chart, 'empty')))(chart)],
  ['a workload that states replicas', (chart) =>
    server(ModelServer.fromWorkload(new Deployment(chart, 'd', { replicas: 3, containers: [{ image: 'x:1' }] })))(chart)],
  ['a workload without containers', (chart) => server(ModelServer.fromWorkload(new Deployment(chart, 'd')))(chart)],
  ['a workload of another namespace', workload({}, { namespace: 'other' })],
  ['an unknown container of a workload', workload({ container: 'proxy' })],
  ['a trigger on an unknown container of a workload', workload({}, { triggers: [CpuTrigger.utilization(50, { container: 'proxy' })] })],
  ['metrics on a port that a workload does not declare', workload({ metrics: { port: 9100 } })],
  ['metrics of a workload without ports', workload({ metrics: {} }, {}, {
    ...WORKLOAD, spec: { ...WORKLOAD.spec, template: { spec: { containers: [{ name: 'server', image: 'x:1' }] } } },
  })],
  ['a ServiceMonitor of a workload', workload({ metrics: { port: 8000 }, monitor: Monitor.service() })],
  ['metrics of a workload without a Prometheus', workload({ metrics: { port: 8000 } }, { prometheus: undefined, triggers: [CpuTrigger.utilization(50)] })],
  ['labels that the pods of a workload do not have', workload({ selectorLabels: { app: 'other' } })],
  ['a DaemonSet', workload({}, {}, { ...WORKLOAD, kind: 'DaemonSet' })],
  ['a ConfigMap', workload({}, {}, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } })],
  ['a CronJob that is made elsewhere', target({ apiVersion: 'batch/v1', kind: 'CronJob' })],
  ['a container of a target', target({}, { container: 'server' })],
  ['a target without a version', target({ apiVersion: 'apps' })],
  ['a target of a group without a version', target({ apiVersion: 'example.com/', kind: 'ModelPool' })],
  ['a target of Kubernetes itself with the version of a custom resource', target({ apiVersion: 'apps/stable' })],
  ['a SeldonDeployment', target({ apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment' })],
  ['an InferenceService', target({ apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService' })],
  ['an LLMInferenceService', target({ apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService' })],
  ['an InferencePool', target({ apiVersion: 'inference.networking.k8s.io/v1', kind: 'InferencePool' })],
  ['a RayService', target({ apiVersion: 'ray.io/v1', kind: 'RayService' })],
  ['a RayCluster', target({ apiVersion: 'ray.io/v1', kind: 'RayCluster' })],
  ['a NIMService', target({ apiVersion: 'apps.nvidia.com/v1alpha1', kind: 'NIMService' })],
  ['a DisaggregatedSet', target({ apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSet' })],
  ['a DynamoGraphDeployment', target({ apiVersion: 'nvidia.com/v1beta1', kind: 'DynamoGraphDeployment' })],
  ['a Model of KubeAI', target({ apiVersion: 'kubeai.org/v1', kind: 'Model' })],
  ['an Experiment of Seldon Core 2', target({ apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Experiment' })],
  ['a RayJob', target({ apiVersion: 'ray.io/v1', kind: 'RayJob' })],
  ['a Pipeline of Seldon Core 2', target({ apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Pipeline' })],
  ['a SeldonDeployment of this app', workload({}, {}, { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', metadata: { name: 's' } })],
  ['a target of a kind in lower case', target({ kind: 'deployment' })],
  ['a target with a bad name', target({ name: 'My' })],
  ['metrics of a target without labels', target({}, { metrics: { port: 8000 } })],
  ['metrics of a target without a port', target({}, { metrics: {}, selectorLabels: { app: 'x' } })],
  ['metrics of a target on port 0', target({}, { metrics: { port: 0 }, selectorLabels: { app: 'x' } })],
  ['labels of a target with a blank', target({}, { selectorLabels: { app: 'my x' } })],
  // Budgets and load tests
  ['a budget of no replica', budget(PodDisruptionBudget.maxUnavailable(0))],
  ['a budget of all replicas', budget(PodDisruptionBudget.minAvailablePercent(100))],
  ['a budget of 150 percent', budget(PodDisruptionBudget.maxUnavailablePercent(150))],
  ['a budget of half a replica', budget(PodDisruptionBudget.minAvailable(0.5))],
  ['a budget of unknown pods', target({}, {}, { podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1) })],
  ['a load test of nobody', loadTest({ clients: 0 })],
  ['a load test of no time', loadTest({ duration: Duration.seconds(0) })],
  ['a load test with a relative path', loadTest({ request: InferenceRequest.get('predict') })],
  ['a load test without an image', loadTest({ image: '' })],
  ['a load test without a script', loadTest({ script: ' ' })],
  ['a load test with a name too long', loadTest({}, { name: 'm'.repeat(54) })],
  ['two load tests of one name', (chart) => {
    const model = newModel({}, chart);
    model.loadTest();
    model.loadTest({ clients: 5 });
  }],
  ['a load test at no address', loadTest({}, { server: { container: { image: 'x:1', resources: { cpu: {}, memory: { limit: Size.gibibytes(1) } } } } })],
  ['a load test at an address without a scheme', loadTest({ url: 'model.ml.svc' })],
  ['a load test at an address with a slash', loadTest({ url: 'http://model.ml.svc/' })],
];

test.each(CASES)('refused: %s', (_title, make) => {
  expect(messageOf(() => make(newChart()))).toMatchSnapshot();
});

test('every message says where it is, what was got and what to do', () => {
  for (const [, make] of CASES) {
    expect(messageOf(() => make(newChart()))).toMatch(/^\[chart\/model\] [^]+, got [^]+; [^]+/);
  }
});

/** What is right, and has to pass. */
test.each<[string, Make]>([
  ['idleReplicaCount with minReplicas 0, which says the same', keda({ idleReplicaCount: 0 }, undefined, { minReplicas: 0 })],
  ['a scaler of Kedify', raw('kedify-otel', { metricQuery: 'sum(x)', targetValue: '25' }, { providedBy: 'Kedify', metricType: MetricType.AVERAGE_VALUE })],
  ['a scaler of somebody\'s own build', raw('acme-queue', { queue: 'q' }, { providedBy: 'our own build of KEDA' })],
  ['a custom resource whose version is no number', target({ apiVersion: 'example.com/stable', kind: 'ModelPool' })],
  ['an external scaler by DNS', external({ scalerAddress: 'dns:///scaler.ml.svc:6000' })],
  ['a raw timeout in milliseconds', rawPrometheus({ timeout: '1000' })],
  ['a raw token by its mode', rawSecured(secrets('bearerToken', 'ca'), { authModes: 'bearer' })],
  ['a raw user beside a token of another trigger', rawSecured(secrets('username', 'bearerToken'), { authModes: 'basic' })],
  ['raw modes in the authentication', rawSecured(secrets('authModes', 'bearerToken'))],
  ['a raw identity', rawSecured({ podIdentity: PodIdentity.azureWorkload() })],
  ['a raw key of Google', rawSecured(secrets('GoogleApplicationCredentials'))],
  ['raw keys of AWS', rawSecured(secrets('awsAccessKeyID', 'awsSecretAccessKey'), { awsRegion: 'eu-west-1' })],
  ['a raw ca by a header that Prometheus ignores', rawSecured(secrets('ca', 'customAuthHeader', 'customAuthValue'), { authModes: 'custom' })],
  ['a ca by a header that Prometheus ignores', secured(PrometheusAuthentication.custom, secrets('ca', 'customAuthHeader', 'customAuthValue'))],
])('taken: %s', (_title, make) => {
  expect(() => make(newChart())).not.toThrow();
});
