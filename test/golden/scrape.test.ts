import golden from './scrape-verdicts.json';
import { LocatedDocument } from '../../src/graph/manifest';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { scrapedTwiceOf } from '../../src/graph/scrape-targets';
import { prometheusMillis } from '../../src/promql/duration';
import { runRules } from '../../src/report/report';
import { RULES } from '../../src/rules';
import { Untyped } from '../support/untyped';

/** Why a real Prometheus decided on something that the manifests do not say. */
const EXCEPTIONS: Record<string, string> = {
  'sel-dot-regex': 'accepted by accident: the operator makes a regular expression of the wanted label value',
  'auth-missing': 'the cluster decided: the Secret may be there without a manifest',
  'pending-pm': 'the state of the cluster decided: the pod has no address yet',
  'done-pm': 'the state of the cluster decided: the pod has ended',
  'done-sm': 'the state of the cluster decided: the pod has ended',
  'done-sm-nofilter': 'the state of the cluster decided: the pod has ended',
  'sel-nomatchlabels': 'the same manifest is taken where the API server drops unknown fields, in sel-nomatchlabels-lax; monitor-refused tells of both',
  'zero': 'the Deployment has no replicas at that time',
  'longname': 'the Deployment is refused by the API server',
};
const SCENARIOS = golden.scenarios as Untyped[];

function documentsOf({ manifests, prometheus }: Untyped): LocatedDocument[] {
  const { name, namespace, spec } = golden.about.prometheusResource as Untyped;
  const server = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name, namespace }, spec: { ...spec, ...prometheus } };
  return [server, ...manifests].map((manifest: Untyped) => ({ manifest, location: manifest.metadata.name }));
}

describe('what a real Prometheus scrapes', () => {
  const plain = SCENARIOS.filter(({ id }) => EXCEPTIONS[id] === undefined);

  test.each(plain.map((scenario) => [scenario.id, scenario.title, scenario]))('%s: %s', (_id, _title, scenario: Untyped) => {
    const graph = new ScalingGraph(documentsOf(scenario));
    const targetsOf = (name?: string) => (scenario.targets ?? []).filter(({ pod }: Untyped) => pod.startsWith(`${name}#`));
    for (const workload of graph.workloads) {
      const targets = targetsOf(workload.manifest.metadata.name);
      expect([workload.manifest.metadata.name, graph.isScraped(workload)]).toEqual([workload.manifest.metadata.name, targets.length > 0]);
      const millis = targets.map(({ interval }: Untyped) => prometheusMillis(interval));
      expect(graph.scrapeIntervalOf(workload)?.millis).toBe(targets.length === 0 ? undefined : Math.min(...millis));
    }
  });

  test('the exceptions are few', () => {
    expect(`${plain.length} of ${SCENARIOS.length}`).toBe('161 of 170');
    expect(Object.keys(EXCEPTIONS).filter((id) => !SCENARIOS.some((scenario) => scenario.id === id))).toEqual([]);
  });
});

/** Why nothing is found in manifests of which nothing is scraped, or something in others. */
const OTHERWISE: Record<string, string> = {
  ...EXCEPTIONS,
  'svc-sel-nothing': 'the pods of the Service may be made elsewhere',
  'svc-externalname': 'the Service leads to another name, and what is there is not known',
  'svc-manual-slice': 'the endpoints of the Service are written by hand',
  'vllm-isvc-8080': 'what the monitor selects may be made elsewhere; not-scraped tells of an autoscaler that needs it',
  'annot': 'no autoscaler needs the metrics; annotation-scrape and not-scraped tell of one that does',
  'path-query': 'Prometheus asks for /metrics%3Fformat=prometheus, which no server has',
  'two-one-rejected': 'one of two monitors is refused, and the finding is of that one',
  'sel-nomatchlabels-lax': 'taken where the API server drops unknown fields, and then the monitor takes everything',
};
delete OTHERWISE['sel-nomatchlabels'];
delete OTHERWISE['sel-dot-regex'];

describe('what keeps a real Prometheus from scraping is found in the manifests, and nothing else is', () => {
  const plain = SCENARIOS.filter(({ id }) => OTHERWISE[id] === undefined);
  const rules = RULES.filter(({ id }) => /^(monitor-|scrape-timeout$|service-to-pod$|annotation-scrape$)/.test(id));

  test.each(plain.map((scenario) => [scenario.id, scenario]))('%s', (_id, scenario: Untyped) => {
    const { errors, warnings } = runRules(documentsOf(scenario), rules);
    expect([...errors, ...warnings].length > 0).toBe((scenario.targets ?? []).length === 0);
    expect(warnings.filter((line) => line.startsWith('unknown'))).toEqual([]);
  });

  test('the exceptions are few', () => {
    expect(`${plain.length} of ${SCENARIOS.length}`).toBe('155 of 170');
  });
});

describe('what is scraped twice', () => {
  const otherwise = ['zero', 'sel-nomatchlabels-lax'].filter((id) => OTHERWISE[id] !== undefined);
  const plain = SCENARIOS.filter(({ id }) => !otherwise.includes(id));

  test.each(plain.map((scenario) => [scenario.id, scenario]))('%s', (_id, scenario: Untyped) => {
    const graph = new ScalingGraph(documentsOf(scenario));
    const twice = graph.workloads.filter((workload) => scrapedTwiceOf(graph.scraping, workload).length > 0);
    expect(twice.map(({ manifest }) => manifest.metadata.name)).toEqual(twiceIn(scenario));
  });
});

/** Workloads of which a Prometheus asks one URL twice, by other labels. */
function twiceIn({ targets = [] }: Untyped): string[] {
  const labels = new Map<string, Set<string>>();
  for (const { labels: of, path, pod, port, scheme } of targets) {
    const url = `${pod.split('#')[0]} ${pod} ${scheme} ${port} ${path}`;
    labels.set(url, (labels.get(url) ?? new Set()).add(JSON.stringify(Object.entries(of).sort())));
  }
  return [...new Set([...labels].filter(([, of]) => of.size > 1).map(([url]) => url.split(' ')[0]))];
}

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
