import { App, Chart, JsonPatch } from 'cdk8s';
import {
  AutoscaledModel, AutoscaledModelProps, Autoscaler, CpuTrigger, ITrigger, KedaFormula, KedaTrigger, MemoryTrigger, ModelServer, Monitor,
  PrometheusTrigger, RequestRateTrigger, Trigger, VerticalResource,
} from '../../../src';
import { ParameterSource } from '../../../src/constructs/authentication';
import { SeldonCore2Monitor, SeldonCore2Server } from '../../../src/constructs/servers/seldon-core2';
import { RedisTrigger } from '../../../src/constructs/triggers/scalers';
import { messageOf, stderrOf } from '../../support/captured';
import { CONTAINER, KAFKA, manifest, ModelOptions, newModel, PROMETHEUS, synth, yamlOf } from '../../support/synth';
import { Untyped } from '../../support/untyped';

const CPU = CpuTrigger.utilization(50);
const MEMORY = MemoryTrigger.utilization(70);
const LAG = new KedaTrigger({ ...KAFKA, name: 'lag' });
const RATE = new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 });
const HOURS = { start: '0 8 * * 1-5', end: '0 18 * * 1-5', timezone: 'Europe/Berlin', desiredReplicas: 3 };

/** A model whose triggers are added by calls. */
function scaledOn(added: ITrigger[], options: ModelOptions = {}): AutoscaledModel {
  const model = newModel({ triggers: [], ...options });
  added.forEach((trigger) => model.scaleOn(trigger));
  return model;
}

const chartOf = (model: AutoscaledModel): Chart => model.autoscaler.chart;
const refused = (make: () => AutoscaledModel) => messageOf(() => synth(chartOf(make())));
/** The last line: rules on what was written say it in the words of YAML before. */
const atSynth = (message: RegExp) => new RegExp(`^Validation failed with the following errors:\\n([^]*\\n)?  ${message.source}$`);

describe('a trigger that is added', () => {
  test.each<[string, Trigger[], number]>([
    ['the only one', [CPU], 0],
    ['one of several', [CPU, LAG, RATE], 0],
    ['one beside those of the props', [CPU, LAG, RATE], 1],
    ['the last one', [CPU, LAG, RATE], 2],
  ])('writes what it writes in the props: %s', (_title, triggers, given) => {
    const server = { metrics: {} };
    const model = scaledOn(triggers.slice(given), { server, triggers: triggers.slice(0, given) });
    expect(yamlOf(chartOf(model))).toBe(yamlOf(chartOf(newModel({ server, triggers }))));
  });

  test('gives the model back', () => {
    const model = newModel();
    expect(model.scaleOn(LAG).scaleOnSchedule(HOURS)).toBe(model);
    expect(manifest(chartOf(model), 'ScaledObject').spec.triggers.map(({ type }: Untyped) => type)).toEqual(['cpu', 'kafka', 'cron']);
  });

  test('leaves the results of the model as they are, with what was done to them', () => {
    const model = newModel();
    const { autoscaler, scaledObject } = model;
    scaledObject!.addJsonPatch(JsonPatch.add('/spec/pollingInterval', 15));
    scaledObject!.metadata.addAnnotation('team', 'nlp');
    model.scaleOn(LAG);
    expect([model.autoscaler, model.scaledObject]).toEqual([autoscaler, scaledObject]);
    expect(manifest(chartOf(model), 'ScaledObject')).toMatchObject({ metadata: { annotations: { team: 'nlp' } }, spec: { pollingInterval: 15, triggers: [{}, {}] } });
  });

  test('has its credentials written before the autoscaler, and once', () => {
    const credentials = { password: ParameterSource.fromSecret('redis', 'password') };
    const queue = new RedisTrigger({ address: 'redis.ml.svc:6379', listName: 'jobs', listLength: 5, credentials });
    const kinds = synth(chartOf(newModel().scaleOn(queue).scaleOn(LAG))).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['TriggerAuthentication', 'ScaledObject']);
    expect(kinds.filter((kind) => kind === 'TriggerAuthentication')).toHaveLength(1);
  });

  test('may be added between two synths', () => {
    const model = newModel();
    synth(chartOf(model));
    model.scaleOn(LAG);
    expect(manifest(chartOf(model), 'ScaledObject').spec.triggers).toHaveLength(2);
  });

  test('is followed by an HPA', () => {
    const model = scaledOn([CPU, MEMORY], { autoscaler: Autoscaler.hpa() });
    expect(model.hpa).toBe(model.autoscaler);
    expect(manifest(chartOf(model), 'HorizontalPodAutoscaler').spec.metrics.map(({ resource }: Untyped) => resource.name)).toEqual(['cpu', 'memory']);
  });

  test('keeps a VerticalPodAutoscaler of before from sizing what it follows', () => {
    const model = newModel({ triggers: [LAG] });
    model.scaleVertically();
    model.scaleOn(CPU);
    expect(manifest(chartOf(model), 'VerticalPodAutoscaler').spec.resourcePolicy.containerPolicies).toMatchObject([{ controlledResources: ['memory'] }]);
  });

  test('takes back what the autoscaler says of who scrapes, where that holds no more', () => {
    const elsewhere = PrometheusTrigger.total({ query: 'sum(gateway_waiting)', perReplica: 5, availableAtZero: 'the gateway' });
    const model = newModel({ triggers: [elsewhere], server: { metrics: {}, monitor: Monitor.pod() } });
    expect(model.autoscaler.toJson().metadata.annotations).toEqual({ 'cdk8s-model-autoscaling/scraped-by': 'the gateway' });
    model.scaleOn(RATE);
    expect(model.autoscaler.toJson().metadata.annotations).toBeUndefined();
  });

  test('scales a Model of Seldon Core 2 and its Server alike', () => {
    const iris = (props: Partial<AutoscaledModelProps>) => new AutoscaledModel(new Chart(new App(), 'chart', { namespace: 'ml' }), 'iris', {
      server: ModelServer.seldonCore2({
        storageUri: 'gs://m/iris',
        monitor: SeldonCore2Monitor.fromName('agent'),
        server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', name: 'iris-server' }),
        singleModel: true,
        autoscalingServerEnabled: false,
      }),
      prometheus: PROMETHEUS,
      maxReplicas: 3,
      ...props,
    });
    const added = iris({}).scaleOn(RATE);
    expect(added.seldonCore2!.serverAutoscaler!.toJson().spec.triggers).toHaveLength(1);
    expect(yamlOf(chartOf(added))).toBe(yamlOf(chartOf(iris({ triggers: [RATE] }))));
  });
});

describe('triggers that are judged together', () => {
  test('are judged when all are there', () => {
    const formula = KedaFormula.total({ expression: 'lag + busy', perReplica: 2 });
    const busy = new KedaTrigger({ ...KAFKA, name: 'busy' });
    expect(manifest(chartOf(scaledOn([LAG, busy], { autoscaler: Autoscaler.keda({ formula }) })), 'ScaledObject').spec.triggers).toHaveLength(2);
    expect(manifest(chartOf(scaledOn([CPU, LAG], { minReplicas: 0 })), 'ScaledObject').spec.minReplicaCount).toBe(0);
  });

  test.each<[string, () => AutoscaledModel, RegExp]>([
    ['none at all', () => newModel({ triggers: undefined }), /\[chart\/model\] triggers: must hold at least one trigger, got no value; add one, such as CpuTrigger\.utilization\(70\), or call scaleOn/],
    ['none, as a list', () => newModel({ triggers: [] }), /\[chart\/model\] triggers: must hold at least one trigger, got \[\]; add one, .*/],
    ['none, under an HPA', () => newModel({ triggers: [], autoscaler: Autoscaler.hpa() }), /\[chart\/model\] triggers: must hold at least one trigger, got \[\]; add one, .*/],
    ['none that wakes', () => scaledOn([CPU, MEMORY], { minReplicas: 0 }), /\[chart\/model\] minReplicas: has no trigger that could wake the model.*/],
    ['one that a formula misses', () => scaledOn([LAG], { autoscaler: Autoscaler.keda({ formula: KedaFormula.total({ expression: 'lag + busy', perReplica: 2 }) }) }),
      /\[chart\/model\] autoscaler\.formula\.expression: .*`busy` is no named trigger[^]*/],
    ['one that a VerticalPodAutoscaler of before is told to size', () => {
      const model = newModel({ triggers: [LAG] });
      model.scaleVertically({ controlledResources: [VerticalResource.CPU] });
      return model.scaleOn(CPU);
    }, /\[chart\/model\] scaleVertically\.controlledResources.*/],
  ])('are refused at synth: %s', (_title, make, message) => {
    expect(refused(make)).toMatch(atSynth(message));
  });
});

describe('a call is refused at once', () => {
  test.each<[string, ModelOptions, (model: AutoscaledModel) => void, RegExp]>([
    ['with what is no trigger', {}, (model) => model.scaleOn('cpu' as Untyped), /^\[chart\/model\] scaleOn: must be an ITrigger, got "cpu"; write CpuTrigger\.utilization\(70\)$/],
    ['with a wrong target', {}, (model) => model.scaleOn(CpuTrigger.utilization(0)), /^\[chart\/model\] scaleOn\(CpuTrigger\)\S*: /],
    ['with a container that the pods do not have', {}, (model) => model.scaleOn(CpuTrigger.utilization(50, { container: 'other' })),
      /^\[chart\/model\] scaleOn\(CpuTrigger\)\.container: .*"other"/],
    ['with a name that another trigger has', { triggers: [LAG] }, (model) => model.scaleOn(LAG), /^\[chart\/model\] scaleOn\(KedaTrigger\)\.name: .*"lag"/],
    ['with a trigger of one\'s own that an HPA cannot follow', { autoscaler: Autoscaler.hpa() }, (model) => model.scaleOn({ toTriggerConfig: () => ({ keda: KAFKA }) }),
      /^\[chart\/model\] scaleOn\(ITrigger\): has no metric for an HPA/],
    ['with a schedule that cannot be', {}, (model) => model.scaleOnSchedule({ ...HOURS, timezone: 'Mars' }), /^\[chart\/model\] scaleOnSchedule\.timezone: /],
    ['with a schedule of wrong props', {}, (model) => model.scaleOnSchedule({ ...HOURS, zone: 'x' } as Untyped), /^\[chart\/model\] scaleOnSchedule\.zone: is no property/],
    ['with a schedule under an HPA', { autoscaler: Autoscaler.hpa() }, (model) => model.scaleOnSchedule(HOURS), /^\[chart\/model\] scaleOnSchedule: is a scaler of KEDA/],
  ])('%s', (_title, options, call, message) => {
    const model = newModel(options);
    const before = yamlOf(chartOf(model));
    expect(messageOf(() => call(model))).toMatch(message);
    expect(yamlOf(chartOf(model))).toBe(before);
  });

  test('where the model takes no triggers', () => {
    const model = new AutoscaledModel(new Chart(new App(), 'chart', { namespace: 'ml' }), 'iris', {
      server: ModelServer.seldonCore2({ storageUri: 'gs://m/iris', autoscalingModelEnabled: true }), autoscaler: Autoscaler.inferenceLag(), maxReplicas: 3,
    });
    expect(messageOf(() => model.scaleOn(CPU))).toMatch(/^\[chart\/iris\] scaleOn\(CpuTrigger\): have no effect/);
    expect(messageOf(() => model.scaleOnSchedule(HOURS))).toMatch(/^\[chart\/iris\] scaleOnSchedule: have no effect/);
  });
});

test('a model in a tree of others is judged with its last triggers alone', () => {
  const model = newModel({ triggers: [], server: { container: CONTAINER } });
  expect(stderrOf(() => messageOf(() => synth(chartOf(model))))).toBe('');
  model.scaleOn(CPU);
  expect(stderrOf(() => synth(chartOf(model)))).toBe('');
});
