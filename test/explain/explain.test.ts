import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { explain } from '../../src/explain/explain';
import { explainScaledJob } from '../../src/explain/explain-scaled-job';
import { Explanation } from '../../src/explain/explanation';
import { explanationMarkdown, explanationText } from '../../src/explain/explanation-text';
import { quantityOfThousandths } from '../../src/explain/signal-table';
import { AutoscalerNode } from '../../src/graph/autoscaler';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { quantityValue } from '../../src/platforms/kubernetes/quantity';
import { inThousandths } from '../../src/preview/hpa-arithmetic';
import { metricsOf, preview } from '../../src/preview/preview';
import { previewSubjectOf } from '../../src/preview/preview-of';
import { SignalLoad } from '../../src/preview/signal-load';
import golden from '../golden/keda-verdicts.json';
import { externalMetric, prometheusTrigger, resultOf } from '../support/previews';
import { synth } from '../support/synth';
import { Untyped } from '../support/untyped';

const FOLDER = join(__dirname, '../../examples');
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'main.ts').map((file) => file.replace(/\.ts$/, ''));
/** Long enough for every example to come to rest. */
const DURATION = 2 * 3600;

async function graphOf(name: string): Promise<ScalingGraph> {
  const [Example] = Object.values<new (app: App, id: string) => Chart>(await import(join(FOLDER, name)));
  return new ScalingGraph(synth(new Example(new App(), name)).map((manifest) => ({ manifest, location: name })));
}

/** Requests of which every percentage is a whole number of thousandths. */
const WHOLE = { containers: { all: { cpu: 1000, memory: 1000 } } };

/** Where a preview comes to rest, by the value of one signal while all others are 0. */
function restOf(node: AutoscalerNode, metric: string, value: number, replicas: number): number {
  const subject = { ...previewSubjectOf(node), requests: WHOLE };
  const load = Object.fromEntries(metricsOf(subject.autoscaler).map((name): [string, SignalLoad] =>
    [name, { is: 'total', load: { shape: 'constant', value: name === metric ? value : 0 } }]));
  return resultOf(preview(subject, { durationSeconds: DURATION, load, start: { replicas } })).timeline.at(-1)!.desired;
}

describe.each(EXAMPLES)('each row of the tables of %s', (name) => {
  test('is where a preview comes to rest', async () => {
    const graph = await graphOf(name);
    for (const node of graph.autoscalers) {
      const { signals } = explain(node, graph);
      // Beside a formula no signal has a table of its own.
      for (const { metric, table, targetType } of signals.filter(() => node.formula === undefined)) {
        const rows = table.map(({ from, value }) => restOf(node, metric, targetType === 'Utilization' ? value / 100 : value, from));
        expect({ metric, rows }).toEqual({ metric, rows: table.map(({ replicas }) => replicas) });
      }
    }
  });
});

test('tables are of most examples', async () => {
  const graphs = await Promise.all(EXAMPLES.map(graphOf));
  const explained = graphs.filter((graph) => graph.autoscalers.some((node) => explain(node, graph).signals.length > 0));
  expect(explained.length).toBeGreaterThan(EXAMPLES.length / 2);
});

describe('the notation of kubectl', () => {
  const targets: string[] = (golden.scenarios as Untyped[]).flatMap(({ hpa }) => (hpa?.spec?.metrics ?? hpa?.metrics ?? []) as Untyped[])
    .flatMap(({ external }) => external?.target.averageValue ?? external?.target.value ?? []);

  test('is that of real HPAs', () => {
    const ours = targets.map((target) => quantityOfThousandths(inThousandths(quantityValue(target)!)));
    // 2.500 is what KEDA writes; the API server gives back 2500m.
    expect(ours.map((text, i) => text === targets[i] ? '' : `${targets[i]}: ${text}`).filter(Boolean)).toEqual(['2.500: 2500m']);
    expect(targets.length).toBeGreaterThan(10);
  });

  test.each([[0, '0'], [1, '1m'], [94, '94m'], [1500, '1500m'], [2000, '2'], [12_000_000, '12k'], [12_500_000, '12500'], [5e9, '5M']])('%d thousandths are %s', (thousandths, text) => {
    expect(quantityOfThousandths(thousandths)).toBe(text);
  });
});

describe('an explanation', () => {
  const metadata = { name: 'model', namespace: 'default' };
  const resources = { requests: { cpu: '500m', memory: '1Gi' }, limits: { 'nvidia.com/gpu': 1 } };
  const template = { metadata: { labels: { app: 'model' } }, spec: { containers: [{ name: 'server', image: 'model', resources }] } };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { app: 'model' } }, template } };
  const explained = (manifest: Untyped, cluster?: Parameters<typeof explain>[2]): Explanation => {
    const graph = new ScalingGraph([deployment, manifest].map((each) => ({ manifest: each, location: 'test' })));
    return explain(graph.autoscalers[0], graph, cluster);
  };
  const scaledObject = (spec: Untyped) =>
    ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata, spec: { scaleTargetRef: { name: 'model' }, maxReplicaCount: 8, ...spec } });
  const hpa = (spec: Untyped) => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' }, maxReplicas: 10, ...spec },
  });
  const lost = { fallback: { failureThreshold: 3, replicas: 2 }, triggers: [prometheusTrigger({ threshold: '20', activationThreshold: '2' })] };

  test('of a ScaledObject is text', () => {
    expect(explanationText(explained(scaledObject(lost)))).toMatchSnapshot();
  });

  test('of an HPA is Markdown', () => {
    const behavior = { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } };
    expect(explanationMarkdown(explained(hpa({ minReplicas: 2, behavior })))).toMatchSnapshot();
  });

  test('is data', () => {
    const explanation = explained(scaledObject(lost));
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
    expect(explanation).toMatchObject({
      name: 'ScaledObject default/model',
      target: 'Deployment default/model',
      bounds: { minReplicas: 0, maxReplicas: 8 },
      atMaximum: { 'cpu': 4, 'memory': 8 * 1024 ** 3, 'nvidia.com/gpu': 8 },
      signals: [{ metric: 's0-prometheus', reads: 'a total', target: 20, formula: 'replicas = ceil(s0-prometheus / 20)', band: { from: 0.9, to: 1.1 } }],
      speed: { firstTenMinutesUp: [[0, 1], [22, 4], [37, 8]] },
    });
  });

  test.each<[string, Untyped, Untyped]>([
    ['by number', { exactly: { deviceClassName: 'gpu.nvidia.com', count: 2 } }, { 'gpu.nvidia.com': 16 }],
    ['without a number, which is one', { exactly: { deviceClassName: 'gpu.nvidia.com' } }, { 'gpu.nvidia.com': 8 }],
    ['all that there are, of which nobody knows how many', { exactly: { deviceClassName: 'gpu.nvidia.com', allocationMode: 'All' } }, {}],
    ['of several classes, whichever there is', { firstAvailable: [{ name: 'a', deviceClassName: 'gpu.nvidia.com' }] }, {}],
  ])('counts devices that pods claim %s', (_how, request, counted) => {
    const claims = { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one' }, { name: 'shared', resourceClaimName: 'all' }] };
    const pods = { ...template, spec: { ...claims, containers: [{ name: 'server', image: 'model', resources: { claims: [{ name: 'gpu' }] } }] } };
    const claimed = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate', metadata: { ...metadata, name: 'one' }, spec: { spec: { devices: { requests: [{ name: 'gpu', ...request }] } } } };
    const manifests = [{ ...deployment, spec: { ...deployment.spec, template: pods } }, claimed, scaledObject(lost)];
    const graph = new ScalingGraph(manifests.map((manifest) => ({ manifest, location: 'test' })));
    expect(explain(graph.autoscalers[0], graph).atMaximum).toEqual(counted);
  });

  test('gives both bounds of the time to a fallback from KEDA 2.21 on', () => {
    const kept = scaledObject({ ...lost, minReplicaCount: 1 });
    const words = (cluster: Parameters<typeof explain>[2]) => explained(kept, cluster).signals[0].lost.at(-1);
    expect(words({ versions: { KEDA: '2.20' } })).toMatch(/^After 4 failed reads in a row, about 40 s \(120 s at zero\), /);
    expect(words({ versions: { KEDA: '2.21' } })).toMatch(/^After 4 failed reads in a row, between 40 s and 60 s, /);
  });

  test('says what joins several signals', () => {
    const modifiers = { advanced: { scalingModifiers: { formula: 'a + 1', target: '2' } }, triggers: [prometheusTrigger({}, { name: 'a' })] };
    expect(explained(scaledObject(modifiers)).together).toBe('One metric stands for all triggers but CPU and memory: a + 1');
    expect(explained(hpa({ metrics: [externalMetric(), externalMetric(undefined, 'other')] })).together).toBe('The signal that asks for the most replicas wins.');
  });

  test('says what is not known', () => {
    const { missing, signals } = explained(scaledObject({ triggers: [{ type: 'external', metadata: { scalerAddress: 'scaler:80' } }] }));
    expect([missing, signals]).toEqual([['spec.triggers[0]: its target is not known from the manifest'], []]);
  });
});

describe('a ScaledJob', () => {
  const explained = (spec: Untyped): Explanation => {
    const containers = [{ name: 'worker', image: 'worker', resources: { requests: { cpu: 1 }, limits: { 'nvidia.com/gpu': 1 } } }];
    const jobTargetRef = { parallelism: 2, template: { spec: { containers } } };
    const triggers = [{ type: 'redis', metadata: { address: 'redis:6379', listName: 'jobs', listLength: '5', activationListLength: '3' } }];
    const manifest = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata: { name: 'batch', namespace: 'ml' }, spec: { jobTargetRef, triggers, ...spec } };
    const graph = new ScalingGraph([{ manifest, location: 'test' }]);
    return explainScaledJob(graph.scaledJobs[0], graph);
  };

  test('is text', () => {
    expect(explanationText(explained({ maxReplicaCount: 10, pollingInterval: 15, scalingStrategy: { strategy: 'accurate' } }))).toMatchSnapshot();
  });

  test('has the defaults of KEDA', () => {
    expect(explained({})).toMatchObject({ bounds: { minReplicas: 0, maxReplicas: 100 }, atMaximum: { 'cpu': 200, 'nvidia.com/gpu': 200 } });
    expect(explained({}).zero[0]).toMatch(/^KEDA looks every 30 s\. Each poll starts as many as the triggers ask for, less those that run\.$/);
  });

  test.each([
    [{ type: 'cpu', metadata: { value: '80' } }, 'spec.triggers[0]: KEDA starts no Jobs by cpu'],
    [{ type: 'external', metadata: { scalerAddress: 'scaler:80' } }, 'spec.triggers[0]: its target is not known from the manifest'],
  ])('of a trigger that tells nothing: %j', (trigger, message) => {
    expect(explained({ triggers: [trigger] })).toMatchObject({ signals: [], missing: [message] });
  });

  test('says what several triggers make together', () => {
    const triggers = ['jobs', 'more'].map((listName) => ({ type: 'redis', metadata: { address: 'redis:6379', listName, listLength: '5' } }));
    const together = (scalingStrategy: Untyped) => explained({ triggers, scalingStrategy }).together;
    expect(together({})).toBe('The trigger with the largest value counts.');
    expect(together({ multipleScalersCalculation: 'sum' })).toBe('The sum of the active triggers counts.');
  });
});

describe('a metric that prometheus-adapter serves', () => {
  const rule = {
    seriesQuery: 'requests_total{namespace!="",pod!=""}',
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' }, service: { resource: 'service' } } },
    name: { as: 'requests_per_second' },
    metricsQuery: 'sum(rate(<<.Series>>{<<.LabelMatchers>>}[2m])) by (<<.GroupBy>>)',
  };
  const explained = (metric: Untyped, ...rules: Untyped[]) => {
    const adapter = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'adapter', namespace: 'monitoring' }, data: { 'config.yaml': JSON.stringify({ rules }) } };
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' };
    const autoscaler = {
      apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'model', namespace: 'ml' }, spec: { scaleTargetRef, maxReplicas: 3, metrics: [metric] },
    };
    const graph = new ScalingGraph([adapter, autoscaler].map((manifest) => ({ manifest, location: 'test' })));
    const [{ query, servedBy }] = explain(graph.autoscalers[0], graph).signals;
    return [query, servedBy];
  };
  const ofPods = { type: 'Pods', pods: { metric: { name: 'requests_per_second' }, target: { type: 'AverageValue', averageValue: '10' } } };
  const ofService = {
    type: 'Object',
    object: { metric: { name: 'requests_per_second' }, describedObject: { apiVersion: 'v1', kind: 'Service', name: 'model' }, target: { type: 'Value', value: '10' } },
  };

  test('has the query of its rule', () => {
    expect(explained(ofPods, rule)).toEqual(['sum(rate(requests_total{namespace="ml"}[2m])) by (pod)', 'ConfigMap monitoring/adapter']);
    expect(explained(ofService, rule)).toEqual(['sum(rate(requests_total{namespace="ml",service="model"}[2m])) by (service)', 'ConfigMap monitoring/adapter']);
  });

  test('has none where no rule serves it, or several do', () => {
    expect(explained(ofPods)).toEqual([undefined, undefined]);
    expect(explained(ofPods, rule, rule)).toEqual([undefined, undefined]);
  });
});

test('a level that AverageValue divides is called one', () => {
  const query = 'histogram_quantile(0.95,\n  sum(rate(latency_seconds_bucket[1m])) by (le))\n';
  const manifest = {
    apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'model' }, spec: { scaleTargetRef: { name: 'model' }, triggers: [prometheusTrigger({ query })] },
  };
  const graph = new ScalingGraph([{ manifest, location: 'test' }]);
  expect(explanationText(explain(graph.autoscalers[0], graph))).toContain(`
  histogram_quantile(0.95, sum(rate(latency_seconds_bucket[1m])) by (le))
  reads a level; target 10 (AverageValue)
  AverageValue divides it by the replicas, as if it were a total
`);
});

test.each([
  [{}, 80],
  [{ scaleMetric: 'cpu', scaleTarget: 60 }, 60],
  [{ scaleMetric: 'memory', scaleTarget: 70 }, 70],
  [{ scaleMetric: 'memory' }, undefined],
  [{ autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu' } }] } }, 80],
  [{ autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Value', averageUtilization: 50 } } }] } }, 50],
])('the HPA that KServe makes of %j has its target', (scaling, target) => {
  const metadata = { name: 'model', annotations: { 'serving.kserve.io/deploymentMode': 'RawDeployment' } };
  const predictor = { model: { modelFormat: { name: 'sklearn' } }, maxReplicas: 3, ...scaling };
  const manifest = { apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService', metadata, spec: { predictor } };
  const graph = new ScalingGraph([{ manifest, location: 'test' }]);
  expect(explain(graph.autoscalers[0], graph).signals.map((signal) => signal.target)).toEqual(target === undefined ? [] : [target]);
});
