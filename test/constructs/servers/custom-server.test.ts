import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, CustomServerProps, ExternalMetricTrigger, IModelServer, InferenceRequest,
  ModelServer, ModelToServe, Monitor, PodDisruptionBudget, RequestRateTrigger,
} from '../../../src';
import { messageOf } from '../../support/captured';
import { rateAskedBy } from '../../support/queries';
import { CONTAINER, manifest, newChart, PROMETHEUS, synth } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const KIND = { apiVersion: 'serving.example.com/v1', kind: 'LlmService' };
const LABELS = { 'serving.example.com/llm-service': 'model' };
const KNOWN: CustomServerProps = {
  target: { ...KIND, name: 'model' }, pods: { labels: LABELS, containers: ['vllm', 'proxy'] }, metrics: { port: 8000 }, endpoint: { url: 'http://model.ml.svc:8000' },
};
const RATE = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 });

class OwnServer implements IModelServer {
  constructor(private readonly serve: (scope: Construct, model: ModelToServe) => ModelServer) {}

  public toModelServer(scope: Construct, toServe: ModelToServe): ModelServer {
    return this.serve(scope, toServe);
  }
}

const written = (metadata: Untyped = {}) => new OwnServer((scope, { name }) => {
  new ApiObject(scope, 'LlmService', { ...KIND, metadata: { name, ...metadata } });
  return ModelServer.custom({ ...KNOWN, target: { ...KIND, name } });
});

function model(server: IModelServer, props: Partial<AutoscaledModelProps> = {}): AutoscaledModel {
  return new AutoscaledModel(newChart(), 'model', { server, prometheus: PROMETHEUS, maxReplicas: 5, triggers: [CpuTrigger.utilization(50)], ...props });
}

const custom = (props: Untyped = {}) => ModelServer.custom({ ...KNOWN, ...props });
const refused = (server: IModelServer, props: Partial<AutoscaledModelProps> = {}) => messageOf(() => synth(model(server, props).autoscaler.chart));

describe('a server of a kind that is not known', () => {
  test('is scaled, and its pods are scraped by their labels', () => {
    const podDisruptionBudget = PodDisruptionBudget.maxUnavailable(1);
    const { autoscaler: { chart }, deployment, service, target } = model(custom(), { triggers: [RATE], podDisruptionBudget });
    expect(target).toEqual({ ...KIND, name: 'model' });
    expect([deployment, service]).toEqual([undefined, undefined]);
    expect(manifest(chart, 'ScaledObject').spec.scaleTargetRef).toEqual(target);
    expect(manifest(chart, 'PodMonitor').spec).toEqual({
      selector: { matchLabels: LABELS }, podMetricsEndpoints: [{ portNumber: 8000, path: '/metrics', interval: '30s' }],
    });
    expect(manifest(chart, 'PodDisruptionBudget').spec.selector).toEqual({ matchLabels: LABELS });
    expect(rateAskedBy(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query)).toMatchObject({
      series: 'requests_total{namespace="ml",job="ml/model"}', up: '{namespace="ml",job="ml/model"}',
    });
  });

  test('is scaled by an HPA', () => {
    const { autoscaler: { chart } } = model(custom(), { autoscaler: Autoscaler.hpa() });
    expect(manifest(chart, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({ ...KIND, name: 'model' });
  });

  test('tells where it is asked, and its pods', () => {
    const { podLabels, url } = model(custom());
    expect({ podLabels, url }).toEqual({ podLabels: LABELS, url: 'http://model.ml.svc:8000' });
    const unknown = model(custom({ endpoint: undefined, metrics: undefined, pods: undefined }));
    expect([unknown.podLabels, unknown.url]).toEqual([undefined, undefined]);
  });

  test('is asked by a load test as its endpoint says', () => {
    const server = custom({ endpoint: { url: 'http://gateway.llm.svc', modelName: 'llama', headers: { 'x-model': 'model' } } });
    const job = model(server).loadTest({ request: InferenceRequest.openAiChat([{ role: 'user', content: 'hello' }]) }).toJson();
    const environment = Object.fromEntries(job.spec.template.spec.containers[0].env.map(({ name, value }: Untyped) => [name, value]));
    expect(environment.URL).toBe('http://gateway.llm.svc');
    expect(JSON.parse(environment.HEADERS)).toMatchObject({ 'x-model': 'model' });
    expect(JSON.parse(environment.BODY).model).toBe('llama');
  });

  test('has its containers sized by a VerticalPodAutoscaler, but for the resource that scales it', () => {
    const sized = model(custom());
    sized.scaleVertically();
    expect(manifest(sized.autoscaler.chart, 'VerticalPodAutoscaler').spec).toMatchObject({
      targetRef: { ...KIND, name: 'model' }, resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: ['memory'] }] },
    });
  });

  test('has series as somebody else\'s monitor labels them', () => {
    const rate = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5, ignoreNullValues: false });
    const { autoscaler: { chart } } = model(custom({ metrics: undefined, monitor: Monitor.external('the operator', { labels: { llm: 'model' } }) }), { triggers: [rate] });
    expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('requests_total{llm="model"}');
  });
});

describe('a server of one\'s own', () => {
  test('writes its object before the autoscaler', () => {
    const kinds = synth(model(written(), { podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1) }).autoscaler.chart).map(({ kind }) => kind);
    expect(kinds).toEqual(['LlmService', 'PodMonitor', 'PodDisruptionBudget', 'ScaledObject']);
  });

  test('gives its object the labels of the model', () => {
    const { autoscaler: { chart } } = model(written(), { labels: { team: 'nlp' } });
    expect(manifest(chart, 'LlmService').metadata.labels).toEqual({ team: 'nlp' });
  });

  test('knows its model', () => {
    const seen: ModelToServe[] = [];
    model(new OwnServer((_scope, each) => {
      seen.push(each);
      return custom();
    }), { minReplicas: 2, name: 'other' });
    expect(seen).toEqual([{ name: 'other', namespace: 'ml', minReplicas: 2, maxReplicas: 5, prometheus: PROMETHEUS }]);
  });

  test('can be made of any of the library', () => {
    const server = new OwnServer((scope, each) => ModelServer.deployment({ container: { ...CONTAINER, image: `models/${each.name}:1` } }).toModelServer(scope, each));
    const { autoscaler: { chart }, deployment } = model(server);
    expect(deployment).toBeDefined();
    expect(manifest(chart, 'Deployment').spec.template.spec.containers[0].image).toBe('models/model:1');
  });
});

describe('a server of one\'s own is refused', () => {
  test.each<[string, IModelServer, Partial<AutoscaledModelProps>, RegExp]>([
    ['of a kind without a scale', custom({ target: { apiVersion: 'ray.io/v1', kind: 'RayService', name: 'a' } }), {}, /server\.target\.kind: has no scale subresource.*let Ray scale it/],
    ['of no API version', custom({ target: { apiVersion: 'LlmService', kind: 'v1', name: 'a' } }), {}, /server\.target\.apiVersion: is no API version, got "LlmService"/],
    ['without a target', custom({ target: undefined }), {}, /server\.target: is required/],
    ['with metrics at no port', custom({ metrics: {} }), {}, /server\.metrics\.port: is needed: the ports of the pods are not known here/],
    ['with metrics of unknown pods', custom({ pods: undefined }), {}, /server\.pods\.labels: are needed: without them a PodMonitor cannot find the pods/],
    ['with pods of no labels', custom({ pods: { labels: {} } }), {}, /server\.pods\.labels: are needed/],
    ['with a label that is none', custom({ pods: { labels: { app: 'a b' } } }), {}, /server\.pods\.labels/],
    ['with a container that cannot be', custom({ pods: { labels: LABELS, containers: ['V LLM'] } }), {}, /server\.pods\.containers\[0\]/],
    ['with a ServiceMonitor', custom({ monitor: Monitor.service() }), {}, /server\.monitor: needs a Service, and this library knows none of this server/],
    ['with a monitor and no metrics', custom({ metrics: undefined, monitor: Monitor.pod() }), {}, /server\.monitor: has no metrics to scrape/],
    ['without a Prometheus for its metrics', custom(), { prometheus: undefined }, /server\.metrics: are scraped by no known Prometheus/],
    ['with an endpoint that is no address', custom({ endpoint: { url: 'model.ml.svc:8000' } }), {}, /server\.endpoint\.url: is no absolute http or https address/],
    ['with an endpoint that ends in a slash', custom({ endpoint: { url: 'http://model.ml.svc/' } }), {}, /server\.endpoint\.url: holds more than an address/],
    ['with a trigger on a container that its pods do not have', custom(), { triggers: [CpuTrigger.utilization(50, { container: 'other' })] }, /triggers\[0\]\.container: .*"other".*vllm, proxy/],
    ['whose object is in another namespace', written({ namespace: 'other' }), {}, /namespace: is another one than that of the workload \(other\)/],
    ['that throws', new OwnServer(() => {
      throw new TypeError('no such team');
    }), {}, /server: cannot be written: its toModelServer throws TypeError: no such team, got "OwnServer"; correct toModelServer/],
    ['that is refused itself', new OwnServer(() => ModelServer.custom({ target: KNOWN.target, endpont: {} } as Untyped)), {}, /server\.endpont: is no property of CustomServerProps.*did you mean endpoint\?/],
    ['that returns none', new OwnServer(() => undefined as Untyped), {}, /server: must return a ModelServer from toModelServer, got no value/],
    ['that is none', {} as IModelServer, {}, /server: must be an IModelServer, got {}; write ModelServer\.deployment/],
    ['by Seldon Core 2', custom(), { autoscaler: Autoscaler.inferenceLag(), triggers: [] }, /autoscaler: scales Models of Seldon Core 2 only, and this is a LlmService/],
  ])('%s', (_title, server, props, message) => {
    expect(refused(server, props)).toMatch(message);
  });

  test('by a name that a server it is made of cannot have', () => {
    const server = new OwnServer((scope, each) => ModelServer.kserveLlm({ uri: 'hf://a/b', container: { resources: {} }, tls: false }).toModelServer(scope, each));
    expect(refused(server, { name: 'Model' })).toMatch(/\[chart\/model\] name: /);
  });
});

test('a metric of the external metrics API scales what nothing else is known of', () => {
  const trigger = ExternalMetricTrigger.total({ metricName: 'jobs', servedBy: 'an adapter', perReplica: 4 });
  const { autoscaler: { chart } } = model(ModelServer.custom({ target: KNOWN.target }), { autoscaler: Autoscaler.hpa(), triggers: [trigger] });
  expect(synth(chart).map(({ kind }) => kind)).toEqual(['HorizontalPodAutoscaler']);
});
