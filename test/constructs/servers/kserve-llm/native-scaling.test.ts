import { join } from 'node:path';
import { App, Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, LlmdEppTrigger, ModelServer, preview } from '../../../../src';
import { KserveLlmRouter } from '../../../../src/constructs/servers/kserve';
import { explain } from '../../../../src/explain/explain';
import { AutoscalerNode } from '../../../../src/graph/autoscaler';
import { ScalingGraph } from '../../../../src/graph/scaling-graph';
import { LoadShape } from '../../../../src/preview/load-shape';
import { previewOf } from '../../../../src/preview/preview-of';
import { changes, resultOf } from '../../../support/previews';
import { newChart, PROMETHEUS, synth } from '../../../support/synth';

const HOUR = 3600;
const step = (atSeconds: number, before: number, after: number): LoadShape =>
  ({ shape: 'steps', steps: [{ atSeconds: 0, value: before }, { atSeconds, value: after }] });

async function example(name: string): Promise<Chart> {
  const [Example] = Object.values<new (app: App, id: string) => Chart>(await import(join(__dirname, '../../../../examples', name)));
  return new Example(new App(), name);
}

/** The autoscalers of a chart by the names of what they scale. */
function autoscalersOf(chart: Chart): { readonly graph: ScalingGraph; readonly of: (target: string) => AutoscalerNode } {
  const graph = new ScalingGraph(synth(chart).map((manifest, i) => ({ manifest, location: `${i}` })));
  return { graph, of: (target) => graph.autoscalers.find((each) => each.target.name === target)! };
}

test('the example without prefill scales by its requests, a pod in four minutes', async () => {
  const node = autoscalersOf(await example('kserve-llm-native-keda')).of('qwen-kserve');
  const result = resultOf(previewOf(node, { durationSeconds: HOUR, load: { 's0-prometheus': step(600, 10, 60) } }));
  // 60 requests at 16 of each replica are 4.
  expect(changes(result)).toEqual(['607: 1 -> 2', '847: 2 -> 3', '1087: 3 -> 4']);
});

test('each role of the example with prefill scales by its own signals', async () => {
  const { graph, of } = autoscalersOf(await example('prefill-decode'));
  const [decode, prefill] = [of('gpt-oss-kserve'), of('gpt-oss-kserve-prefill')];
  // 128 requests at 32 of each replica are 4, a pod in three minutes; caches ask for less.
  const decoding = previewOf(decode, { durationSeconds: HOUR, load: { 's0-prometheus': step(600, 10, 128), 's1-prometheus': step(600, 0.5, 1.6) } });
  expect(changes(resultOf(decoding))).toEqual(['607: 1 -> 2', '787: 2 -> 3', '967: 3 -> 4']);
  // 4.5 seconds of work at 1.5 of each replica are 3.
  expect(changes(resultOf(previewOf(prefill, { durationSeconds: HOUR, load: { 's0-prometheus': step(600, 1, 4.5) } })))).toEqual(['607: 1 -> 2', '787: 2 -> 3']);
  expect([decode, prefill].map((node) => explain(node, graph)).map(({ bounds, target }) => [target, bounds.minReplicas, bounds.maxReplicas]))
    .toEqual([['Deployment llm/gpt-oss-kserve', 1, 4], ['Deployment llm/gpt-oss-kserve-prefill', 1, 8]]);
});

test('a model of at least two replicas has none while it is idle, and two from its first request on', () => {
  const model = new AutoscaledModel(newChart(), 'qwen', {
    server: ModelServer.kserveLlm({
      uri: 'hf://Qwen/Qwen2.5-7B-Instruct',
      container: { resources: {} },
      router: KserveLlmRouter.SCHEDULER,
      schedulerConfig: { apiVersion: 'llm-d.ai/v1alpha1', kind: 'EndpointPickerConfig', featureGates: ['flowControl'] },
      nativeScaling: true,
      tls: false,
    }),
    prometheus: PROMETHEUS,
    minReplicas: 2,
    maxReplicas: 4,
    autoscaler: Autoscaler.keda({ idleReplicaCount: 0, cooldownPeriod: Duration.minutes(5) }),
    triggers: [LlmdEppTrigger.queuedRequests({ pool: 'qwen-inference-pool', service: 'qwen-epp-service', perReplica: 1 })],
  });
  const [second, minute] = [Duration.seconds, Duration.minutes];
  const result = model.preview({
    load: preview.Load.steps([{ at: second(0), value: 0 }, { at: minute(10), value: 1 }, { at: minute(20), value: 0 }]),
    duration: Duration.hours(1),
    replicas: 2,
  });
  expect([1, 11, 19, 24, 40].map((at) => result.replicasAt(minute(at)))).toEqual([0, 2, 2, 2, 0]);
  expect(model.explanation.toText()).toMatch(/between 2 and 4 replicas, 0 while idle/);
});
