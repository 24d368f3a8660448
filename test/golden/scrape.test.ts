import golden from './scrape-verdicts.json';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { prometheusMillis } from '../../src/platforms/prometheus/duration';
import { Untyped } from '../support/untyped';

/** Why a real Prometheus decided on something that the manifests do not say. */
const EXCEPTIONS: Record<string, string> = {
  'sel-dot-regex': 'accepted by accident: the operator makes a regular expression of the wanted label value',
  'auth-missing': 'the cluster decided: the Secret may be there without a manifest',
  'pending-pm': 'the state of the cluster decided: the pod has no address yet',
  'done-pm': 'the state of the cluster decided: the pod has ended',
  'done-sm': 'the state of the cluster decided: the pod has ended',
  'done-sm-nofilter': 'the state of the cluster decided: the pod has ended',
  'two-one-rejected': 'the other monitor has a fault of its own',
  'zero': 'the Deployment has no replicas at that time',
  'longname': 'the Deployment is refused by the API server',
};
/** Faults of a monitor itself. */
const REFUSED = ['monitor-refused-by-operator', 'monitor-refused-by-api', 'generated-configuration-not-loadable'];

const SCENARIOS = golden.scenarios as Untyped[];

function graphOf({ manifests, prometheus }: Untyped): ScalingGraph {
  const { name, namespace, spec } = golden.about.prometheusResource as Untyped;
  const server = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name, namespace }, spec: { ...spec, ...prometheus } };
  return new ScalingGraph([server, ...manifests].map((manifest: Untyped) => ({ manifest, location: manifest.metadata.name })));
}

describe('what a real Prometheus scrapes', () => {
  const plain = SCENARIOS.filter(({ id, why }) => EXCEPTIONS[id] === undefined && !REFUSED.includes(why));

  test.each(plain.map((scenario) => [scenario.id, scenario.title, scenario]))('%s: %s', (_id, _title, scenario: Untyped) => {
    const graph = graphOf(scenario);
    const targetsOf = (name?: string) => (scenario.targets ?? []).filter(({ pod }: Untyped) => pod.startsWith(`${name}#`));
    for (const workload of graph.workloads) {
      const targets = targetsOf(workload.manifest.metadata.name);
      expect([workload.manifest.metadata.name, graph.isScraped(workload)]).toEqual([workload.manifest.metadata.name, targets.length > 0]);
      const millis = targets.map(({ interval }: Untyped) => prometheusMillis(interval));
      expect(graph.scrapeIntervalOf(workload)?.millis).toBe(targets.length === 0 ? undefined : Math.min(...millis));
    }
  });

  test('the exceptions are few', () => {
    expect(`${plain.length} of ${SCENARIOS.length}`).toBe('141 of 170');
    expect(Object.keys(EXCEPTIONS).filter((id) => !SCENARIOS.some((scenario) => scenario.id === id))).toEqual([]);
  });
});

describe('the labels of scraped series', () => {
  const targets = SCENARIOS.flatMap(({ id, manifests, targets: found = [] }) => found.map((target: Untyped) => ({ id, manifests, target })))
    .filter(({ manifests }) => !/elabelings|argetLabels|jobLabel/.test(JSON.stringify(manifests)));

  test('a ServiceMonitor gives namespace and service, by which derived queries select', () => {
    const services = targets.filter(({ target }) => target.monitor.startsWith('ServiceMonitor/'));
    expect(services.length).toBeGreaterThan(50);
    for (const { manifests, target } of services) {
      expect(manifests.filter(({ kind }: Untyped) => kind === 'Service').map(({ metadata }: Untyped) => `${metadata.namespace}/${metadata.name}`))
        .toContain(`${target.labels.namespace}/${target.labels.service}`);
    }
  });

  test('a PodMonitor gives its own namespace and name as job, by which derived queries select', () => {
    const pods = targets.filter(({ target }) => target.monitor.startsWith('PodMonitor/'));
    expect(pods.length).toBeGreaterThan(10);
    for (const { manifests, target } of pods) {
      const monitor = manifests.find(({ kind, metadata }: Untyped) => `${kind}/${metadata.name}` === target.monitor);
      expect(target.labels.job).toBe(`${monitor.metadata.namespace}/${monitor.metadata.name}`);
    }
  });
});
