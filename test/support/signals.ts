import { Duration } from 'cdk8s';
import { PLACE } from './place';
import { newChart, PROMETHEUS } from './synth';
import {
  BentoMlTrigger, FastApiTrigger, KservePythonTrigger, LabelMatcher, MlServerTrigger, NimTrigger, RayServeTrigger, SeldonCore1Trigger,
  SeldonCore2Trigger, SglangTrigger, TensorFlowServingTrigger, TgiTrigger, TorchServeTrigger, Trigger, TritonTrigger, VllmTrigger,
} from '../../src';
import { Scrape } from '../../src/constructs/metrics/scrape';
import { KserveTriggerContext } from '../../src/constructs/triggers/trigger-context';
import { ProductVersion } from '../../src/platforms/product-version';

const requests = { perReplica: 8 };
const rate = { requestsPerSecondPerReplica: 20 };
const tokens = { tokensPerSecondPerReplica: 1500 };
const p95 = { quantile: 0.95, target: Duration.millis(800) };
const mean = { target: Duration.millis(40) };

/** Every factory of every trigger on a known server, by class and name, with the least that it has to be told. */
export const SIGNALS: { readonly [factory: string]: Trigger } = {
  'BentoMlTrigger.inProgressRequests': BentoMlTrigger.inProgressRequests(requests),
  'BentoMlTrigger.requestRate': BentoMlTrigger.requestRate(rate),
  'BentoMlTrigger.requestLatency': BentoMlTrigger.requestLatency(p95),
  'FastApiTrigger.requestRate': FastApiTrigger.requestRate(rate),
  'FastApiTrigger.requestLatency': FastApiTrigger.requestLatency(p95),
  'FastApiTrigger.inProgressRequests': FastApiTrigger.inProgressRequests(requests),
  'KservePythonTrigger.requestRate': KservePythonTrigger.requestRate(rate),
  'KservePythonTrigger.busyWorkers': KservePythonTrigger.busyWorkers({ perReplica: 1.4 }),
  'KservePythonTrigger.predictLatency': KservePythonTrigger.predictLatency(p95),
  'MlServerTrigger.requestRate': MlServerTrigger.requestRate(rate),
  'MlServerTrigger.busyWorkers': MlServerTrigger.busyWorkers({ perReplica: 0.7 }),
  'MlServerTrigger.meanLatency': MlServerTrigger.meanLatency(mean),
  'MlServerTrigger.queueLength': MlServerTrigger.queueLength({ target: 5 }),
  'MlServerTrigger.inProgressRequests': MlServerTrigger.inProgressRequests(requests),
  'MlServerTrigger.httpLatency': MlServerTrigger.httpLatency(p95),
  'NimTrigger.runningRequests': NimTrigger.runningRequests(requests),
  'NimTrigger.waitingRequests': NimTrigger.waitingRequests(),
  'NimTrigger.inFlightRequests': NimTrigger.inFlightRequests(requests),
  'NimTrigger.slotUsage': NimTrigger.slotUsage({ targetPercent: 70 }),
  'NimTrigger.kvCacheUsage': NimTrigger.kvCacheUsage(),
  'NimTrigger.timeToFirstToken': NimTrigger.timeToFirstToken(p95),
  'NimTrigger.endToEndLatency': NimTrigger.endToEndLatency(p95),
  'NimTrigger.interTokenLatency': NimTrigger.interTokenLatency(p95),
  'NimTrigger.generationTokenRate': NimTrigger.generationTokenRate(tokens),
  'NimTrigger.requestRate': NimTrigger.requestRate(rate),
  'RayServeTrigger.ongoingRequests': RayServeTrigger.ongoingRequests(requests),
  'RayServeTrigger.queuedRequests': RayServeTrigger.queuedRequests(requests),
  'RayServeTrigger.requestRate': RayServeTrigger.requestRate(rate),
  'RayServeTrigger.processingLatency': RayServeTrigger.processingLatency(p95),
  'SeldonCore1Trigger.requestRate': SeldonCore1Trigger.requestRate(rate),
  'SeldonCore1Trigger.requestLatency': SeldonCore1Trigger.requestLatency(p95),
  'SeldonCore2Trigger.requestRate': SeldonCore2Trigger.requestRate(rate),
  'SeldonCore2Trigger.meanLatency': SeldonCore2Trigger.meanLatency(mean),
  'SglangTrigger.runningRequests': SglangTrigger.runningRequests(requests),
  'SglangTrigger.waitingRequests': SglangTrigger.waitingRequests({ matchers: [LabelMatcher.equal('tp_rank', '0')] }),
  'SglangTrigger.inFlightRequests': SglangTrigger.inFlightRequests(requests),
  'SglangTrigger.kvCacheUsage': SglangTrigger.kvCacheUsage(),
  'SglangTrigger.timeToFirstToken': SglangTrigger.timeToFirstToken(p95),
  'SglangTrigger.endToEndLatency': SglangTrigger.endToEndLatency(p95),
  'SglangTrigger.queueTime': SglangTrigger.queueTime(p95),
  'SglangTrigger.interTokenLatency': SglangTrigger.interTokenLatency(p95),
  'SglangTrigger.generationTokenRate': SglangTrigger.generationTokenRate(tokens),
  'SglangTrigger.requestRate': SglangTrigger.requestRate(rate),
  'TensorFlowServingTrigger.requestRate': TensorFlowServingTrigger.requestRate(rate),
  'TensorFlowServingTrigger.requestLatency': TensorFlowServingTrigger.requestLatency(p95),
  'TensorFlowServingTrigger.runtimeLatency': TensorFlowServingTrigger.runtimeLatency(p95),
  'TgiTrigger.runningRequests': TgiTrigger.runningRequests(requests),
  'TgiTrigger.waitingRequests': TgiTrigger.waitingRequests(requests),
  'TgiTrigger.inFlightRequests': TgiTrigger.inFlightRequests(requests),
  'TgiTrigger.requestRate': TgiTrigger.requestRate(rate),
  'TgiTrigger.endToEndLatency': TgiTrigger.endToEndLatency(p95),
  'TgiTrigger.queueTime': TgiTrigger.queueTime(p95),
  'TgiTrigger.timePerToken': TgiTrigger.timePerToken(p95),
  'TorchServeTrigger.requestRate': TorchServeTrigger.requestRate(rate),
  'TorchServeTrigger.queueTime': TorchServeTrigger.queueTime(mean),
  'TorchServeTrigger.meanLatency': TorchServeTrigger.meanLatency(mean),
  'TritonTrigger.requestRate': TritonTrigger.requestRate(rate),
  'TritonTrigger.pendingRequests': TritonTrigger.pendingRequests(requests),
  'TritonTrigger.queueTime': TritonTrigger.queueTime(mean),
  'TritonTrigger.queueToComputeRatio': TritonTrigger.queueToComputeRatio({ target: 1 }),
  'TritonTrigger.gpuUtilization': TritonTrigger.gpuUtilization({ targetPercent: 70 }),
  'TritonTrigger.firstResponseLatency': TritonTrigger.firstResponseLatency(p95),
  'VllmTrigger.runningRequests': VllmTrigger.runningRequests(requests),
  'VllmTrigger.waitingRequests': VllmTrigger.waitingRequests(),
  'VllmTrigger.inFlightRequests': VllmTrigger.inFlightRequests(requests),
  'VllmTrigger.kvCacheUsage': VllmTrigger.kvCacheUsage(),
  'VllmTrigger.timeToFirstToken': VllmTrigger.timeToFirstToken(p95),
  'VllmTrigger.endToEndLatency': VllmTrigger.endToEndLatency(p95),
  'VllmTrigger.queueTime': VllmTrigger.queueTime(p95),
  'VllmTrigger.interTokenLatency': VllmTrigger.interTokenLatency({ quantile: 0.5, target: Duration.millis(60) }),
  'VllmTrigger.generationTokenRate': VllmTrigger.generationTokenRate(tokens),
  'VllmTrigger.requestRate': VllmTrigger.requestRate(rate),
};

const SERIES = [LabelMatcher.equal('namespace', 'ml'), LabelMatcher.equal('job', 'ml/m')];

/** What a trigger is told of a model behind a PodMonitor. */
export function contextOf(scrape: Partial<Scrape> = {}): KserveTriggerContext {
  return {
    target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
    scope: newChart(),
    name: 'm',
    place: PLACE,
    prometheus: PROMETHEUS,
    scrape: {
      series: SERIES, up: SERIES, interval: Duration.seconds(15), attached: ['namespace', 'pod', 'container', 'endpoint', 'job', 'instance'], ...scrape,
    },
    namespace: 'ml',
    minReplicas: 1,
    maxReplicas: 5,
    sleeps: false,
    inFormula: false,
    version: ProductVersion.assumed('KEDA'),
    autoscalerClass: 'keda',
  };
}
