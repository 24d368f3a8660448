import golden from './scrape-verdicts.json';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { Workload, workloadOf } from '../../src/graph/workload';
import { Untyped } from '../support/untyped';

/** Why a real Prometheus decided on something that no selector, namespace or port of the manifests says. */
const OTHER_FAULT: Record<string, string> = {
  'monitor-not-selected-by-prometheus': 'the labels that the Prometheus asks for are no part of the manifests',
  'monitor-refused-by-operator': 'the monitor has a fault of its own, which is a question of its own',
  'monitor-refused-by-api': 'the manifest is invalid',
  'workload-refused-by-api': 'the manifest is invalid',
  'pod-has-no-ip': 'the state of the cluster decided',
  'no-pods': 'the Deployment has no replicas at that time',
  'generated-configuration-not-loadable': 'a fault elsewhere makes the whole configuration unusable',
};
const EXCEPTIONS: Record<string, string> = {
  'sel-dot-regex': 'accepted by accident: the operator makes a regular expression of the wanted label value',
};

const SCENARIOS = (golden.scenarios as Untyped[]).map((scenario) => ({ ...scenario, exception: exceptionOf(scenario) }));

function exceptionOf({ id, why, prometheus }: Untyped): string | undefined {
  return prometheus?.ignoreNamespaceSelectors === true
    ? 'the Prometheus was told to ignore what the manifests say'
    : EXCEPTIONS[id] ?? OTHER_FAULT[why];
}

function workloadsOf({ manifests }: Untyped): Workload[] {
  return manifests.flatMap((manifest: Untyped) => workloadOf({ manifest, location: manifest.metadata.name }) ?? []);
}

describe('what a real Prometheus scrapes', () => {
  const plain = SCENARIOS.filter(({ exception }) => exception === undefined);

  test.each(plain.map((scenario) => [scenario.id, scenario.title, scenario]))('%s: %s', (_id, _title, scenario: Untyped) => {
    const graph = new ScalingGraph(scenario.manifests.map((manifest: Untyped) => ({ manifest, location: manifest.metadata.name })));
    const scraped = Object.fromEntries(workloadsOf(scenario).map((workload) => [workload.manifest.metadata.name, graph.isScraped(workload)]));
    const expected = Object.fromEntries(Object.keys(scraped).map((name) =>
      [name, (scenario.targets ?? []).some(({ pod }: Untyped) => pod.startsWith(`${name}#`))]));
    expect(scraped).toEqual(expected);
  });

  test('the exceptions are those that were looked at', () => {
    expect(SCENARIOS.filter(({ exception }) => exception !== undefined).map(({ id }) => id).sort()).toMatchSnapshot();
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
