import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { verdictOn } from '../../src/cluster/versions';
import { runRules } from '../../src/report/report';
import { RULES } from '../../src/rules';
import { stops } from '../../src/rules/reported-finding';
import { Finding, Rule, Severity } from '../../src/rules/rule';
import { findingsIn } from '../../src/rules/run';
import { CPU_TRIGGER, deployment, podMonitor, scaledObject } from '../support/manifests';

const SPAN = { product: 'KEDA', from: '2.14', before: '2.17' };
const stated = (version: string): ClusterProfile => ({ versions: { KEDA: version } });
const assumed = (version: string): ClusterProfile => ({ versions: {}, assumed: { KEDA: version } });

test.each([
  ['always', 'a version inside', stated('2.16')],
  ['never', 'an older version', stated('2.13')],
  ['never', 'a newer version', stated('2.17')],
  ['unknown', 'no version', { versions: {} }],
  ['unknown', 'a version of another product', { versions: { Kubernetes: '1.30' } }],
  ['unknown', 'an assumed version inside', assumed('2.15')],
  ['never', 'an assumed version outside', assumed('2.20')],
  ['always', 'a stated version inside, whatever is assumed', { ...assumed('2.20'), ...stated('2.15') }],
])('%s: %s', (verdict, _, profile) => {
  expect(verdictOn(SPAN, profile)).toBe(verdict);
});

test('what all supported versions have is certain, whatever is stated', () => {
  const all = { product: 'KEDA', from: '2.10' };
  expect([{ versions: {} }, stated('2.12'), assumed('2.20')].map((profile) => verdictOn(all, profile))).toEqual(['always', 'always', 'always']);
  expect(verdictOn(undefined, { versions: {} })).toBe('always');
});

test.each<[string, string | undefined]>([['always', '3.5'], ['never', '2.55'], ['unknown', '3.x'], ['unknown', undefined]])('%s: a Prometheus of version %s', (verdict, version) => {
  expect(verdictOn({ product: 'Prometheus', from: '3.0' }, { versions: {}, prometheus: [{ address: 'http://p', version }] })).toBe(verdict);
});

test('nothing is certain of a product that is not known', () => {
  expect(verdictOn({ product: '__proto__', from: '1' }, { versions: {} })).toBe('unknown');
});

describe('a rule of some versions', () => {
  const rule = (only?: Finding['only']): Rule => ({
    id: 'some',
    severity: Severity.ERROR,
    says: '',
    remedy: '',
    source: '',
    find: ({ manifests }) => manifests.map((at) => ({ at, field: 'spec.x', problem: 'is ignored', got: '1', fix: 'leave it out', only })),
  });
  const run = (only: Finding['only'], cluster?: ClusterProfile) => runRules([{ location: 'here', manifest: scaledObject('a') }], [rule(only)], cluster);
  const LINE = 'some: [here] spec.x: is ignored, got 1; leave it out';

  test('is an error where that version is stated', () => {
    expect(run(SPAN, stated('2.15'))).toEqual({ errors: [LINE], warnings: [] });
  });

  test('says nothing where another version is stated', () => {
    expect(run(SPAN, stated('2.20'))).toEqual({ errors: [], warnings: [] });
  });

  test('is a warning that says how to state the version, where none is stated', () => {
    expect(run(SPAN)).toEqual({
      errors: [],
      warnings: [`warning ${LINE} (so it is in KEDA from 2.14 to before 2.17; state the version that runs as versions.keda of the Cluster)`],
    });
  });

  test('is an error where all supported versions have it', () => {
    expect(run({ product: 'KEDA', from: '2.12' })).toEqual({ errors: [LINE], warnings: [] });
  });
});

describe('what is stated of a cluster', () => {
  const QUERY = 'sum(rate(requests_total[2m]))';
  const asks = scaledObject('a', { triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://p', query: QUERY, threshold: '1' } }] });
  const on = { 'not-scraped': asks, 'no-requests': scaledObject('a', { triggers: [CPU_TRIGGER] }) };
  const run = (id: keyof typeof on, cluster: Partial<ClusterProfile>) => {
    const documents = [deployment('model'), on[id]].map((manifest, i) => ({ location: `${i}`, manifest }));
    return runRules(documents, RULES.filter((each) => each.id === id), { versions: {}, ...cluster }).errors.length;
  };

  test.each<[keyof typeof on, number, Partial<ClusterProfile>]>([
    ['not-scraped', 1, {}],
    ['not-scraped', 1, { scrapedByOthers: [{ by: 'us', metrics: ['request', 'other_*'] }] }],
    ['not-scraped', 0, { scrapedByOthers: [{ by: 'us', metrics: ['requests_*'] }] }],
    ['not-scraped', 0, { scrapedByOthers: [{ by: 'us', metrics: ['requests_total'] }] }],
    ['no-requests', 1, {}],
    ['no-requests', 1, { limitRanges: [{ namespace: 'other', cpu: 0.1 }, { memory: 1 }] }],
    ['no-requests', 0, { limitRanges: [{ namespace: 'ml', cpu: 0.1 }] }],
    ['no-requests', 0, { limitRanges: [{ cpu: 0.1 }] }],
  ])('%s: %i with %j', (id, count, cluster) => {
    expect(run(id, cluster)).toBe(count);
  });
});

test.each<[string, number, number, ClusterProfile['prometheus']]>([
  ['no server', 0, 1, []],
  ['a server that says nothing of it', 0, 1, [{ address: 'http://p' }]],
  ['a server that scrapes each minute', 1, 0, [{ address: 'http://p', scrapeIntervalMillis: 60_000 }]],
  ['a server that scrapes often', 0, 0, [{ address: 'http://p', scrapeIntervalMillis: 10_000 }]],
  ['several, of which the quickest counts', 0, 0, [{ address: 'http://p', scrapeIntervalMillis: 60_000 }, { address: 'http://q', scrapeIntervalMillis: 10_000 }]],
  ['one that picks the monitor beside one that does not', 1, 0, [
    { address: 'http://p', scrapeIntervalMillis: 60_000 }, { address: 'http://q', scrapeIntervalMillis: 10_000, monitorLabels: { release: 'q' } },
  ]],
])('how often a monitor is scraped that does not say so: %s', (_title, errors, unknown, prometheus) => {
  const query = 'sum(rate(requests_total{namespace="ml",pod=~"model-.*"}[45s]))';
  const asks = scaledObject('a', { triggers: [{ type: 'prometheus', metadata: { serverAddress: 'http://p.m.svc:9090', query, threshold: '1' } }] });
  const workload = deployment('model');
  workload.spec.template.spec.containers[0].ports = [{ name: 'http', containerPort: 8000 }];
  const documents = [workload, podMonitor('m', 'http'), asks].map((manifest, i) => ({ location: `${i}`, manifest }));
  const found = findingsIn(documents, RULES.filter(({ id }) => id === 'window-short'), { versions: {}, prometheus });
  expect([found.filter(stops).length, found.filter(({ missing }) => missing !== undefined).length]).toEqual([errors, unknown]);
});
