import { App, Chart, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { AutoscaledModel, AutoscaledModelProps } from '../../src';
import { kedaHpaOf } from '../../src/graph/keda-hpa';
import { quantityValue } from '../../src/platforms/kubernetes/quantity';
import { modelProps, verticalProps } from '../support/arbitraries';
import { stderrOf } from '../support/captured';
import { samples } from '../support/samples';
import { synth, testValidity, yamlOf } from '../support/synth';
import { Untyped } from '../support/untyped';

/** Numbers as Go's encoding/json takes them, and booleans as strconv.ParseBool does: what KEDA reads metadata with. */
const JSON_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/;
const GO_BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
/** KEDA multiplies float64s: to a thousandth, or to a large number's own precision. */
const near = (wanted: number, target: number) => Math.abs(wanted - target) <= 0.0005 + target * Number.EPSILON;
const QUANTITY = /^[0-9]+(m|Ki|Mi|Gi|Ti)?$/;

function chartOf(props: AutoscaledModelProps, path = ['chart']): Chart {
  const chart = path.slice(1).reduce((scope, id) => new Chart(scope, id), new Chart(new App(), path[0]));
  new AutoscaledModel(chart, 'id', props);
  return chart;
}

function quietly<T>(run: () => T): T {
  let result: T;
  stderrOf(() => {
    result = run();
  });
  return result!;
}

const find = (manifests: Untyped[], kind: string) => manifests.find((manifest) => manifest.kind === kind);

testValidity('any accepted props give valid manifests', () => {
  fc.assert(fc.property(modelProps, verticalProps, (props, vertical) => quietly(() => {
    const chart = new Chart(new App(), 'chart');
    new AutoscaledModel(chart, 'id', props).scaleVertically(vertical);
    expect(synth(chart).length).toBeGreaterThanOrEqual(4);
  })), { numRuns: samples(200) });
});

test('every value of a trigger is a string that KEDA reads as what it is', () => {
  fc.assert(fc.property(modelProps, (props) => quietly(() => {
    for (const { type, metadata } of find(synth(chartOf(props)), 'ScaledObject').spec.triggers) {
      expect(Object.values(metadata).every((value) => typeof value === 'string')).toBe(true);
      if (type === 'prometheus') {
        expect(metadata.threshold).toMatch(JSON_NUMBER);
        expect(Math.round(Number(metadata.threshold) * 1000)).toBeGreaterThan(0);
        expect(metadata.activationThreshold ?? '0').toMatch(JSON_NUMBER);
        expect(metadata.ignoreNullValues ?? 'true').toMatch(GO_BOOLEAN);
      }
      if (type === 'cpu' || type === 'memory') {
        expect(metadata.value).toMatch(QUANTITY);
      }
    }
  })), { numRuns: samples(200) });
});

test('a monitor leads to the pods: by labels, and by a port that the container declares', () => {
  fc.assert(fc.property(modelProps, (props) => quietly(() => {
    const manifests = synth(chartOf(props));
    const { template, selector } = find(manifests, 'Deployment').spec;
    const ports: Untyped[] = template.spec.containers[0].ports;
    const podMonitor = find(manifests, 'PodMonitor');
    const service = find(manifests, 'Service');
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(template.metadata.labels).toMatchObject(service.spec.selector);
    for (const port of service.spec.ports) {
      expect(ports.map(({ containerPort }) => containerPort)).toContain(port.targetPort);
    }
    if (podMonitor !== undefined) {
      expect(template.metadata.labels).toMatchObject(podMonitor.spec.selector.matchLabels);
      expect(ports.map(({ name }) => name)).toContain(podMonitor.spec.podMetricsEndpoints[0].port);
    } else {
      const monitor = find(manifests, 'ServiceMonitor');
      expect(service.metadata.labels).toMatchObject(monitor.spec.selector.matchLabels);
      expect(service.spec.ports.map(({ name }: Untyped) => name)).toContain(monitor.spec.endpoints[0].port);
    }
  })), { numRuns: samples(200) });
});

test('the HPA that KEDA makes has the bounds of the model and a metric per trigger, each with a name and a target of its own', () => {
  fc.assert(fc.property(modelProps, (props) => quietly(() => {
    const scaledObject = find(synth(chartOf(props)), 'ScaledObject');
    const hpa = kedaHpaOf(scaledObject);
    if (hpa === undefined) {
      expect(Object.keys(scaledObject.metadata.annotations).join()).toMatch(/paused/);
      return;
    }
    expect([hpa.minReplicas, hpa.maxReplicas]).toEqual([props.minReplicas, props.maxReplicas]);
    expect(hpa.metrics).toHaveLength(props.triggers?.length ?? 0);
    const external = hpa.metrics.flatMap(({ type, name }) => type === 'External' ? name ?? [] : []);
    expect(new Set(external).size).toBe(external.length);
    // A schedule is divided by 1, and the lag of a Kafka by 10 unless it says otherwise.
    const wanted = scaledObject.spec.triggers.map(({ type, metadata }: Untyped) => type === 'cron' ? '1' : metadata.threshold ?? metadata.value ?? metadata.lagThreshold ?? '10');
    hpa.metrics.filter(({ target }) => target !== undefined).forEach(({ target }) => {
      expect(wanted.some((text: string) => near(quantityValue(text) ?? Number(text), target!))).toBe(true);
    });
  })), { numRuns: samples(200) });
});

test('the same props give the same YAML', () => {
  fc.assert(fc.property(modelProps, (props) => quietly(() => {
    expect(yamlOf(chartOf(props))).toBe(yamlOf(chartOf(props)));
  })), { numRuns: samples(50) });
});

test('neither the name of a chart nor the place of a model in the tree changes anything', () => {
  fc.assert(fc.property(modelProps, (props) => quietly(() => {
    expect(Yaml.stringify(...synth(chartOf(props, ['another', 'nested'])))).toBe(yamlOf(chartOf(props)));
  })), { numRuns: samples(50) });
});
