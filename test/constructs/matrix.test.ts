import { Chart, Duration } from 'cdk8s';
import { AutoscaledModel, Autoscaler, CpuTrigger, LatencyTrigger, ModelServer, PrometheusAdapter, RequestRateTrigger, Trigger } from '../../src';
import { KservePredictor } from '../../src/constructs/servers/kserve';
import { SeldonCore1Predictor } from '../../src/constructs/servers/seldon-core1';
import { SeldonCore2Monitor, SeldonCore2Server } from '../../src/constructs/servers/seldon-core2';
import { messageOf, stderrOf } from '../support/captured';
import { CONTAINER, newChart, PROMETHEUS, synth, yamlOf } from '../support/synth';

const CLASSIFIER = { ...CONTAINER, name: 'classifier', portNumber: 9000 };
const IRIS = { storageUri: 'gs://m/iris', monitor: SeldonCore2Monitor.fromName('agent') };

/** All that serves models. */
const SERVERS: Record<string, ModelServer> = {
  'a Deployment': ModelServer.deployment({ container: CONTAINER, metrics: {} }),
  'a workload made elsewhere': ModelServer.fromTarget({ apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'llm' }, {
    metrics: { port: 8000 }, selectorLabels: { app: 'llm' },
  }),
  'an InferenceService': ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', resources: {} }), metrics: {} }),
  'an InferenceService, scaled from outside': ModelServer.kserve({ predictor: KservePredictor.model({ format: 'sklearn', resources: {} }), metrics: {}, externalAutoscaler: true }),
  'an LLMInferenceService': ModelServer.kserveLlm({ uri: 'hf://a/b', container: { resources: CONTAINER.resources }, tls: false }),
  'a SeldonDeployment': ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container(CLASSIFIER)] }),
  'a SeldonDeployment, scaled from outside': ModelServer.seldonCore1({ predictors: [SeldonCore1Predictor.container(CLASSIFIER)], externalAutoscaler: true }),
  'a Model': ModelServer.seldonCore2(IRIS),
  'a Model with a Server of its own': ModelServer.seldonCore2({
    ...IRIS,
    server: SeldonCore2Server.fromProps({ serverConfig: 'mlserver', name: 'iris-server' }),
    singleModel: true,
    autoscalingServerEnabled: false,
  }),
  'a Model of a Seldon Core 2 that scales': ModelServer.seldonCore2({ ...IRIS, autoscalingModelEnabled: true }),
};

const TRIGGERS: Record<string, Trigger[]> = {
  'CPU': [CpuTrigger.utilization(50)],
  'a rate': [new RequestRateTrigger({ counter: 'requests_total', requestsPerSecondPerReplica: 5 })],
  'a latency': [new LatencyTrigger({ histogram: 'latency_seconds', quantile: 0.95, target: Duration.millis(80) })],
};

type Make = (chart: Chart) => Autoscaler;

/** All that scales, and on what. */
const AUTOSCALERS: [string, Make, Trigger[] | undefined][] = [
  ...Object.entries(TRIGGERS).map(([title, triggers]): [string, Make, Trigger[]] => [`KEDA on ${title}`, () => Autoscaler.keda(), triggers]),
  ['an HPA on CPU', () => Autoscaler.hpa(), TRIGGERS.CPU],
  ...['a rate', 'a latency'].map((title): [string, Make, Trigger[]] => [`an HPA on ${title}`, (chart) => Autoscaler.hpa({
    adapter: new PrometheusAdapter(chart, 'adapter', { release: 'hpa', namespace: 'monitoring', prometheus: PROMETHEUS }),
  }), TRIGGERS[title]]),
  ['inference lag', () => Autoscaler.inferenceLag(), undefined],
];

const CELLS = Object.entries(SERVERS).flatMap(([name, server]) =>
  AUTOSCALERS.map(([title, make, triggers]): [string, string, ModelServer, Make, Trigger[] | undefined] => [name, title, server, make, triggers]));

/** Kinds of the objects that scale and are scaled, or what is said against it. */
function cell(server: ModelServer, make: Make, triggers?: Trigger[]): string {
  const chart = newChart();
  let result = '';
  const write = () => {
    new AutoscaledModel(chart, 'model', { server, autoscaler: make(chart), prometheus: PROMETHEUS, maxReplicas: 3, triggers });
    result = synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ');
  };
  stderrOf(() => {
    try {
      write();
    } catch (error) {
      result = `refused: ${(error as Error).message}`;
    }
  });
  return result;
}

test.each(CELLS)('%s × %s', (_name, _title, server, make, triggers) => {
  expect(cell(server, make, triggers)).toMatchSnapshot();
});

/** All that is written, or what is said against it, where triggers are props or added by calls. */
function outcome(server: ModelServer, make: Make, triggers: Trigger[], given: number): string {
  const chart = newChart();
  return messageOf(() => {
    const model = new AutoscaledModel(chart, 'model', {
      server, autoscaler: make(chart), prometheus: PROMETHEUS, maxReplicas: 3, triggers: triggers.slice(0, given), labels: { team: 'nlp' },
    });
    triggers.slice(given).forEach((trigger) => model.scaleOn(trigger));
    let yaml = '';
    const warnings = stderrOf(() => {
      yaml = yamlOf(chart);
    });
    throw new Error(`${warnings}${yaml}`);
  }).replace(/scaleOn\(\w+\)/g, 'triggers[0]');
}

test.each(CELLS.filter(([, , , , triggers]) => triggers !== undefined))('%s × %s, added by scaleOn', (_name, _title, server, make, triggers) => {
  const [added, given] = [0, 1].map((count) => outcome(server, make, triggers!, count));
  // Where the options of the autoscaler are refused, its triggers are not added any more.
  expect(added.startsWith('[') ? given.split('\n') : [given]).toEqual(expect.arrayContaining(added.startsWith('[') ? added.split('\n') : [added]));
});

test('each refusal says what to do instead', () => {
  const refused = CELLS.map(([, , server, make, triggers]) => cell(server, make, triggers)).filter((result) => result.startsWith('refused: '));
  expect(refused.length).toBeGreaterThan(10);
  for (const message of refused) {
    expect(message).toMatch(/^refused: \[chart\/model\] .+, got .+; (use|set|leave|install) /);
  }
});
