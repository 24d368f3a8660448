import { Chart, Testing } from 'cdk8s';
import { NetworkPolicy, NetworkPolicyPort } from 'cdk8s-plus-27';
import { AutoscaledModel, Autoscaler, CpuTrigger, Gpu, KedaTrigger, ModelServer } from '../../../src';
import { KservePredictor } from '../../../src/constructs/servers/kserve';
import { SeldonCore1Predictor } from '../../../src/constructs/servers/seldon-core1';
import { SeldonCore2Server } from '../../../src/constructs/servers/seldon-core2';
import { messageOf } from '../../support/captured';
import { CONTAINER, KAFKA, manifest, PROMETHEUS } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const DEPLOYMENT = ModelServer.deployment({ container: CONTAINER });
const TARGET = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'llm' };
const KSERVE = ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', resources: {} }) });

/** A model, and what it tells of itself. */
const RESULTS: [title: string, props: Untyped, told: Untyped][] = [
  ['a Deployment under KEDA', { server: DEPLOYMENT }, {
    url: 'http://model.ml.svc:8000', podLabels: { 'app.kubernetes.io/name': 'model' }, autoscaler: 'scaledObject', objects: ['deployment', 'service'],
  }],
  ['a Deployment under an HPA', { server: DEPLOYMENT, autoscaler: Autoscaler.hpa() }, {
    url: 'http://model.ml.svc:8000', podLabels: { 'app.kubernetes.io/name': 'model' }, autoscaler: 'hpa', objects: ['deployment', 'service'],
  }],
  ['what Helm makes', { server: ModelServer.fromTarget(TARGET) }, { autoscaler: 'scaledObject', objects: [] }],
  ['what Helm makes, with its labels', { server: ModelServer.fromTarget(TARGET, { selectorLabels: { app: 'llm' } }) }, {
    podLabels: { app: 'llm' }, autoscaler: 'scaledObject', objects: [],
  }],
  ['an InferenceService', { server: KSERVE }, {
    url: 'http://model-predictor.ml.svc', podLabels: { app: 'isvc.model-predictor' }, objects: ['kserve'],
  }],
  ['an InferenceService with an autoscaler beside it', { server: ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', resources: {} }), externalAutoscaler: true }) }, {
    url: 'http://model-predictor.ml.svc', podLabels: { app: 'isvc.model-predictor' }, autoscaler: 'scaledObject', objects: ['kserve'],
  }],
  ['an LLMInferenceService', { server: ModelServer.kserveLlm({ uri: 'hf://org/llm', container: { resources: {} }, gpu: Gpu.nvidia(1), tls: false }) }, {
    url: 'http://model-kserve-workload-svc.ml.svc:8000',
    autoscaler: 'scaledObject',
    objects: ['kserveLlm'],
    podLabels: {
      'app.kubernetes.io/name': 'model', 'app.kubernetes.io/part-of': 'llminferenceservice', 'app.kubernetes.io/component': 'llminferenceservice-workload',
    },
  }],
  ['a SeldonDeployment', { server: ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container({ ...CONTAINER, name: 'classifier', portNumber: 9500 })] }) }, {
    url: 'http://model-default.ml.svc:8000', podLabels: { 'seldon-app': 'model-default', 'seldon-deployment-id': 'model' }, objects: ['seldonCore1'],
  }],
  ['a Model of Seldon Core 2', {
    server: ModelServer.seldonCore2({ storageUri: 'gs://models/iris', autoscalingModelEnabled: true, server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver' }) }),
    autoscaler: Autoscaler.inferenceLag(),
    triggers: [],
    prometheus: undefined,
  }, { url: 'http://seldon-mesh.ml.svc', objects: ['seldonCore2'] }],
];

function modelIn(chart: Chart, props: Untyped): AutoscaledModel {
  return new AutoscaledModel(chart, 'model', { maxReplicas: 3, prometheus: PROMETHEUS, triggers: [CpuTrigger.utilization(50)], ...props } as never);
}

test.each(RESULTS)('%s tells its name, where it is asked, its pods, and its objects', (_title, props, told) => {
  const model = modelIn(new Chart(Testing.app(), 'chart', { namespace: 'ml' }), props);
  const { deployment, hpa, kserve, kserveLlm, name, namespace, podLabels, scaledObject, seldonCore1, seldonCore2, service, url } = model;
  const those = (objects: Untyped) => Object.keys(objects).filter((key) => objects[key] !== undefined);
  expect([name, namespace]).toEqual(['model', 'ml']);
  const objects = those({ deployment, service, kserve, kserveLlm, seldonCore1, seldonCore2 });
  expect({ url, podLabels, autoscaler: those({ hpa, scaledObject })[0], objects }).toEqual(told);
});

test('a NetworkPolicy lets one model ask another, by the labels of their pods', () => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'ml' });
  const model = modelIn(chart, { server: DEPLOYMENT });
  const caller = new AutoscaledModel(chart, 'caller', {
    server: ModelServer.fromTarget(TARGET, { selectorLabels: { app: 'llm' } }), maxReplicas: 2, triggers: [new KedaTrigger(KAFKA)],
  });
  new NetworkPolicy(chart, 'policy', { selector: model }).addIngressRule(caller, [NetworkPolicyPort.tcp(8000)]);
  expect(manifest(chart, 'NetworkPolicy').spec).toEqual({
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'model' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'llm' } } }], ports: [{ port: 8000, protocol: 'TCP' }] }],
  });
});

test('pods whose labels nobody stated cannot be selected, and the message says how to state them', () => {
  const model = modelIn(new Chart(Testing.app(), 'chart'), { server: ModelServer.fromTarget(TARGET) });
  expect(messageOf(() => model.toPodSelectorConfig())).toBe('[chart/model] podLabels: are not known: no selector can be written for the pods, got no value; '
    + 'set selectorLabels of ModelServer.fromTarget or fromWorkload, or write the selector by hand');
});
