import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const ROOT = join(__dirname, '../..');
const FIXTURE = readFileSync(join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');
const PLACE = '/// here';

/** Examples of classes, interfaces and methods. */
const EXAMPLES: [name: string, example: string][] = Object.values(assembly().types).flatMap((type) => [
  [type.name, type.docs?.example], ...(type.methods ?? []).map(({ name, docs }: Untyped) => [`${type.name}.${name}`, docs?.example]),
] as [string, string | undefined][]).filter((each): each is [string, string] => each[1] !== undefined);

/** Classes that people meet first. */
const FIRST = [
  'AutoscaledModel', 'ModelServer.deployment', 'ModelServer.fromTarget', 'ModelServer.fromWorkload', 'ModelServer.kserve', 'ModelServer.kserveLlm',
  'ModelServer.seldonCore1', 'ModelServer.seldonCore2', 'ModelServer.custom', 'Gpu', 'Autoscaler.keda', 'Autoscaler.hpa', 'ScalingFormula', 'Pause',
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

test('examples compile as users write them', () => {
  const files = new Map(EXAMPLES.map(([name, example]) => [join(ROOT, 'test', `example-of-${name}.ts`), FIXTURE.replace(PLACE, `{\n${example}\n}`)]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    paths: { 'cdk8s-model-autoscaling': [join(ROOT, 'lib/src/index.d.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
  host.readFile = (file) => files.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile.call(host, file, version, ...rest) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = [...files.keys()].flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)))
    .map(({ file, messageText }) => `${file?.fileName.replace(/^.*example-of-/, '')}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  expect(faults).toEqual([]);
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
