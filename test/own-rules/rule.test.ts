import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { AutoscaledModel, Cluster, ClusterFacts, Finding, Fleet, Rule, RuleProps, Rules, ScalingGraph, Severity } from '../../src';
import { InvalidError } from '../../src/faults/place';
import { RULES } from '../../src/rules';
import { FAMILIES, FORMER_IDS } from '../../src/rules/ids';
import { messageOf, stderrOf } from '../support/captured';
import { newChart, newModel } from '../support/synth';

type Find = (graph: ScalingGraph, cluster: ClusterFacts) => Finding[];

const PROPS: RuleProps = { id: 'acme-rule', severity: Severity.ERROR, says: 'It is wrong.', remedy: 'Mend it.' };

class OwnRule extends Rule {
  constructor(private readonly judge: Find, props: Partial<RuleProps> = {}) {
    super({ ...PROPS, ...props });
  }

  public find(graph: ScalingGraph, cluster: ClusterFacts): Finding[] {
    return this.judge(graph, cluster);
  }
}

/** Finds something in every autoscaler. */
const EACH: Find = ({ autoscalers }) =>
  autoscalers.map(({ object }) => ({ object, field: 'spec.maxReplicaCount', problem: 'is not what we want', fix: 'change it' }));

/** What a synth of a chart says: the error, or what it prints. */
function told(chart: Chart): string {
  return messageOf(() => {
    throw new Error(stderrOf(() => Testing.synth(chart)));
  });
}

describe('a rule of one\'s own', () => {
  test('fails the synth with its errors, with the value that stands at the field', () => {
    const { node: { root }, autoscaler: { chart } } = newModel();
    Rules.of(root).add(new OwnRule(EACH));
    expect(told(chart)).toContain('acme-rule: [chart/model/Autoscaler] spec.maxReplicaCount: is not what we want, got 5; change it');
  });

  test.each<[Severity, Partial<Finding>, string]>([
    [Severity.WARNING, {}, 'warning acme-rule: [chart/model/Autoscaler] spec.maxReplicaCount: is not what we want'],
    [Severity.ERROR, { severity: Severity.WARNING }, 'warning acme-rule: [chart/model/Autoscaler]'],
    [Severity.WARNING, { field: undefined, got: undefined }, 'is not what we want, got ScaledObject ml/model; change it'],
    [Severity.WARNING, { got: 'much', effect: 'it costs' }, 'is not what we want; it costs, got much; change it'],
  ])('of severity %s prints the finding %j', (severity, more, line) => {
    const model = newModel();
    Rules.of(model).add(new OwnRule((graph, cluster) => EACH(graph, cluster).map((each) => ({ ...each, ...more })), { severity }));
    expect(told(model.autoscaler.chart)).toContain(line);
  });

  test('of severity info, and a finding of that, tells nothing at synth', () => {
    const model = newModel();
    Rules.of(model).add(
      new OwnRule(EACH, { severity: Severity.INFO }),
      new OwnRule((graph, cluster) => EACH(graph, cluster).map((each) => ({ ...each, severity: Severity.INFO })), { id: 'acme-other' }),
    );
    expect(stderrOf(() => Testing.synth(model.autoscaler.chart))).toBe('');
  });

  test('sees the whole app, and tells of what is below the construct that it was added to', () => {
    const app = new App();
    const [one, other] = ['one', 'other'].map((id) => newModel({}, new Chart(app, id, { namespace: id })));
    const seen: string[][] = [];
    Rules.of(one.autoscaler.chart).add(new OwnRule((graph, cluster) => {
      seen.push(graph.autoscalers.map(({ object }) => String(object)));
      return EACH(graph, cluster);
    }, { severity: Severity.WARNING }));
    const printed = stderrOf(() => app.synthYaml());
    expect(seen).toEqual([['ScaledObject one/model', 'ScaledObject other/model']]);
    expect(printed).toContain(`[${one.autoscaler.node.path}]`);
    expect(printed).not.toContain(`[${other.autoscaler.node.path}]`);
  });

  test('judges an app without models too, and objects that are added later', () => {
    const chart = newChart();
    Rules.of(chart.node.root).add(new OwnRule(({ objects }) => objects.map((object) => ({ object, problem: 'is here', fix: 'remove it' }))));
    new ApiObject(chart, 'late', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'late' } });
    expect(told(chart)).toContain('acme-rule: [chart/late] is here, got ConfigMap ml/late; remove it');
  });

  test('is ignored by a model with a reason, which is printed', () => {
    const model = newModel();
    Rules.of(model.node.root).add(new OwnRule(EACH));
    model.ignoreCheck('acme-rule', 'the budget was raised');
    expect(told(model.autoscaler.chart)).toMatch(/ignored acme-rule: .* \(reason: the budget was raised\)/);
  });

  test('is ignored by an annotation with a reason', () => {
    const model = newModel();
    Rules.of(model.node.root).add(new OwnRule(EACH));
    model.autoscaler.metadata.addAnnotation('cdk8s-model-autoscaling/ignore-acme-rule', 'it is a test');
    expect(told(model.autoscaler.chart)).toMatch(/ignored acme-rule: .* \(reason: it is a test\)/);
  });

  test('that is not added cannot be ignored', () => {
    const model = newModel();
    const [other] = [newModel()];
    Rules.of(other).add(new OwnRule(EACH));
    expect(() => model.ignoreCheck('acme-rule', 'why not')).toThrow(/is not a check, got "acme-rule"/);
  });

  test('is told of the Cluster around the construct that it was added to', () => {
    const chart = newChart();
    new Cluster(chart, 'cluster', { versions: { keda: '2.17', prometheusOperator: '0.80' }, capacity: { extended: { 'nvidia.com/gpu': 8 } } });
    const seen: ClusterFacts[] = [];
    newModel({}, chart);
    Rules.of(chart).add(new OwnRule((_graph, cluster) => {
      seen.push(cluster);
      return [];
    }));
    Testing.synth(chart);
    expect(seen[0]).toEqual({
      capacity: { 'nvidia.com/gpu': 8 }, podStartupSeconds: undefined, prometheus: [], versions: { keda: '2.17', prometheusOperator: '0.80' },
    });
  });

  test('that several apps of a fleet have is asked once, and tells of all', () => {
    let asked = 0;
    const rule = new OwnRule((graph, cluster) => {
      asked += 1;
      return EACH(graph, cluster);
    });
    const apps = ['one', 'other'].map((id) => {
      const app = new App();
      Rules.of(app).add(rule);
      newModel({}, new Chart(app, id, { namespace: id }));
      return app;
    });
    expect(() => new Fleet(apps).synthYaml()).toThrow(/\[one\/model\/Autoscaler\][^]*\[other\/model\/Autoscaler\]/);
    expect(asked).toBe(1);
  });
});

describe('what a rule of one\'s own does wrong is a finding that names it', () => {
  const badly = (judge: unknown): string => {
    const model = newModel();
    Rules.of(model).add(new OwnRule(judge as Find));
    return told(model.autoscaler.chart);
  };

  test.each<[string, unknown, string]>([
    ['throws an error', () => ({} as { x: { y: string[] } }).x.y, 'find: throws, so that nothing is judged by this rule, got TypeError: Cannot read'],
    ['throws something else', () => {
      // Rules of others may throw anything.
      throw 'oh'; // eslint-disable-line no-throw-literal
    }, 'find: throws, so that nothing is judged by this rule, got oh; correct the rule'],
    ['gives nothing', () => undefined, 'must return a list of findings, got no value; return [] where all is well'],
    ['gives what is no finding', () => [null], 'returns a finding [0] that has no object of the graph as its object, got null'],
    ['gives an object of its own', () => [{ object: {}, problem: 'is wrong', fix: 'mend it' }], 'has no object of the graph'],
    ['gives no problem', ({ objects: [object] }: ScalingGraph) => [{ object, problem: ' ', fix: 'mend it' }], 'has no text as its problem'],
    ['gives no fix', ({ objects: [object] }: ScalingGraph) => [{ object, problem: 'is wrong' }], 'has no text as its fix'],
    ['gives a number', ({ objects: [object] }: ScalingGraph) => [{ object, problem: 'is wrong', fix: 'mend it', got: 3 }], 'has no text as its got'],
    ['gives no severity', ({ objects: [object] }: ScalingGraph) => [{ object, problem: 'is wrong', fix: 'mend it', severity: 'bad' }], 'has no Severity as its severity'],
  ])('where it %s', (_title, judge, line) => {
    const message = badly(judge);
    expect(message).toContain('acme-rule: [chart/model]');
    expect(message).toContain(line);
  });
});

describe('a rule is refused', () => {
  const made = (props: { [field in keyof RuleProps]?: unknown }) => () => new OwnRule(EACH, props as Partial<RuleProps>);

  test.each([...RULES.map(({ id }) => id), ...FORMER_IDS.keys(), ...FAMILIES, ...FAMILIES.map((family) => `${family}-own`), 'yaml-syntax'])('with the id %s', (id) => {
    expect(made({ id })).toThrow(InvalidError);
  });

  test.each<[string, { [field in keyof RuleProps]?: unknown }, RegExp]>([
    ['an id in capitals', { id: 'Acme' }, /\[Rule\] id: must be words in lower case/],
    ['a long id', { id: 'a'.repeat(57) }, /at most 56 characters/],
    ['no id', { id: undefined }, /\[Rule\] id: must be words/],
    ['no sentence', { says: ' ' }, /\[Rule\] says: must be a sentence/],
    ['no remedy', { remedy: undefined }, /\[Rule\] remedy: must be a sentence/],
    ['no severity', { severity: 'bad' }, /\[Rule\] severity: is no severity/],
  ])('with %s', (_title, props, message) => {
    expect(made(props)).toThrow(message);
  });

  test('whose id another one has around the same objects', () => {
    const { node: { root }, autoscaler: { chart } } = newModel();
    const rule = new OwnRule(EACH);
    Rules.of(chart).add(rule);
    Rules.of(chart).add(rule);
    expect(() => Rules.of(root).add(new OwnRule(EACH))).toThrow(/Rules.add: adds a second rule of that id around the same objects, got "acme-rule"/);
  });
});

test('a model tells a rule all that it is made of, and the rule cannot change it', () => {
  const model: AutoscaledModel = newModel({ server: { metrics: {} }, labels: { team: 'ml' } });
  Rules.of(model).add(new OwnRule((graph) => {
    const { autoscalers: [autoscaler], monitors: [monitor], services: [service], workloads: [workload] } = graph;
    expect(autoscaler).toMatchObject({
      controller: 'KEDA',
      minReplicas: 1,
      maxReplicas: 5,
      target: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' },
      triggers: [{ type: 'cpu', field: 'spec.triggers[0]', metadata: { value: '50' }, metricType: 'Utilization', target: 50 }],
    });
    expect(autoscaler.workload).toEqual(workload);
    expect(workload).toMatchObject({
      containers: [{ image: 'model:1.0.0', ports: [{ number: 8000 }], requests: { cpu: '100m', memory: '64Mi' } }],
      podLabels: { 'app.kubernetes.io/name': 'model' },
    });
    expect(service).toMatchObject({ selector: { 'app.kubernetes.io/name': 'model' }, ports: [{ number: 8000, targetPort: '8000' }] });
    expect(monitor.workloads).toEqual([workload]);
    const [deployment] = graph.objectsOfKind('Deployment', 'apps');
    expect(deployment).toBe(workload.object);
    expect(graph.objectsOfKind('Deployment', 'batch')).toEqual([]);
    expect(deployment).toMatchObject({ apiVersion: 'apps/v1', apiGroup: 'apps', kind: 'Deployment', name: 'model', namespace: 'ml', labels: { team: 'ml' } });
    expect(deployment.place).toBe(model.deployment!.node.defaultChild!.node.path);
    for (const change of [deployment.manifest.spec, deployment.labels, deployment.annotations, autoscaler.triggers[0].metadata, graph.autoscalers]) {
      Object.assign(change, { replicas: 3, length: 0 });
    }
    expect(graph.autoscalers).toHaveLength(1);
    return [];
  }));
  const [deployment] = Testing.synth(model.autoscaler.chart);
  expect(deployment.spec.replicas).toBeUndefined();
});
