import { Duration } from 'cdk8s';
import { Prometheus, PrometheusAuthentication, PrometheusOptions, PrometheusTrigger } from '../../../src';
import {
  ClusterTriggerAuthentication, ITriggerAuthentication, ParameterSource, PodIdentity, TriggerAuthentication, TriggerAuthenticationProps,
} from '../../../src/constructs/authentication';
import { manifest, newChart, newModel } from '../../support/synth';
import { Untyped } from '../../support/untyped';

/** What a trigger says of its Prometheus; the authentication is made in the model's chart. */
function triggerOf(options: (auth: (props: TriggerAuthenticationProps) => ITriggerAuthentication) => PrometheusOptions): Untyped {
  const chart = newChart();
  const auth = (props: TriggerAuthenticationProps) => new TriggerAuthentication(chart, 'auth', props);
  newModel({
    prometheus: Prometheus.fromAddress('https://thanos.obs.svc:9091', options(auth)),
    triggers: [PrometheusTrigger.total({ query: 'sum(x)', perReplica: 1, availableAtZero: 'the gateway exports it' })],
  }, chart);
  const { metadata: { serverAddress, query, threshold, ignoreNullValues, ...metadata }, authenticationRef } = manifest(chart, 'ScaledObject').spec.triggers[0];
  return { ...metadata, ...authenticationRef && { authenticationRef } };
}

const secrets = (...names: string[]) => ({ parameters: Object.fromEntries(names.map((name) => [name, ParameterSource.fromSecret('s', name)])) });
const REF = { authenticationRef: { name: 'auth' } };

test.each<[string, Parameters<typeof triggerOf>[0], Untyped]>([
  ['nothing', () => ({}), {}],
  ['how it is asked', () => ({
    customHeaders: { 'X-Scope-OrgID': 'ml' }, queryParameters: { partial_response: 'true', max: '5' }, namespace: 'ml', timeout: Duration.millis(90_500), unsafeSsl: true,
  }), {
    customHeaders: 'X-Scope-OrgID=ml', queryParameters: 'max=5,partial_response=true', namespace: 'ml', timeout: '1m30s500ms', unsafeSsl: 'true',
  }],
  ['no headers', () => ({ customHeaders: {}, queryParameters: {}, unsafeSsl: false }), { unsafeSsl: 'false' }],
  ['a token', (auth) => ({ authentication: PrometheusAuthentication.bearer(auth(secrets('bearerToken'))) }), { authModes: 'bearer', ...REF }],
  ['a user, behind a private authority', (auth) => ({ authentication: PrometheusAuthentication.basic(auth(secrets('username', 'password', 'ca'))) }),
    { authModes: 'basic', ...REF }],
  ['a token by its other name', (auth) => ({ authentication: PrometheusAuthentication.bearer(auth(secrets('token'))) }), { authModes: 'bearer', ...REF }],
  ['a user', (auth) => ({ authentication: PrometheusAuthentication.basic(auth(secrets('username', 'password'))) }), { authModes: 'basic', ...REF }],
  ['a certificate', (auth) => ({ authentication: PrometheusAuthentication.tls(auth(secrets('cert', 'key', 'ca'))) }), { authModes: 'tls', ...REF }],
  ['a header', (auth) => ({ authentication: PrometheusAuthentication.custom(auth(secrets('customAuthHeader', 'customAuthValue'))) }),
    { authModes: 'custom', ...REF }],
  ['a token and a certificate', (auth) => {
    const both = auth(secrets('bearerToken', 'cert', 'key'));
    return { authentication: PrometheusAuthentication.bearer(both).combinedWith(PrometheusAuthentication.tls(both)) };
  }, { authModes: 'bearer,tls', ...REF }],
  ['one made elsewhere', () => ({ authentication: PrometheusAuthentication.bearer(TriggerAuthentication.fromName('auth')) }), { authModes: 'bearer', ...REF }],
  ['one of the cluster', () => ({ authentication: PrometheusAuthentication.basic(ClusterTriggerAuthentication.fromName('auth')) }),
    { authModes: 'basic', authenticationRef: { name: 'auth', kind: 'ClusterTriggerAuthentication' } }],
  ['Azure', (auth) => ({ authentication: PrometheusAuthentication.azure(auth({ podIdentity: PodIdentity.azureWorkload() })) }), REF],
  ['Google', (auth) => ({ authentication: PrometheusAuthentication.gcp(auth({ podIdentity: PodIdentity.gcp() })) }), REF],
  ['Google by a key', (auth) => ({ authentication: PrometheusAuthentication.gcp(auth(secrets('GoogleApplicationCredentials'))) }), REF],
  ['Amazon by an identity', (auth) => ({
    authentication: PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef: auth({ podIdentity: PodIdentity.aws() }) }),
  }), { awsRegion: 'eu-central-1', ...REF }],
  ['Amazon by keys', (auth) => ({
    authentication: PrometheusAuthentication.aws({ region: 'eu-central-1', authenticationRef: auth(secrets('awsAccessKeyId', 'awsSecretAccessKey')) }),
  }), { awsRegion: 'eu-central-1', ...REF }],
  ['Amazon by the operator', () => ({ authentication: PrometheusAuthentication.aws({ region: 'eu-central-1' }) }),
    { awsRegion: 'eu-central-1', identityOwner: 'operator' }],
])('a Prometheus asked with %s', (_title, options, expected) => {
  expect(triggerOf(options)).toEqual(expected);
});
