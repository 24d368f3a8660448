import { Chart, Duration } from 'cdk8s';
import {
  AutoscaledModel, Autoscaler, BentoMlTrigger, FastApiTrigger, KservePythonTrigger, LabelMatcher, MetricCatalog, MlServerTrigger, ModelServer,
  Monitor, NimTrigger, RayServeTrigger, SeldonCore1Trigger, SeldonCore2Trigger, SglangTrigger, TensorFlowServingTrigger, TgiTrigger,
  TorchServeTrigger, Trigger, TritonTrigger, VllmTrigger,
} from '../../../../src';
import { messageOf } from '../../../support/captured';
import { contextOf } from '../../../support/signals';
import { newChart, newModel } from '../../../support/synth';

type Make = (chart: Chart) => unknown;

const model = (trigger: Trigger, options = {}, monitor?: Monitor): Make => (chart) =>
  newModel({ server: { metrics: MetricCatalog.vllm().endpoint, monitor }, triggers: [trigger], ...options }, chart);
const external = (trigger: Trigger, labels?: { [label: string]: string }): Make => (chart) =>
  newModel({ server: { monitor: Monitor.external('the platform team', { labels }) }, triggers: [trigger] }, chart);
const rate = (label: string, value = 'x') => ({ requestsPerSecondPerReplica: 5, matchers: [LabelMatcher.equal(label, value)] });
const p95 = (millis: number) => ({ quantile: 0.95, target: Duration.millis(millis) });
const REQUESTS = { perReplica: 5 };

const CASES: [string, Make][] = [
  ['a label that is another server\'s', model(VllmTrigger.waitingRequests({ matchers: [LabelMatcher.equal('model', 'llama')] }))],
  ['a label with a typing error', model(VllmTrigger.runningRequests({ perReplica: 5, matchers: [LabelMatcher.equal('modle_name', 'llama')] }))],
  ['a label that came with a later version', model(VllmTrigger.waitingRequests({ serverVersion: '0.7.3', matchers: [LabelMatcher.equal('engine', '0')] }))],
  ['a label of nothing', model(SglangTrigger.requestRate(rate('tp_rank', '0')))],
  ['a label of a metric without any', model(TgiTrigger.waitingRequests({ perReplica: 5, matchers: [LabelMatcher.equal('model_name', 'llama')] }))],
  ['a label that one of two metrics lacks', model(SeldonCore2Trigger.meanLatency({ target: Duration.millis(50), matchers: [LabelMatcher.equal('pod_name', 'x')] }))],
  ['a label of the fine histogram', model(FastApiTrigger.requestLatency({ ...p95(80), matchers: [LabelMatcher.equal('handler', '/predict')] }))],
  ['the label `model_name` on MLServer', model(MlServerTrigger.requestRate(rate('model_name')))],
  ['a label that the monitor takes for itself', model(BentoMlTrigger.requestRate(rate('endpoint', '/predict')))],
  ['a label that the ServiceMonitor takes for itself', model(SeldonCore1Trigger.requestRate(rate('service', 'feedback')))],
  ['a renamed label that the PodMonitor leaves alone', model(SeldonCore1Trigger.requestRate(rate('exported_service', 'feedback')), {}, Monitor.pod())],
  ['a renamed label that the metric never had', model(VllmTrigger.requestRate(rate('exported_service', 'x')))],
  ['a label by which the model is selected', model(VllmTrigger.requestRate(rate('namespace', 'other')))],
  ['a label that the query sets', model(VllmTrigger.timeToFirstToken({ ...p95(500), matchers: [LabelMatcher.equal('le', '1')] }))],
  ['a label that an external monitor was not said to have', external(VllmTrigger.runningRequests({ ...REQUESTS, matchers: [LabelMatcher.equal('team', 'x')] }), { app: 'x' })],
  ['a condition that an external monitor may rename', external(SeldonCore1Trigger.requestRate({ requestsPerSecondPerReplica: 5, ignoreNullValues: true }), { app: 'x' })],
  ['an external monitor without labels', external(VllmTrigger.runningRequests(REQUESTS))],
  ['a series born late behind an external monitor', external(SglangTrigger.runningRequests(REQUESTS), { app: 'x' })],
  ['a share from 0 to 1', model(VllmTrigger.kvCacheUsage({ targetPercent: 0.8 }))],
  ['a share of all', model(NimTrigger.slotUsage({ targetPercent: 100 }))],
  ['a share of nothing', model(TritonTrigger.gpuUtilization({ targetPercent: 0 }))],
  ['a latency below the lowest bucket', model(VllmTrigger.queueTime(p95(100)))],
  ['a latency at the highest bucket', model(FastApiTrigger.requestLatency(p95(60_000)))],
  ['a latency above the highest bucket', model(KservePythonTrigger.predictLatency(p95(20_000)))],
  ['a latency between buckets that are microseconds', model(TensorFlowServingTrigger.requestLatency(p95(2_000_000)))],
  ['a latency of no time', model(RayServeTrigger.processingLatency(p95(0)))],
  ['a quantile in percent', model(VllmTrigger.endToEndLatency({ quantile: 95, target: Duration.seconds(5) }))],
  ['a mean latency of no time', model(TorchServeTrigger.queueTime({ target: Duration.millis(0) }))],
  ['a version that is none', model(VllmTrigger.kvCacheUsage({ serverVersion: 'latest' }))],
  ['a version that lacks the metric', model(TritonTrigger.pendingRequests({ ...REQUESTS, serverVersion: '23.05' }))],
  ['a version of the server where one of the container is meant', model(TritonTrigger.pendingRequests({ ...REQUESTS, serverVersion: '2.52.0' }))],
  ['a version that lacks the histogram', model(TritonTrigger.firstResponseLatency({ ...p95(500), serverVersion: '24.04-py3' }))],
  ['no requests per replica', model(VllmTrigger.inFlightRequests({ perReplica: 0 }))],
  ['no requests per second', model(BentoMlTrigger.requestRate({ requestsPerSecondPerReplica: NaN }))],
  ['negative tokens per second', model(VllmTrigger.generationTokenRate({ tokensPerSecondPerReplica: -1 }))],
  ['a window of one scrape', model(VllmTrigger.requestRate({ requestsPerSecondPerReplica: 5, window: Duration.seconds(30) }))],
  ['sleep on the pods\' own metric', model(VllmTrigger.waitingRequests({ ignoreNullValues: true }), { minReplicas: 0 })],
  ['a metric of a model that nothing scrapes', (chart) => newModel({ triggers: [VllmTrigger.waitingRequests()] }, chart)],
  ['a metric for an HPA without an adapter', model(VllmTrigger.waitingRequests(), { autoscaler: Autoscaler.hpa() })],
  ['an activation for an HPA', model(VllmTrigger.waitingRequests({ activationThreshold: 1 }), { autoscaler: Autoscaler.hpa() })],
  ['the port of an application that is not known', (chart) => new AutoscaledModel(chart, 'model', {
    server: ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }, { metrics: MetricCatalog.fastApi().endpoint, selectorLabels: { app: 'x' } }),
    prometheus: contextOf().prometheus,
    maxReplicas: 3,
    triggers: [FastApiTrigger.requestRate({ requestsPerSecondPerReplica: 5 })],
  })],
];

test.each(CASES)('refused: %s', (_title, make) => {
  expect(messageOf(() => make(newChart()))).toMatchSnapshot();
});

test('every message says where it is, what was got and what to do', () => {
  for (const [, make] of CASES) {
    expect(messageOf(() => make(newChart()))).toMatch(/^\[chart\/model\] [^]+, got [^]+; [^]+/);
  }
});

test.each<[string, Trigger]>([
  ['a latency', VllmTrigger.timeToFirstToken(p95(500))],
  ['a mean', TritonTrigger.queueTime({ target: Duration.millis(5) })],
])('KServe refuses %s', (_title, trigger) => {
  expect(messageOf(() => trigger._toKserve(contextOf()))).toMatchSnapshot();
});

test.each(['namespace', 'pod', 'container', 'instance'])('a condition on %s of the target is taken', (label) => {
  const trigger = VllmTrigger.runningRequests({ ...REQUESTS, matchers: [LabelMatcher.matches(label, 'a.*')] });
  const scrape = { series: [LabelMatcher.equal('job', 'ml/m')], up: undefined };
  expect(trigger._toKeda(contextOf(scrape)).metadata.query).toBe(`sum(vllm:num_requests_running{job="ml/m",${label}=~"a.*"})`);
});
