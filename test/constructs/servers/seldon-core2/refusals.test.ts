import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import {
  Autoscaler, CpuTrigger, ExternalTrigger, KedaFormula, KedaPause, KedaTrigger, LabelMatcher, LatencyTrigger, MemoryTrigger, MetricType,
  PodDisruptionBudget, PrometheusTrigger, RequestRateTrigger, SeldonCore2Trigger,
} from '../../../../src';
import {
  SeldonCore2Monitor, SeldonCore2MonitorProps, SeldonCore2ModelProps, SeldonCore2Explainer, SeldonCore2Llm, SeldonCore2Server,
  SeldonCore2ServerProps,
} from '../../../../src/constructs/servers/seldon-core2';
import { messageOf } from '../../../support/captured';
import { BY, hpa, HPA_RATE, PAIR, RATE, seldon, SeldonOptions, WRITTEN } from '../../../support/seldon-core2';
import { KAFKA, newChart, newModel, PROMETHEUS } from '../../../support/synth';
import { Untyped } from '../../../support/untyped';

type Make = (chart: Chart) => unknown;

const model = (server: Partial<SeldonCore2ModelProps>, options: SeldonOptions = {}): Make => (chart) => seldon(chart, server, options);
const named = (name: string): Make => (chart) => seldon(chart, {}, {}, name);
const lag = (server: Partial<SeldonCore2ModelProps> = {}, options: SeldonOptions = {}): Make =>
  model({ autoscalingModelEnabled: true, ...server }, { ...BY.inferenceLag, ...options });
const written = (server: Partial<SeldonCore2ServerProps>, props: Partial<SeldonCore2ModelProps> = {}): Make =>
  model({ server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', ...server }), ...props });
const placed = (spec: Untyped, props: Partial<SeldonCore2ModelProps> = {}, manifest: Untyped = {}): Make => (chart) => {
  const server = new ApiObject(chart, 'server', {
    apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', metadata: { name: 'mlserver' }, spec: { serverConfig: 'mlserver', ...spec }, ...manifest,
  });
  seldon(chart, { ...props, server: SeldonCore2Server.fromServer(server) });
};
const onModel = (trigger: Untyped, options: SeldonOptions = {}): Make => model({}, { triggers: [trigger], ...options });
const byHpa = (trigger: Untyped, props: Partial<SeldonCore2ModelProps> = {}): Make => model(props, { ...BY.hpa, triggers: [trigger] });
const monitor = (props: Partial<SeldonCore2MonitorProps>): Make => (chart) => {
  const watched = new SeldonCore2Monitor(chart, 'irisa0', { prometheus: PROMETHEUS, ...props });
  seldon(chart, { monitor: watched }, {}, 'irisa1');
};
const wakes = [RATE, new KedaTrigger(KAFKA)];

const paused = (replicas: number, props: Partial<SeldonCore2ModelProps> = {}): Make =>
  model(props, { autoscaler: Autoscaler.keda({ paused: KedaPause.atReplicas(replicas) }) });
const rate = (options: Untyped) => SeldonCore2Trigger.requestRate({ requestsPerSecondPerReplica: 3, ignoreNullValues: true, ...options });

const level = PrometheusTrigger.level({ query: 'max(lag)', target: 2, name: 'lag' });
const latency = new LatencyTrigger({ histogram: 'own_seconds', quantile: 0.9, target: Duration.seconds(1) });

/** What is wrong, by the field that says so. */
const CASES: [string, Make][] = [
  // The Model
  ['a name of one character', named('i')],
  ['a name with a dot', named('iris.v1')],
  ['a name in upper case', named('Iris')],
  ['a storage that is empty', model({ storageUri: ' ' })],
  ['a type that is empty', model({ modelType: '' })],
  ['a schema that is empty', model({ schemaUri: '' })],
  ['a Secret with a blank', model({ secretName: 'my secret' })],
  ['an artifact of a half', model({ artifactVersion: 1.5 })],
  ['an artifact below 0', model({ artifactVersion: -1 })],
  ['an artifact beyond a uint32', model({ artifactVersion: 2 ** 32 })],
  ['memory of a part of a byte', model({ memory: Size.kibibytes(0.0001) })],
  ['memory of nothing', model({ memory: Size.kibibytes(0) })],
  ['requirements of nothing', model({ requirements: [] })],
  ['a requirement with a comma', model({ requirements: ['sklearn,xgboost'] })],
  ['a requirement twice', model({ requirements: ['sklearn', 'sklearn'] })],
  ['a parameter without a name', model({ parameters: { '': '1' } })],
  ['an explainer and a language model', model({ explainer: SeldonCore2Explainer.whiteBox('tree_shap'), llm: SeldonCore2Llm.ofModel('chat') })],
  ['an explainer of nothing', model({ explainer: SeldonCore2Explainer.ofModel('anchor_tabular', '') })],
  ['a language model without a name', model({ llm: SeldonCore2Llm.ofPipeline('') })],
  // The Server
  ['a ServerConfig with a blank', written({ serverConfig: 'ml server' })],
  ['capabilities of nothing', written({ capabilities: [] })],
  ['a capability with a blank', written({ extraCapabilities: ['sk learn'] })],
  ['a requirement that the Server does not meet', written({ capabilities: ['xgboost'], extraCapabilities: ['iris'] }, { requirements: ['iris', 'sklearn'] })],
  ['a type that the Server does not meet', written({ capabilities: ['xgboost'] }, { modelType: 'sklearn' })],
  ['a Server smaller than its Model', written({ maxReplicas: 4 })],
  ['a Server of 0 replicas', written({ minReplicas: 0 })],
  ['a Server of a half replica', written({ maxReplicas: 5.5 })],
  ['a Server with crossed bounds', written({ minReplicas: 7, maxReplicas: 6 })],
  ['a Server with a digit first', written({ name: '1server' })],
  ['a Server with a name too long for its pods', written({ name: 's'.repeat(53) })],
  ['a Server that is too long by the name of its Model', (chart) => seldon(chart, { server: WRITTEN }, {}, 'm'.repeat(46))],
  ['a Server elsewhere with a bad name', model({ server: SeldonCore2Server.fromName('My') })],
  ['a Server that is none', placed({}, {}, { apiVersion: 'apps/v1', kind: 'StatefulSet' })],
  ['a Server of another namespace', placed({}, {}, { metadata: { name: 'mlserver', namespace: 'other' } })],
  ['a Server of this app that is too small', placed({ maxReplicas: 4 })],
  ['a Server of this app with fixed replicas', placed({ replicas: 2 }, { seldonCore2Version: '2.9' })],
  ['a Server of this app with a minimum alone', placed({ minReplicas: 3 }, { seldonCore2Version: '2.9' })],
  ['a Server of this app that nothing scales', placed({ minReplicas: 1, maxReplicas: 5 }, { autoscalingServerEnabled: false })],
  ['a Server of this app that nothing scales yet', placed({ replicas: 4, maxReplicas: 5 }, { seldonCore2Version: '2.8.4' })],
  ['a Server of this app that cannot do it', placed({ capabilities: ['xgboost'], maxReplicas: 5 }, { requirements: ['sklearn'] })],
  // Versions
  ['a version that is too old', model({ seldonCore2Version: '2.7' })],
  ['a version that is not known yet', model({ seldonCore2Version: '2.11' })],
  ['a version that is none', model({ seldonCore2Version: '2' })],
  ['KEDA before 2.8.4', model({ seldonCore2Version: '2.8' })],
  ['an HPA before 2.8.4', model({ seldonCore2Version: '2.8.3' }, BY.hpa)],
  ['inference lag before 2.9', lag({ seldonCore2Version: '2.8.4' })],
  ['a Server that nothing scales before 2.9', model({ seldonCore2Version: '2.8.4', server: WRITTEN })],
  ['no replicas before 2.10', model({ seldonCore2Version: '2.9.1' }, { minReplicas: 0, triggers: wakes })],
  ['no idle replicas before 2.10', model({ seldonCore2Version: '2.9.1' }, { triggers: wakes, autoscaler: Autoscaler.keda({ idleReplicaCount: 0 }) })],
  ['a pause at no replicas before 2.10', paused(0, { seldonCore2Version: '2.9.1' })],
  // How Seldon Core 2 is installed
  ['inference lag that is not installed', lag({ autoscalingModelEnabled: undefined })],
  ['inference lag that is turned off', lag({ autoscalingModelEnabled: false })],
  ['inference lag beside an HPA', model({ autoscalingModelEnabled: true }, BY.hpa)],
  ['inference lag beside KEDA on Model and Server', model({ ...PAIR, autoscalingModelEnabled: true })],
  ['a Server that does not follow its Model', model({ server: WRITTEN, autoscalingServerEnabled: false })],
  ['a Server that does not follow the lag', lag({ server: WRITTEN, autoscalingServerEnabled: false })],
  ['a Server that two scale', model({ ...PAIR, autoscalingServerEnabled: undefined })],
  // By the lag of the inference
  ['a lag with a trigger', lag({}, { triggers: [RATE] })],
  ['a lag to no replicas', lag({}, { minReplicas: 0 })],
  ['a lag of a single model', lag({ server: WRITTEN, singleModel: true })],
  ['a lag of a Deployment', (chart) => newModel({ autoscaler: Autoscaler.inferenceLag(), triggers: [] }, chart)],
  // Model and Server alike
  ['a single model on no Server', model({ singleModel: true })],
  ['a single model with bounds of its Server', model({ ...PAIR, server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', maxReplicas: 9 }) })],
  ['a single model on a Server with bounds', placed({ replicas: 1, maxReplicas: 5 }, PAIR)],
  ['a single model on a Server without replicas', placed({}, PAIR)],
  ['a single model on the Server of others', (chart) => {
    const server = new ApiObject(chart, 'server', {
      apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server', metadata: { name: 'mlserver' }, spec: { serverConfig: 'mlserver', replicas: 5 },
    });
    seldon(chart, { server: SeldonCore2Server.fromServer(server) }, {}, 'irisa1');
    seldon(chart, { ...PAIR, server: SeldonCore2Server.fromServer(server) });
  }],
  ['a model on the Server of a single model', (chart) => {
    const seldonServer = seldon(chart, PAIR, { minReplicas: 2 }, 'irisa1').seldonCore2?.server;
    seldon(chart, { server: SeldonCore2Server.fromServer(seldonServer!) }, { maxReplicas: 2 });
  }],
  ['a single model named as its Server', model({ ...PAIR, server: SeldonCore2Server.fromName('irisa0') })],
  ['a single model whose autoscalers have one name', model(PAIR, { ...BY.hpa, autoscaler: hpa({ name: 'both' }) })],
  ['a single model whose HPAs of KEDA have one name', model(PAIR, { autoscaler: Autoscaler.keda({ hpaName: 'both' }) })],
  ['a single model that pauses at no replicas', paused(0, PAIR)],
  ['a pause at more replicas than the Server has', paused(9, { server: WRITTEN })],
  ['a single model that sleeps', model(PAIR, { minReplicas: 0, triggers: wakes })],
  // What is of pods
  ['CPU by KEDA', onModel(CpuTrigger.utilization(50))],
  ['memory by KEDA in its own words', onModel(new KedaTrigger({ type: 'memory', metricType: MetricType.UTILIZATION, metadata: { value: '50' } }))],
  ['CPU by an HPA', byHpa(CpuTrigger.utilization(50))],
  ['memory by HPAs on Model and Server', byHpa(MemoryTrigger.averageValue(Size.gibibytes(1)), PAIR)],
  ['a level by KEDA', onModel(level)],
  ['a level by KEDA in other words', onModel(new ExternalTrigger({ scalerAddress: 's.ml.svc:1', metricType: MetricType.VALUE }))],
  ['a level by an HPA', byHpa(level)],
  ['a latency by HPAs on Model and Server', byHpa(latency, PAIR)],
  ['a formula of a level', onModel(level, { autoscaler: Autoscaler.keda({ formula: KedaFormula.level({ expression: 'lag', target: 2 }) }) })],
  ['the environment of a container', onModel(RATE, { autoscaler: Autoscaler.keda({ envSourceContainerName: 'agent' }) })],
  ['a budget of pods', model({}, { podDisruptionBudget: PodDisruptionBudget.maxUnavailable(1) })],
  ['vertical scaling', (chart) => seldon(chart).scaleVertically()],
  // Autoscalers and triggers
  ['an HPA to no replicas', model({}, { ...BY.hpa, minReplicas: 0 })],
  ['an HPA without an adapter', model({}, { autoscaler: Autoscaler.hpa(), triggers: [HPA_RATE] })],
  ['no replicas that nothing wakes', model({}, { minReplicas: 0 })],
  ['a rate in a namespace that is not known', () => seldon(newChart({}))],
  ['a rate of which nobody knows when it is idle', onModel(HPA_RATE)],
  ['a rate over one scrape', onModel(new RequestRateTrigger({
    counter: 'seldon_model_infer_total', requestsPerSecondPerReplica: 3, ignoreNullValues: true, window: Duration.seconds(20),
  }))],
  ['a rate of the Model that is said to be there without it', model({}, { minReplicas: 0, triggers: [rate({ availableAtZero: 'the gateway' })] })],
  ['a rate of another Model', model({}, { triggers: [rate({ matchers: [LabelMatcher.equal('model', 'other')] })] })],
  ['a rate of another Model behind a monitor made elsewhere', model({ monitor: SeldonCore2Monitor.fromName('agent') }, {
    triggers: [rate({ matchers: [LabelMatcher.equal('model', 'other')] })],
  })],
  ['a rate of another Model for an HPA', byHpa(SeldonCore2Trigger.requestRate({ requestsPerSecondPerReplica: 3, matchers: [LabelMatcher.equal('model', 'other')] }))],
  ['a mean latency of a Model', onModel(SeldonCore2Trigger.meanLatency({ target: Duration.millis(100), ignoreNullValues: true }))],
  // What scrapes the Servers
  ['a monitor with a bad name', monitor({ name: 'My' })],
  ['a monitor in a bad namespace', monitor({ namespace: 'a.b' })],
  ['a monitor of another namespace', (chart) =>
    seldon(chart, { monitor: new SeldonCore2Monitor(chart, 'agent', { prometheus: PROMETHEUS, namespace: 'other' }) })],
  ['a monitor with a bad label', monitor({ labels: { 'a b': 'c' } })],
  ['a monitor with another release', monitor({ labels: { release: 'other' } })],
  ['a monitor that never scrapes', monitor({ scrapeInterval: Duration.seconds(0) })],
  ['a monitor elsewhere with a bad name', model({ monitor: SeldonCore2Monitor.fromName('') })],
  ['a monitor elsewhere that never scrapes', model({ monitor: SeldonCore2Monitor.fromName('agent', { scrapeInterval: Duration.seconds(0) }) })],
];

test.each(CASES)('refused: %s', (_title, make) => {
  expect(messageOf(() => make(newChart()))).toMatchSnapshot();
});

test('every message says where it is, what was got and what to do', () => {
  for (const [, make] of CASES) {
    expect(messageOf(() => make(newChart()))).toMatch(/^\[chart\/.+\] [^]+, got [^]+; [^]+/);
  }
});
