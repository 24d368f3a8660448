import { Chart } from 'cdk8s';
import { AutoscaledModel, Cluster, Gpu, KedaTrigger, kserve, ModelServer, seldonCore1, VllmTrigger } from '../../../src';
import { messageOf, stderrOf } from '../../support/captured';
import { CONTAINER, KAFKA, newChart, newModel, PROMETHEUS, synth, yamlOf } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const OWN = Gpu.claim({ deviceClassName: 'gpu.nvidia.com' });

function model(gpu: Gpu, chart = newChart()): Chart {
  newModel({ triggers: [new KedaTrigger(KAFKA)], server: { gpu } }, chart);
  return chart;
}

function chartOf(kubernetes: string): Chart {
  const chart = newChart();
  new Cluster(chart, 'cluster', { versions: { kubernetes } });
  return chart;
}

test('a device class has its template written, one claim for each pod', () => {
  const chart = model(Gpu.claim({ deviceClassName: 'gpu.nvidia.com', count: 2 }));
  expect(stderrOf(() => expect(yamlOf(chart)).toMatchSnapshot())).toBe('');
  expect(chart.node.validate()).toEqual([]);
});

test.each<[string, Gpu, Untyped, string[]]>([
  ['a template that exists', Gpu.claim({ resourceClaimTemplateName: 'half-h100' }), { resourceClaimTemplateName: 'half-h100' }, []],
  ['a template of a name', Gpu.claim({ deviceClassName: 'mig.nvidia.com', resourceClaimTemplateName: 'slice' }), { resourceClaimTemplateName: 'slice' }, ['slice']],
  ['a claim that exists', Gpu.claim({ resourceClaimName: 'one-h100' }), { resourceClaimName: 'one-h100' }, []],
])('%s is what the pods name', (_title, gpu, claim, written) => {
  const manifests: Untyped[] = [];
  stderrOf(() => manifests.push(...synth(model(gpu))));
  const { containers, resourceClaims } = manifests.find(({ kind }) => kind === 'Deployment')!.spec.template.spec;
  expect(resourceClaims).toEqual([{ name: 'gpu', ...claim }]);
  expect(containers[0].resources.claims).toEqual([{ name: 'gpu' }]);
  expect(containers[0].resources.limits).toBeUndefined();
  expect(manifests.filter(({ kind }) => kind === 'ResourceClaimTemplate').map(({ metadata }) => metadata.name)).toEqual(written);
});

test.each([
  ['1.33', /warning pod-refused: .*needs Kubernetes 1\.34/],
  ['1.34', /^$/],
])('a template that exists, of whichever version of the API, with Kubernetes %s', (version, told) => {
  expect(stderrOf(() => synth(model(Gpu.claim({ resourceClaimTemplateName: 'half-h100' }), chartOf(version))))).toMatch(told);
});

test('a claim that all replicas share is warned of', () => {
  expect(stderrOf(() => synth(model(Gpu.claim({ resourceClaimName: 'one-h100' }))))).toMatch(/warning shared-device: .*use resourceClaimTemplateName/);
});

test('what a claim says of its devices', () => {
  expect([OWN, Gpu.claim({ resourceClaimTemplateName: 'a' }), Gpu.nvidia(2)].map(({ resourceName, count }) => [resourceName, count])).toEqual([
    [undefined, 1], [undefined, undefined], ['nvidia.com/gpu', 2],
  ]);
});

test('an InferenceService has a claim for each component', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'chat', {
    server: ModelServer.kserve({
      predictor: kserve.KservePredictor.model({ format: 'huggingface', storageUri: 'hf://org/llm', resources: {} }),
      gpu: OWN,
      transformer: { container: CONTAINER, gpu: OWN, scaling: kserve.KserveComponentScaling.atReplicas(1) },
      externalAutoscaler: true,
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [new KedaTrigger(KAFKA)],
  });
  const [first, second, { spec: { predictor, transformer } }] = synth(chart);
  expect([first, second].map(({ metadata, spec }) => [metadata.name, spec.spec.devices.requests])).toEqual(['chat-predictor-gpu', 'chat-transformer-gpu'].map((name) =>
    [name, [{ name: 'gpu', exactly: { deviceClassName: 'gpu.nvidia.com' } }]]));
  expect([predictor.resourceClaims, predictor.model.resources.claims]).toEqual([[{ name: 'gpu', resourceClaimTemplateName: 'chat-predictor-gpu' }], [{ name: 'gpu' }]]);
  expect([transformer.resourceClaims, transformer.containers[0].resources.claims]).toEqual([[{ name: 'gpu', resourceClaimTemplateName: 'chat-transformer-gpu' }], [{ name: 'gpu' }]]);
});

test('an LLMInferenceService has a claim for each role', () => {
  const chart = newChart();
  new AutoscaledModel(chart, 'chat', {
    server: ModelServer.kserveLlm({
      uri: 'hf://org/llm',
      container: { resources: {} },
      gpu: OWN,
      tls: false,
      nativeScaling: true,
      prefill: { container: { resources: {} }, gpu: OWN, maxReplicas: 2, triggers: [VllmTrigger.waitingRequests()] },
    }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [VllmTrigger.waitingRequests()],
  });
  const manifests = synth(chart);
  const { template, prefill } = manifests.find(({ kind }) => kind === 'LLMInferenceService')!.spec;
  expect([template, prefill.template].map(({ resourceClaims }) => resourceClaims)).toEqual([
    [{ name: 'gpu', resourceClaimTemplateName: 'chat-gpu' }], [{ name: 'gpu', resourceClaimTemplateName: 'chat-prefill-gpu' }],
  ]);
  expect(manifests.filter(({ kind }) => kind === 'ResourceClaimTemplate').map(({ metadata }) => metadata.name)).toEqual(['chat-gpu', 'chat-prefill-gpu']);
});

const untyped = (value: Untyped) => value;

test.each<[string, () => unknown]>([
  ['nothing', () => Gpu.claim({})],
  ['a class that is no name', () => Gpu.claim({ deviceClassName: 'H100!' })],
  ['a claim beside a template', () => Gpu.claim({ resourceClaimName: 'a', resourceClaimTemplateName: 'b' })],
  ['a number of devices of a template that exists', () => Gpu.claim({ resourceClaimTemplateName: 'a', count: 2 })],
  ['too many devices', () => Gpu.claim({ deviceClassName: 'gpu.nvidia.com', count: 33 })],
  ['half a device', () => Gpu.claim({ deviceClassName: 'gpu.nvidia.com', count: 0.5 })],
  ['another spelling', () => Gpu.claim(untyped({ deviceClass: 'gpu.nvidia.com' }))],
  ['a template for Kubernetes before 1.34', () => model(OWN, chartOf('1.33'))],
  ['Seldon Core 1', () => new AutoscaledModel(newChart(), 'model', {
    server: ModelServer.seldonCore1({ predictors: [seldonCore1.SeldonCore1Predictor.container({ name: 'a', image: 'x:1', resources: {} }, { gpu: OWN })] }),
    prometheus: PROMETHEUS,
    maxReplicas: 3,
    triggers: [new KedaTrigger(KAFKA)],
  })],
])('refused: %s', (_title, make) => {
  expect(messageOf(make)).toMatchSnapshot();
});
