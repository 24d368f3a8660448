import { ApiObject, App, Chart, Duration, JsonPatch, Lazy, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { AutoscaledModel, Autoscaler, CpuTrigger, ModelServer, Rules, ScaleTarget } from '../../src';
import { messageOf, stderrOf } from '../support/captured';
import { CountingRule } from '../support/counting-rule';
import { newChart, newModel } from '../support/synth';
import { Untyped } from '../support/untyped';

const RESOURCES = { cpu: { request: { amount: '100m' } } };

function model(chart: Chart, id: string, autoscaler?: Autoscaler, name?: string): AutoscaledModel {
  return new AutoscaledModel(chart, id, {
    name,
    server: ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000, resources: RESOURCES } }),
    autoscaler,
    maxReplicas: 3,
    triggers: [CpuTrigger.utilization(50)],
  });
}

/** An HPA of somebody else on the same target. */
function rivalOf(chart: Chart, scaleTargetRef: ScaleTarget, namespace = 'ml'): ApiObject {
  return new ApiObject(chart, 'rival', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'rival', namespace },
    spec: { scaleTargetRef, maxReplicas: 3 },
  });
}

/** An app of 200 charts, and how many objects each check of it had. */
function countedApp200(): { app: App; checked: number[] } {
  const app = Testing.app();
  const counting = new CountingRule();
  Rules.of(app).add(counting);
  for (let i = 0; i < 200; i++) {
    model(new Chart(app, `chart-${i}`, { namespace: 'ml' }), `model-${i}`);
  }
  return { app, checked: counting.checked };
}

describe('an app is checked', () => {
  test('once per app.synth(), with 200 charts of a model each', () => {
    const { app, checked } = countedApp200();
    app.synth();
    expect(checked).toEqual([600]);
    app.synth();
    expect(checked).toEqual([600, 600]);
  });

  test('once per app.synthYaml()', () => {
    const { app, checked } = countedApp200();
    app.synthYaml();
    expect(checked).toEqual([600]);
  });

  test('and what changes after the check is still written', () => {
    class LabellingChart extends Chart {
      toJson() {
        this.node.findAll().filter(ApiObject.isApiObject).forEach((object) => (object as ApiObject).metadata.addLabel('late', 'indeed'));
        return super.toJson();
      }
    }
    const app = Testing.app();
    model(new LabellingChart(app, 'chart', { namespace: 'ml' }), 'model');
    expect(app.synthYaml().match(/late: indeed/g)).toHaveLength(3);
  });

  test('as it is written: in a synth an object of a model is rendered once, and anew in the next', () => {
    const app = Testing.app();
    let rendered = 0;
    for (const id of ['one', 'two', 'three']) {
      const { deployment } = model(new Chart(app, id, { namespace: id }), 'model');
      deployment!.podMetadata.addAnnotation('rendered', Lazy.any({ produce: () => String(rendered += 1) }));
    }
    new Chart(app, 'without-models');
    expect(app.synthYaml().match(/rendered: .*/g)).toEqual(['rendered: "1"', 'rendered: "2"', 'rendered: "3"']);
    expect(app.synthYaml().match(/rendered: .*/g)).toEqual(['rendered: "4"', 'rendered: "5"', 'rendered: "6"']);
    app.synth();
    app.charts.forEach((chart) => chart.toJson());
    // Each chart is validated with all of the app, and writes its own objects.
    expect(rendered).toBe(9 + 3 * 4);
  });

  test('as it is written: what is changed between any two ways to render is seen by the next', () => {
    const app = Testing.app();
    const models = ['one', 'two'].map((id) => model(new Chart(app, id, { namespace: id }), 'model'));
    const foreign = new Chart(app, 'without-models');
    const charts = models.map(({ autoscaler }) => autoscaler.chart);
    const ways: (() => unknown)[] = [
      () => app.synth(), () => app.synthYaml(), () => Testing.synth(charts[0]), () => Testing.synth(charts[1]), () => Testing.synth(foreign),
      () => charts[0].node.validate(), () => charts[1].node.validate(), () => models[0].autoscaler.toJson(), () => app.charts,
      () => app.charts.map((chart) => chart.toJson()),
    ];
    let most = 10;
    for (const one of ways) {
      for (const other of ways) {
        for (const [changed, chart] of charts.entries()) {
          one();
          other();
          most += 1;
          models[changed].autoscaler.addJsonPatch(JsonPatch.replace('/spec/maxReplicaCount', most));
          const { autoscaler } = models[changed];
          const written = [
            autoscaler.toJson(), Testing.synth(chart).find(({ kind }) => kind === 'ScaledObject'), parseAllDocuments(app.synthYaml())
              .map((document) => document.toJS()).find(({ kind, metadata }) => kind === 'ScaledObject' && metadata.namespace === chart.namespace),
          ];
          expect(written.map(({ spec }) => spec.maxReplicaCount)).toEqual([most, most, most]);
        }
      }
    }
  });

  test('and a rival that comes between any two ways to check is found', () => {
    const app = Testing.app();
    const { target } = model(new Chart(app, 'one', { namespace: 'ml' }), 'model');
    const foreign = new Chart(app, 'without-models', { namespace: 'ml' });
    const ways: (() => unknown)[] = [
      () => app.synth(), () => app.synthYaml(), () => Testing.synth(foreign), () => Testing.synth(app.charts[0]), () => app.charts[0].node.validate(),
      () => app.charts.map((chart) => chart.toJson()),
    ];
    for (const one of ways) {
      for (const other of ways.slice(0, 4)) {
        one();
        rivalOf(foreign, target);
        expect(other).toThrow(/two-controllers/);
        foreign.node.tryRemoveChild('rival');
        expect(other).not.toThrow();
      }
    }
  });

  test('and who renders an object by hand gets it with all that was done to it, before a synth, after one and after one that failed', () => {
    const chart = newChart();
    const { autoscaler, target } = model(chart, 'model');
    const app = App.of(chart) as App;
    app.synthYaml();
    autoscaler.addJsonPatch(JsonPatch.replace('/spec/maxReplicaCount', 4));
    expect(autoscaler.toJson().spec.maxReplicaCount).toBe(4);
    expect(app.synthYaml()).toContain('maxReplicaCount: 4');
    rivalOf(chart, target);
    expect(() => app.synthYaml()).toThrow('two-controllers');
    autoscaler.addJsonPatch(JsonPatch.replace('/spec/maxReplicaCount', 5));
    expect(autoscaler.toJson().spec.maxReplicaCount).toBe(5);
  });

  test('and pods that a patch changes are judged as they are written, after a synth too', () => {
    const chart = newChart();
    const { deployment } = model(chart, 'model');
    const app = App.of(chart) as App;
    app.synthYaml();
    ApiObject.of(deployment!).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/name', 'Not_A_Name'));
    expect(() => app.synthYaml()).toThrow('pod-refused');
  });

  test('and a chart that renders twice in one synth gets objects that share nothing', () => {
    class TwiceApp extends App {
      readonly renderings: Untyped[][] = [];
      synthYaml() {
        this.charts.forEach((chart) => this.renderings.push(chart.toJson(), chart.toJson()));
        return super.synthYaml();
      }
    }
    const app = new TwiceApp();
    model(new Chart(app, 'chart', { namespace: 'ml' }), 'model');
    app.synthYaml();
    const [first, second] = app.renderings;
    expect(first).toEqual(second);
    first.forEach((manifest, i) => expect(manifest.metadata).not.toBe(second[i].metadata));
  });

  test('anew by each Testing.synth, so that a change between two is seen', () => {
    const chart = newChart();
    const first = model(chart, 'model');
    expect(() => Testing.synth(chart)).not.toThrow();
    const rival = rivalOf(chart, first.target);
    expect(messageOf(() => Testing.synth(chart))).toContain(`two-controllers: [${rival.node.path}]`);
    chart.node.tryRemoveChild('rival');
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('anew after a synth that failed', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'chart', { namespace: 'ml' });
    model(chart, 'model');
    ApiObject.of(model(new Chart(app, 'other', { namespace: 'ml' }), 'model').deployment!);
    expect(() => app.synth()).toThrow(/duplicate-name/);
    app.node.tryRemoveChild('other');
    expect(() => app.synth()).not.toThrow();
  });
});

describe('a finding', () => {
  test('that is an error fails the synth with the paths of both constructs, all findings at once', () => {
    const app = Testing.app();
    model(new Chart(app, 'one', { namespace: 'ml' }), 'model');
    model(new Chart(app, 'two', { namespace: 'ml' }), 'model');
    expect(messageOf(() => app.synth())).toMatchSnapshot();
  });

  test('is told by the chart that it is in, and of two models of one name there is one', () => {
    const app = Testing.app();
    model(new Chart(app, 'right', { namespace: 'ml' }), 'model');
    const chart = new Chart(app, 'wrong', { namespace: 'other' });
    model(chart, 'first', undefined, 'model');
    model(chart, 'second', undefined, 'model');
    const message = messageOf(() => app.synth());
    expect(message).not.toContain('[]');
    expect(message.split('\n')).toHaveLength(2);
    expect(message).toMatchSnapshot();
  });

  test('in a chart without models is told by the first chart that has one', () => {
    const app = Testing.app();
    const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'model' };
    rivalOf(new Chart(app, 'foreign', { namespace: 'ml' }), target);
    rivalOf(new Chart(app, 'foreigner', { namespace: 'ml' }), target);
    model(new Chart(app, 'models', { namespace: 'ml' }), 'other');
    expect(messageOf(() => app.synth())).toContain('\n  [models] duplicate-name: [foreigner/rival] ');
  });

  test('is one of the first twenty, or is counted', () => {
    const app = Testing.app();
    for (let i = 0; i < 12; i++) {
      const chart = new Chart(app, `chart-${i}`, { namespace: `ml-${i}` });
      rivalOf(chart, model(chart, 'model').target, chart.namespace);
      ApiObject.of(model(chart, 'fixed').deployment!).addJsonPatch(JsonPatch.add('/spec/replicas', 2));
    }
    const lines = messageOf(() => app.synth()).split('\n').slice(1);
    expect(lines).toHaveLength(21);
    expect(lines.filter((line) => line.includes('static-replicas: '))).toHaveLength(12);
    expect(lines[20]).toBe('  [chart-11] and 4 more: 4 of two-controllers');
  });

  test('that is a warning goes to standard error once, and does not fail the synth', () => {
    const app = Testing.app();
    model(new Chart(app, 'chart', { namespace: 'ml' }), 'model', Autoscaler.keda({ cooldownPeriod: Duration.minutes(1) }));
    expect(stderrOf(() => app.synth())).toMatchSnapshot();
    expect(stderrOf(() => app.synth())).toBe('');
  });

  test('is ignored for a reason, which is printed', () => {
    const chart = newChart();
    const { autoscaler, target } = model(chart, 'model');
    autoscaler.metadata.addAnnotation('cdk8s-model-autoscaling/ignore-two-controllers', 'the HPA is paused by hand');
    rivalOf(chart, target);
    expect(stderrOf(() => Testing.synth(chart))).toMatchSnapshot();
  });

  test('is not ignored by an annotation without a reason', () => {
    const chart = newChart();
    const { autoscaler, target } = model(chart, 'model');
    autoscaler.metadata.addAnnotation('cdk8s-model-autoscaling/ignore-two-controllers', '  ');
    rivalOf(chart, target);
    expect(() => Testing.synth(chart)).toThrow(/two-controllers/);
  });

  test('is ignored by the method of the model', () => {
    const chart = newChart();
    const { deployment } = model(chart, 'model');
    const ignoring = newModel({ name: 'other' }, newChart());
    ignoring.ignoreCheck('static-replicas', 'adopted from Argo CD, which ignores replicas');
    expect(ignoring.scaleVertically().toJson().metadata.annotations).toEqual({
      'cdk8s-model-autoscaling/ignore-static-replicas': 'adopted from Argo CD, which ignores replicas',
    });
    expect(ApiObject.of(ignoring.deployment!).toJson().metadata.annotations).toEqual({
      'cdk8s-model-autoscaling/ignore-static-replicas': 'adopted from Argo CD, which ignores replicas',
    });
    expect(ApiObject.of(deployment!).toJson().metadata.annotations).toBeUndefined();
  });
});
