import { isClusterDocument, readClusterProfile } from '../../src/cluster/read-cluster-profile';
import { readText } from '../../src/manifests/read-text';

const read = (text: string) => readClusterProfile(readText(text).value);
const spec = (text: string) => read(`apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nspec:\n${text.replace(/^/gm, '  ')}`);

test('all that can be said is read', () => {
  expect(spec(`
versions: { kubernetes: '1.33', keda: '2.17', kserve: 0.15.2, seldonCore1: '1.18', seldonCore2: 2.8.4, vpa: '1.5', prometheusOperator: '0.87', llmdRouter: '0.10' }
hpa: { syncPeriod: 30s, tolerance: 0.05, downscaleStabilization: 10m, cpuInitializationPeriod: 1m, initialReadinessDelay: 10s, featureGates: [HPAConfigurableTolerance] }
keda: { httpTimeout: 5s }
kserve: { llmTls: true }
seldonCore1: { kedaEnabled: false }
seldonCore2: { autoscalingModelEnabled: true, autoscalingServerEnabled: false }
vpa: { featureGates: [InPlace] }
prometheus:
- { address: 'http://p.m.svc:9090', monitorLabels: { release: p }, monitorNamespaces: [ml], scrapeInterval: 30s, dialect: MetricsQL, version: '3.5' }
scrapedByOthers:
- { metrics: ['DCGM_FI_*'], by: the GPU operator }
limitRanges:
- { namespace: ml, cpu: 100m, memory: 1Gi }
capacity: { cpu: 64, memory: 256Gi, extended: { nvidia.com/gpu: 8 } }
podStartup: 2m30s
longestRequest: 5m`)).toEqual({
    faults: [],
    profile: {
      versions: { 'Kubernetes': '1.33', 'KEDA': '2.17', 'KServe': '0.15.2', 'Seldon Core 1': '1.18', 'Seldon Core 2': '2.8.4', 'VPA': '1.5', 'prometheus-operator': '0.87', 'llm-d router': '0.10' },
      hpa: {
        syncPeriodMillis: 30_000,
        tolerance: 0.05,
        downscaleStabilizationMillis: 600_000,
        cpuInitializationMillis: 60_000,
        initialReadinessMillis: 10_000,
        featureGates: ['HPAConfigurableTolerance'],
      },
      keda: { httpTimeoutMillis: 5000 },
      kserve: { llmTls: true },
      seldonCore1: { kedaEnabled: false },
      seldonCore2: { autoscalingModelEnabled: true, autoscalingServerEnabled: false },
      vpa: { featureGates: ['InPlace'] },
      prometheus: [{
        address: 'http://p.m.svc:9090', monitorLabels: { release: 'p' }, monitorNamespaces: ['ml'], scrapeIntervalMillis: 30_000, dialect: 'MetricsQL', version: '3.5',
      }],
      scrapedByOthers: [{ metrics: ['DCGM_FI_*'], by: 'the GPU operator' }],
      limitRanges: [{ namespace: 'ml', cpu: 0.1, memory: 1024 ** 3 }],
      capacity: { cpu: 64, memory: 256 * 1024 ** 3, extended: { 'nvidia.com/gpu': 8 } },
      podStartupMillis: 150_000,
      longestRequestMillis: 300_000,
    },
  });
});

test('nothing has to be said', () => {
  expect(spec('{}')).toEqual({ profile: { versions: {} }, faults: [] });
  expect(read('apiVersion: cdk8s-model-autoscaling/v1\nkind: Cluster\nmetadata: { name: prod }')).toEqual({ profile: { versions: {} }, faults: [] });
});

test.each<[string, string]>([
  ['a field that is none', 'version: { keda: "2.17" }'],
  ['a product that is none', 'versions: { kedaa: "2.17" }'],
  ['a version as a number', 'versions: { keda: 2.20 }'],
  ['a version that is not known', 'versions: { keda: "2.9" }'],
  ['a text for an object', 'versions: "2.17"'],
  ['an object for a list', 'prometheus: { address: "http://p" }'],
  ['a server without an address', 'prometheus: [{ dialect: PromQL }]'],
  ['a language that is none', 'prometheus: [{ address: "http://p", dialect: promql }]'],
  ['a version of no Prometheus', 'prometheus: [{ address: "http://p", version: 3.5 }]'],
  ['a duration that is none', 'hpa: { syncPeriod: 15 }'],
  ['a quantity that is none', 'capacity: { memory: 4 gigabytes }'],
  ['a tolerance below 0', 'hpa: { tolerance: -0.1 }'],
  ['a text for a truth', 'kserve: { llmTls: "true" }'],
  ['a feature gate that is none', 'vpa: { featureGates: [InPlaceOrRecreate] }'],
  ['metrics of nobody', 'scrapedByOthers: [{ metrics: [up] }]'],
])('what is wrong is said, and left out: %s', (_, text) => {
  const { profile, faults } = spec(text);
  expect(faults).toMatchSnapshot();
  expect(JSON.stringify(profile)).not.toMatch(/"(version|kedaa|dialect|tolerance|llmTls|memory|syncPeriodMillis|by)":/);
});

test('whatever stands there, nothing throws', () => {
  for (const value of [undefined, null, 1, 'x', true, [], {}, [1], { spec: null }, { spec: [] }, { spec: { versions: [], prometheus: [null, 1, []], hpa: 'x' } }, { metadata: 1 }]) {
    expect(readClusterProfile(value).profile.versions).toEqual({});
  }
});

test('a document is known by its kind and group', () => {
  expect([{ apiVersion: 'cdk8s-model-autoscaling/v1', kind: 'Cluster' }, { apiVersion: 'cluster.x-k8s.io/v1beta1', kind: 'Cluster' }, null].map(isClusterDocument))
    .toEqual([true, false, false]);
});
