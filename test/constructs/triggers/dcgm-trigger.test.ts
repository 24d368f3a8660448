import { ApiObject } from 'cdk8s';
import { AutoscaledModel, Autoscaler, DcgmTrigger, ModelServer, Monitor, Trigger } from '../../../src';
import { KservePredictor } from '../../../src/constructs/servers/kserve';
import { podNamePattern } from '../../../src/platforms/kubernetes/names';
import { messageOf } from '../../support/captured';
import { describeEvaluated, expectResult } from '../../support/promtool';
import { CONTAINER, manifest, newChart, newModel, PROMETHEUS } from '../../support/synth';

const BUSY = DcgmTrigger.utilization({ targetPercent: 70 });
const EXPORTER = { server: { monitor: Monitor.external('dcgm-exporter') } };

function triggerOf(trigger: Trigger) {
  const chart = newChart();
  newModel({ ...EXPORTER, triggers: [trigger] }, chart);
  return manifest(chart, 'ScaledObject').spec.triggers[0];
}

test('the GPUs of a model are those of its pods, whatever exporter tells of them', () => {
  expect(triggerOf(BUSY)).toEqual({
    type: 'prometheus',
    metricType: 'Value',
    metadata: {
      ignoreNullValues: 'false',
      query: 'avg(DCGM_FI_DEV_GPU_UTIL{exported_namespace="ml",exported_pod=~"model-[a-z0-9]+-[a-z0-9]+"})',
      serverAddress: 'http://prom-kube-prometheus-stack-prometheus.monitoring.svc:9090',
      threshold: '70',
    },
  });
  expect(triggerOf(DcgmTrigger.engineActive({ targetPercent: 50 })).metadata).toMatchObject({
    query: 'avg(DCGM_FI_PROF_GR_ENGINE_ACTIVE{exported_namespace="ml",exported_pod=~"model-[a-z0-9]+-[a-z0-9]+"})', threshold: '0.5',
  });
});

test('the pods of a workload that is there already go by its name', () => {
  const chart = newChart();
  const workload = new ApiObject(chart, 'Set', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'llm', namespace: 'ml' },
    spec: { serviceName: 'llm', selector: { matchLabels: { app: 'llm' } }, template: { metadata: { labels: { app: 'llm' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } } },
  });
  new AutoscaledModel(chart, 'model', {
    server: ModelServer.fromWorkload(workload, { monitor: Monitor.external('dcgm-exporter') }), prometheus: PROMETHEUS, maxReplicas: 3, triggers: [BUSY],
  });
  expect(manifest(chart, 'ScaledObject').spec.triggers[0].metadata.query).toContain('exported_pod=~"llm-[0-9]+"');
});

test.each([
  ['Deployment', 'a.b', 'a.b-7d4b9c8f6d-x2x9k', true],
  ['Deployment', 'a.b', 'axb-7d4b9c8f6d-x2x9k', false],
  ['Deployment', 'model', 'model-large-7d4b9c8f6d-x2x9k', false],
  ['Deployment', 'm'.repeat(60), `${'m'.repeat(58)}x2x9k`, true],
  ['Deployment', 'm'.repeat(50), `${'m'.repeat(50)}-7d4b9c8x2x9k`, true],
  ['StatefulSet', 'model', 'model-12', true],
  ['StatefulSet', 'model', 'model-12-0', false],
  ['LeaderWorkerSet', 'model', 'model-0-3', true],
  ['LeaderWorkerSet', 'model', 'model-0', true],
  ['Other', 'model', 'model-anything', true],
])('of %s %s the pod %s is its own: %s', (kind, name, pod, own) => {
  expect(new RegExp(`^(?:${podNamePattern(kind, name)})$`).test(pod)).toBe(own);
});

test.each<[string, () => unknown]>([
  ['a share above 100 %', () => triggerOf(DcgmTrigger.utilization({ targetPercent: 170 }))],
  ['a share from 0 to 1', () => triggerOf(DcgmTrigger.engineActive({ targetPercent: 0.7 }))],
  ['no share', () => triggerOf(DcgmTrigger.utilization({ targetPercent: 0 }))],
  ['no namespace', () => newModel({ ...EXPORTER, triggers: [BUSY] }, newChart({}))],
  ['an HPA', () => newModel({ ...EXPORTER, autoscaler: Autoscaler.hpa(), triggers: [BUSY] })],
  ['KServe by itself', () => new AutoscaledModel(newChart(), 'model', {
    server: ModelServer.kserve({ predictor: KservePredictor.container(CONTAINER) }), prometheus: PROMETHEUS, maxReplicas: 3, triggers: [BUSY],
  })],
])('refused: %s', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});

describeEvaluated('the use of GPUs, evaluated by promtool', () => {
  const gpu = (pod: string, index = 0) => `DCGM_FI_DEV_GPU_UTIL{namespace="gpu",pod="dcgm-exporter-x",exported_namespace="ml",exported_pod="${pod}",gpu="${index}"}`;

  test.each<[string, { [series: string]: string }, number | undefined]>([
    ['is the mean over its pods and their GPUs', { [gpu('model-5d-a')]: '90x40', [gpu('model-5d-a', 1)]: '30x40', [gpu('model-5d-b')]: '60x40' }, 60],
    ['leaves out the pods of others', { [gpu('model-5d-a')]: '90x40', [gpu('model-large-5d-b')]: '0x40', [gpu('other-5d-a')]: '0x40' }, 90],
    ['of an idle model is 0', { [gpu('model-5d-a')]: '0x40' }, 0],
    ['is nothing once the exporter is lost', {}, undefined],
  ])('%s', (_title, series, result) => {
    expectResult(triggerOf(BUSY).metadata.query, series, result);
  });
});
