import { permissionText } from '../../src/kubectl/refusals';
import { isLiveRule } from '../../src/live/live-findings';
import { chainsText } from '../../src/live/live-text';
import { levelOf, objectText } from '../../src/report/check-finding';
import { PLAIN } from '../../src/report/terminal-text';
import { lookAt, saidOf, verdictsOf } from '../support/live';
import { RecordedState, recordedStates, Truth } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';

/** What is true of each state of this repository, and what a person has to be told of it. */
const TRUTHS: { readonly [state: string]: { readonly breaks: Truth; readonly told: RegExp[] } } = {
  '01-healthy-load': { breaks: { 'ScaledObject healthy-load/iris': 'ok' }, told: [] },
  '02-idle': { breaks: { 'ScaledObject idle/iris': 'ok' }, told: [] },
  '03-metric-lost': { breaks: { 'ScaledObject metric-lost/iris': 'query' }, told: [/the metric is lost/, /the result is empty/, /held at 2/, /targets of ServiceMonitor iris/] },
  '04-metric-never-there': { breaks: { 'ScaledObject metric-never-there/iris': 'unknown query' }, told: [/never been active/, /empty result for 0 \(ignoreNullValues\)/, /--prometheus http:\/\/prometheus-operated\.monitoring\.svc:9090/] },
  '05-several-series': { breaks: { 'ScaledObject several-series/iris': 'query' }, told: [/several series/, /remove the grouping/, /held at 2/] },
  '06-target-missing': {
    breaks: { 'ScaledObject target-missing/iris': 'target', 'ScaledObject target-missing/wine': 'target' },
    told: [/Deployment iris does not exist in namespace target-missing/, /Deployment wine was deleted/],
  },
  '07-asleep': { breaks: { 'ScaledObject asleep/iris': 'ok' }, told: [] },
  '08-paused': {
    breaks: { 'ScaledObject paused/iris': 'warning scaled-object', 'ScaledObject paused/wine': 'warning scaled-object' },
    told: [/is paused/, /autoscaling\.keda\.sh\/paused: "true"/, /paused-replicas: "2"/, /holds 2 replicas/, /remove the annotation/],
  },
  '09-fallback-active': { breaks: { 'ScaledObject fallback-active/iris': 'query' }, told: [/the metric is lost/, /fallback holds 4 replicas/, /no measurement/] },
  '10-auth-missing': { breaks: { 'ScaledObject auth-missing/iris': 'authentication' }, told: [/TriggerAuthentication prometheus-token does not exist in namespace auth-missing/, /no HorizontalPodAutoscaler/] },
  '11-custom-metrics-ok': { breaks: { 'HorizontalPodAutoscaler custom-metrics-ok/iris': 'ok', 'HorizontalPodAutoscaler custom-metrics-ok/wine': 'ok' }, told: [] },
  '13-at-max': { breaks: { 'ScaledObject at-max/iris': 'warning replicas' }, told: [/wants 8 replicas, and may have 3/, /raise maxReplicaCount/] },
  '14-pods-pending': { breaks: { 'ScaledObject pods-pending/llama': 'replicas' }, told: [/2 of 3 pods cannot be scheduled: Insufficient nvidia\.com\/gpu/, /did its part/] },
  '15-ambiguous-selector': {
    breaks: { 'HorizontalPodAutoscaler ambiguous-selector/iris-blue': 'hpa', 'HorizontalPodAutoscaler ambiguous-selector/iris-green': 'hpa' },
    told: [/pods of Deployment iris-blue are those of HorizontalPodAutoscaler ambiguous-selector\/iris-green too/, /neither of them scales/, /selectors .* that differ/],
  },
  '16-two-controllers': {
    breaks: { 'HorizontalPodAutoscaler two-controllers/iris': 'ok', 'HorizontalPodAutoscaler two-controllers/wine': 'hpa', 'ScaledObject two-controllers/wine': 'hpa' },
    told: [/two autoscalers scale Deployment wine/, /delete HorizontalPodAutoscaler two-controllers\/wine/, /neither of them scales/],
  },
  '17-forbidden-nobody': { breaks: {}, told: [] },
  '17-forbidden-one-namespace': { breaks: { 'ScaledObject forbidden/iris': 'ok' }, told: [] },
  '18-keda-adapter-down': {
    breaks: { 'ScaledObject keda-adapter-down/iris': 'metrics-api' }, told: [/metrics server of KEDA is down/, /MissingEndpoints/, /every ScaledObject of the cluster is held/, /held at 3/],
  },
};

const STATES = recordedStates();
const rows = STATES.map((state): [string, RecordedState] => [state.id, state]);
const stateOf = (id: string) => STATES.find((state) => state.id === id)!;
// What a person reads is known of the states that the project keeps, and not of those in another folder.
const isOwn = process.env.CLUSTER_STATES_DIR === undefined;

test.each(rows)('%s: what breaks is found, and nothing else', async (id, state) => {
  const looked = await lookAt(state, recordedKubectl(state.cluster));
  const truth = state.truth ?? TRUTHS[id]?.breaks;
  if (truth !== undefined) {
    expect(verdictsOf(looked)).toEqual(truth);
  }
  // Each autoscaler that breaks has one finding that names it, and none that works has one.
  const told = looked.findings.filter(({ rule, missing }) => isLiveRule(rule) && missing === undefined);
  const named = told.flatMap(({ object }) => object === undefined ? [] : [objectText(object)]);
  expect(named.sort()).toEqual(Object.entries(verdictsOf(looked)).filter(([, verdict]) => verdict !== 'ok' && !verdict.startsWith('unknown')).map(([name]) => name).sort());
});

(isOwn ? test.each : test.skip.each)(rows)('%s: a person is told what to know', async (id, state) => {
  const said = saidOf(await lookAt(state, recordedKubectl(state.cluster)));
  TRUTHS[id].told.forEach((each) => expect(said).toMatch(each));
  if (TRUTHS[id].told.length === 0) {
    expect(said).toBe('');
  }
});

(isOwn ? test : test.skip)('what does as it was told is no break in the text', async () => {
  const state = stateOf('13-at-max');
  const { chains } = await lookAt(state, recordedKubectl(state.cluster), []);
  expect(chainsText(chains, PLAIN, 80)).toContain('\n    warning  replicas        it wants 8 replicas, and may have 3\n');
});

(isOwn ? test : test.skip)('healthy autoscalers take a line where they are many, before the links of the others', async () => {
  const looked = await Promise.all(['01-healthy-load', '13-at-max', '02-idle'].map((id) => lookAt(stateOf(id), recordedKubectl(stateOf(id).cluster), [])));
  const chains = looked.flatMap((each) => each.chains);
  const text = chainsText(chains, PLAIN, 80, 'line');
  expect(text.split('\n').slice(0, 4)).toEqual([
    'ok ScaledObject healthy-load/iris scales Deployment iris: 3 of 1 to 10 replicas',
    'ok ScaledObject idle/iris scales Deployment iris: 1 of 1 to 10 replicas',
    '',
    'ScaledObject at-max/iris scales Deployment iris: 3 of 1 to 3 replicas',
  ]);
  expect(text).toContain('\n    warning  replicas ');
  expect(chainsText(chains.slice(0, 1), PLAIN, 80)).toContain('\n    ok       target ');
});

(isOwn ? test : test.skip)('every state that was recorded has a truth', () => {
  expect(STATES.map(({ id }) => id)).toEqual(Object.keys(TRUTHS));
});

(isOwn ? test : test.skip)('nobody is told that there is nothing where nothing may be read', async () => {
  const state = stateOf('17-forbidden-nobody');
  const { isBlind, findings, seen } = await lookAt(state, recordedKubectl(state.cluster));
  expect(isBlind).toBe(true);
  expect(new Set(findings.map(levelOf))).toEqual(new Set(['unknown']));
  expect(seen.observations.unread.map(permissionText)).toEqual(expect.arrayContaining([
    'list pods in namespace forbidden', 'list scaledobjects.keda.sh in namespace forbidden', 'list horizontalpodautoscalers.autoscaling in namespace forbidden', 'list nodes in the whole cluster',
  ]));
});

(isOwn ? test : test.skip)('the rights in one namespace suffice for it, and what they do not reach is named', async () => {
  const state = stateOf('17-forbidden-one-namespace');
  const { isBlind, findings } = await lookAt(state, recordedKubectl(state.cluster));
  expect(isBlind).toBe(false);
  expect(findings.filter(({ rule }) => isLiveRule(rule)).map(({ missing }) => missing)).toEqual([
    'these permissions are missing, so nobody can tell what is there: list nodes, namespaces, apiservices.apiregistration.k8s.io, clustertriggerauthentications.keda.sh, '
    + 'prometheuses.monitoring.coreos.com in the whole cluster',
  ]);
});

(isOwn ? test : test.skip)('the same rules as those of check run on the real objects', async () => {
  const state = stateOf('05-several-series');
  const { findings } = await lookAt(state, recordedKubectl(state.cluster));
  expect(findings.filter(({ rule }) => !isLiveRule(rule)).map(({ rule, place }) => [rule, place])).toEqual(expect.arrayContaining([
    ['multi-series', 'cluster/several-series/ScaledObject/iris'],
  ]));
});

(isOwn ? test : test.skip)('what is seen of a cluster is what check reads with --cluster', async () => {
  const state = stateOf('01-healthy-load');
  const { cluster } = await lookAt(state, recordedKubectl(state.cluster));
  expect(cluster).toEqual({
    apiVersion: 'cdk8s-model-autoscaling/v1',
    kind: 'Cluster',
    spec: {
      versions: { kubernetes: '1.36', keda: '2.20' },
      prometheus: [{ address: 'http://prometheus-operated.monitoring.svc:9090', scrapeInterval: '5s', version: '3.5' }],
      capacity: { cpu: '47.7', memory: '193273528320', extended: { 'nvidia.com/gpu': '1' } },
    },
  });
});
