import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import * as library from '../../src';
import { assembly } from '../support/assembly';
import { stderrOf } from '../support/captured';
import { CommandFolder } from '../support/command';
import { CONTAINER, newChart, PROMETHEUS, synth } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Examples of classes, interfaces and methods. */
const EXAMPLES: [name: string, example: string][] = Object.values(assembly().types).flatMap((type) => [
  [type.name, type.docs?.example], ...(type.methods ?? []).map(({ name, docs }: Untyped) => [`${type.name}.${name}`, docs?.example]),
] as [string, string | undefined][]).filter((each): each is [string, string] => each[1] !== undefined);

/** Classes that people meet first. */
const FIRST = [
  'AutoscaledModel', 'ModelServer.deployment', 'ModelServer.fromTarget', 'ModelServer.fromWorkload', 'ModelServer.kserve', 'ModelServer.kserveLlm',
  'ModelServer.seldonCore1', 'ModelServer.seldonCore2', 'ModelServer.custom', 'ModelServer.fromPlatform', 'PlatformTarget', 'Gpu', 'Gpu.claim',
  'Autoscaler.keda', 'Autoscaler.hpa', 'KedaFormula', 'KedaPause',
  'PrometheusTrigger.total', 'PrometheusTrigger.level', 'RequestRateTrigger', 'LatencyTrigger', 'CpuTrigger', 'MemoryTrigger', 'CronTrigger', 'DcgmTrigger',
  'ExternalTrigger', 'KedaTrigger', 'VllmTrigger', 'TritonTrigger', 'MlServerTrigger', 'KafkaTrigger', 'RabbitmqTrigger', 'AwsSqsQueueTrigger',
  'RedisTrigger', 'GcpPubsubTrigger', 'AzureServicebusTrigger', 'PostgresqlTrigger', 'MetricsApiTrigger', 'Prometheus.kubePrometheusStack',
  'Prometheus.fromAddress', 'PrometheusAuthentication', 'MetricCatalog', 'Monitor', 'PrometheusAdapter', 'RpsAdapterRule', 'PodDisruptionBudget',
  'TriggerAuthentication', 'Cluster', 'LabelMatcher', 'InferenceRequest', 'Load', 'Rule', 'Rules', 'Fleet', 'ITrigger', 'IModelServer',
];

test('what people meet first has an example', () => {
  const names = EXAMPLES.map(([name]) => name);
  expect(FIRST.filter((name) => !names.includes(name))).toEqual([]);
});

/** A fleet writes files. */
let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => folder.remove());

test.each(EXAMPLES)('the example of %s synthesizes valid manifests', (_name, example) => {
  const chart = newChart();
  // Where an example scales the model, it gives the only trigger; where it makes one, another would have none.
  const model = /^(const \w+ = )?model\./m.test(example) ? new library.AutoscaledModel(chart, 'model', {
    server: library.ModelServer.deployment({ container: CONTAINER, metrics: { port: 9100 } }), prometheus: PROMETHEUS, maxReplicas: 10, triggers: [],
  }) : undefined;
  const server = library.ModelServer.deployment({ container: CONTAINER });
  const rule = new class extends library.Rule {
    constructor() {
      super({ id: 'acme-none', severity: library.Severity.ERROR, says: 'Nothing is wrong.', remedy: 'Do nothing.' });
    }

    public find(): library.Finding[] {
      return [];
    }
  }();
  const scope: Untyped = { ...kplus, ...cdk8s, ...constructs, ...library, app: chart.node.root, chart, model, rule, server };
  const { outputText } = ts.transpileModule(example, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  expect(stderrOf(() => {
    new Function(...Object.keys(scope), `{\n${outputText}\n}`)(...Object.values(scope));
    synth(chart);
  })).toBe('');
});
