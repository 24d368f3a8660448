import { Chart, Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { Autoscaler, AutoscaledModel, MetricType, ModelServer, KedaFormula, Trigger } from '../../../../src';
import { ClusterTriggerAuthentication, ParameterSource, PodIdentity, TriggerAuthentication } from '../../../../src/constructs/authentication';
import {
  AwsSqsQueueTrigger, KafkaSasl, KafkaTrigger, KafkaTriggerProps, PulsarTrigger, RabbitmqTrigger, RedisTrigger, SplunkObservabilityTrigger,
} from '../../../../src/constructs/triggers/scalers';
import { CONTAINER, manifest, newChart, synth } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

const KAFKA: KafkaTriggerProps = {
  bootstrapServers: ['kafka-0.kafka.mq.svc:9092', 'kafka-1.kafka.mq.svc:9092'],
  consumerGroup: 'scorers',
  topicFromEnv: 'TOPIC',
  lagThreshold: 20,
  sasl: KafkaSasl.SCRAM_SHA512,
};
const VARIABLES = Object.fromEntries(['TOPIC', 'OTHER', 'REDIS_PASSWORD'].map((name) => [name, EnvValue.fromValue('x')]));
const LOGIN = { username: ParameterSource.fromSecret('kafka', 'user'), password: ParameterSource.fromSecret('kafka', 'password') };

function model(chart: Chart, triggers: Trigger[], id = 'scorer', options = {}): AutoscaledModel {
  const server = ModelServer.deployment({ container: { ...CONTAINER, envVariables: VARIABLES } });
  return new AutoscaledModel(chart, id, { server, maxReplicas: 5, triggers, ...options });
}

const ofKind = (manifests: Untyped[], kind: string) => manifests.filter((each) => each.kind === kind);
const refsOf = (chart: Chart) => ofKind(synth(chart), 'ScaledObject').flatMap(({ spec }) => spec.triggers.map(({ authenticationRef }: Untyped) => authenticationRef));

test('what a trigger authenticates with is written beside its model, and referred to', () => {
  const chart = newChart();
  model(chart, [new KafkaTrigger({ ...KAFKA, credentials: LOGIN })]);
  const made = synth(chart).filter(({ kind }) => ['TriggerAuthentication', 'ScaledObject'].includes(kind));
  expect(made).toMatchSnapshot();
});

test.each<[string, Trigger, Untyped]>([
  ['a pod identity', new AwsSqsQueueTrigger({ queueURL: 'jobs', awsRegion: 'eu-west-1', credentials: { podIdentity: PodIdentity.aws({ roleArn: 'arn:aws:iam::1:role/keda' }) } }),
    { podIdentity: { provider: 'aws', roleArn: 'arn:aws:iam::1:role/keda' } }],
  ['OAuth 2', new RabbitmqTrigger({
    queueName: 'q', host: 'http://rabbit.mq.svc:15672', credentials: { oauth2: { clientId: 'keda', clientSecret: { name: 'oauth', key: 'secret' }, tokenUrl: 'https://id.example.com/token', scopes: ['read'] } },
  }), { oauth2: { type: 'clientCredentials', clientId: 'keda', clientSecret: { valueFrom: { secretKeyRef: { name: 'oauth', key: 'secret' } } }, tokenUrl: 'https://id.example.com/token', scopes: ['read'] } }],
  ['a variable of the container', new RedisTrigger({ listName: 'l', address: 'redis.mq.svc:6379', credentials: { password: ParameterSource.fromEnv('REDIS_PASSWORD') } }),
    { env: [{ parameter: 'password', name: 'REDIS_PASSWORD' }] }],
  ['a ConfigMap', new RedisTrigger({ listName: 'l', credentials: { address: ParameterSource.fromConfigMap('redis', 'address') } }),
    { configMapTargetRef: [{ parameter: 'address', name: 'redis', key: 'address' }] }],
])('%s is written as KEDA has it', (_, trigger, spec) => {
  const chart = newChart();
  model(chart, [trigger]);
  expect(manifest(chart, 'TriggerAuthentication')).toMatchObject({ spec });
  expect(refsOf(chart)).toEqual([{ name: manifest(chart, 'TriggerAuthentication').metadata.name }]);
});

test('two triggers of one type have an authentication each', () => {
  const chart = newChart();
  model(chart, [new KafkaTrigger({ ...KAFKA, credentials: LOGIN }), new KafkaTrigger({ ...KAFKA, topicFromEnv: 'OTHER', credentials: LOGIN })]);
  expect(ofKind(synth(chart), 'TriggerAuthentication').map(({ metadata }) => metadata.name)).toEqual(['scorer-kafka', 'scorer-kafka-2']);
  expect(refsOf(chart)).toEqual([{ name: 'scorer-kafka' }, { name: 'scorer-kafka-2' }]);
});

test('a trigger of two models authenticates for each', () => {
  const chart = newChart();
  const trigger = new KafkaTrigger({ ...KAFKA, credentials: LOGIN });
  model(chart, [trigger], 'one');
  model(chart, [trigger], 'two');
  expect(refsOf(chart)).toEqual([{ name: 'one-kafka' }, { name: 'two-kafka' }]);
});

test('its name can be chosen', () => {
  const chart = newChart();
  model(chart, [new KafkaTrigger({ ...KAFKA, credentials: { ...LOGIN, name: 'login' } })]);
  expect(refsOf(chart)).toEqual([{ name: 'login' }]);
});

test('one that is there is referred to', () => {
  const chart = newChart();
  const shared = new TriggerAuthentication(chart, 'shared', { name: 'shared', parameters: LOGIN });
  model(chart, [new KafkaTrigger({ ...KAFKA, authenticationRef: shared }), new KafkaTrigger({ ...KAFKA, authenticationRef: ClusterTriggerAuthentication.fromName('kafka') })]);
  expect(refsOf(chart)).toEqual([{ name: 'shared' }, { name: 'kafka', kind: 'ClusterTriggerAuthentication' }]);
});

test.each<[string, Trigger, Untyped]>([
  ['an average', new RedisTrigger({ listName: 'l', address: 'redis.mq.svc:6379' }), undefined],
  ['a level', new RedisTrigger({ listName: 'l', address: 'redis.mq.svc:6379', metricType: MetricType.VALUE }), 'Value'],
  ['what is always a level', new SplunkObservabilityTrigger({ query: 'q', duration: Duration.minutes(10), targetValue: 1, queryAggregator: 'max', activationTargetValue: 0, credentials: { accessToken: ParameterSource.fromSecret('s', 'a'), realm: ParameterSource.fromSecret('s', 'r') } }), 'Value'],
  ['what is always a total', new PulsarTrigger({ adminURL: 'http://pulsar.mq.svc', topic: 't', subscription: 's' }), 'AverageValue'],
])('%s is compared as that', (_, trigger, metricType) => {
  const chart = newChart();
  model(chart, [trigger]);
  expect(manifest(chart, 'ScaledObject').spec.triggers[0].metricType).toBe(metricType);
});

test('a trigger has a name, cached values and a place in a formula', () => {
  const chart = newChart();
  model(chart, [
    new RedisTrigger({ listName: 'a', address: 'redis.mq.svc:6379', name: 'queued', useCachedMetrics: true }), new RedisTrigger({ listName: 'b', address: 'redis.mq.svc:6379', name: 'running' }),
  ], 'scorer', { autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'queued + running', perReplica: 8 }) }) });
  const { spec } = manifest(chart, 'ScaledObject');
  expect(spec.triggers.map(({ name, useCachedMetrics }: Untyped) => [name, useCachedMetrics])).toEqual([['queued', true], ['running', undefined]]);
  expect(spec.advanced.scalingModifiers).toEqual({ formula: 'queued + running', target: '8', metricType: 'AverageValue' });
});
