import { ClusterProfile } from '../../src/cluster/cluster-profile';
import { explain } from '../../src/explain/explain';
import { replicaOf } from '../../src/graph/replica-pods';
import { requestedByReplica } from '../../src/graph/requested';
import { ScalingGraph } from '../../src/graph/scaling-graph';
import { capacity } from '../../src/rules/capacity';
import { scaledObject } from '../support/manifests';
import { Untyped } from '../support/untyped';

const GIBIBYTE = 1024 ** 3;
const metadata = { name: 'chat', namespace: 'ml' };
/** A template of pods with one container that requests so much. */
const pods = (requests: Untyped, gpus?: number, more: Untyped = {}) =>
  ({ spec: { containers: [{ name: 'main', image: 'engine', resources: { requests, limits: gpus === undefined ? {} : { 'nvidia.com/gpu': gpus } } }], ...more } });
const LEADER = pods({ cpu: '2', memory: '8Gi' }, 1);
const WORKER = pods({ cpu: '500m' }, 4);
/** What claims two devices for each pod that names it. */
const TWO_DEVICES = {
  apiVersion: 'resource.k8s.io/v1',
  kind: 'ResourceClaimTemplate',
  metadata: { name: 'two', namespace: 'ml' },
  spec: { spec: { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: 'gpu.nvidia.com', count: 2 } }] } } },
};
const CLAIMING = pods({ cpu: '1' }, undefined, { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'two' }] });

const lws = (leaderWorkerTemplate: Untyped) => [{ apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', metadata, spec: { leaderWorkerTemplate } }];
const set = (spec: Untyped) => [{ apiVersion: 'disaggregatedset.x-k8s.io/v1', kind: 'DisaggregatedSet', metadata, spec }];
const roles = (decode: Untyped, more: Untyped = {}) => set({
  roles: [
    { name: 'prefill', scaling: { mode: 'External' }, spec: { leaderWorkerTemplate: { workerTemplate: pods({ cpu: '64' }) } } },
    { name: 'decode', scaling: { mode: 'External' }, spec: { leaderWorkerTemplate: decode }, ...more },
  ],
});
const graph = (spec: Untyped, version = 'v1beta1') => [{ apiVersion: `nvidia.com/${version}`, kind: 'DynamoGraphDeployment', metadata, spec }];
const component = (more: Untyped) => graph({ components: [{ name: 'Frontend', podTemplate: pods({ cpu: '99' }) }, { name: 'Decode', scalingAdapter: {}, ...more }] });
const service = (more: Untyped) => graph({ services: { Decode: { scalingAdapter: { enabled: true }, ...more } } }, 'v1alpha1');
const runtime = (deploymentConfig: Untyped, more: Untyped = {}) => [{ apiVersion: 'production-stack.vllm.ai/v1alpha1', kind: 'VLLMRuntime', metadata, spec: { deploymentConfig, ...more } }];
const storm = (...of: Untyped[]) => [{ apiVersion: 'orchestration.aibrix.ai/v1alpha1', kind: 'StormService', metadata, spec: { template: { spec: { roles: of } } } }];
const fleet = (spec: Untyped) => [{ apiVersion: 'orchestration.aibrix.ai/v1alpha1', kind: 'RayClusterFleet', metadata, spec: { template: { spec: { headGroupSpec: { template: LEADER }, ...spec } } } }];

const LWS = ['leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'chat'];
const ROLE = ['disaggregatedset.x-k8s.io/v1', 'DisaggregatedSetRoleScaler', 'chat-decode'];
const ADAPTER = ['nvidia.com/v1beta1', 'DynamoGraphDeploymentScalingAdapter', 'chat-decode'];
const RUNTIME = ['production-stack.vllm.ai/v1alpha1', 'VLLMRuntime', 'chat'];
const STORM = ['orchestration.aibrix.ai/v1alpha1', 'StormService', 'chat'];
const FLEET = ['orchestration.aibrix.ai/v1alpha1', 'RayClusterFleet', 'chat'];

function graphOf([apiVersion, kind, name]: string[], manifests: Untyped[], maxReplicaCount = 3): ScalingGraph {
  const autoscaler = scaledObject('chat', { scaleTargetRef: { apiVersion, kind, name }, maxReplicaCount });
  return new ScalingGraph([...manifests, autoscaler].map((manifest) => ({ manifest, location: 'test' })));
}

/** What does not fit into a cluster that has so much. */
function beyond(found: ScalingGraph, has: ClusterProfile['capacity']): unknown[] {
  return [...capacity.find(found, { versions: {}, capacity: has })].map((each) => 'got' in each ? each.got : each);
}

/** The pods of a replica, and what they request together. */
const KNOWN: [string, string[], Untyped[], number[], Untyped][] = [
  ['a leader and its workers', LWS, lws({ size: 4, leaderTemplate: LEADER, workerTemplate: WORKER }), [1, 3], { 'cpu': 3.5, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 13 }],
  ['workers alone, one of which leads', LWS, lws({ size: 4, workerTemplate: WORKER }), [1, 3], { 'cpu': 2, 'nvidia.com/gpu': 16 }],
  ['a leader alone', LWS, lws({ leaderTemplate: LEADER, workerTemplate: WORKER }), [1], { 'cpu': 2, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 1 }],
  ['a role', ROLE, roles({ size: 2, leaderTemplate: LEADER, workerTemplate: WORKER }), [1, 1], { 'cpu': 2.5, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 5 }],
  ['a role whose pods claim devices', ROLE, [TWO_DEVICES, ...roles({ size: 3, workerTemplate: CLAIMING })], [1, 2], { 'cpu': 3, 'gpu.nvidia.com': 6 }],
  ['a component of Dynamo', ADAPTER, component({ podTemplate: LEADER }), [1], { 'cpu': 2, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 1 }],
  ['a component over nodes', ADAPTER, component({ podTemplate: WORKER, multinode: { nodeCount: 3 } }), [3], { 'cpu': 1.5, 'nvidia.com/gpu': 12 }],
  ['a component over two nodes, unless it says how many', ADAPTER, component({ podTemplate: WORKER, multinode: {} }), [2], { 'cpu': 1, 'nvidia.com/gpu': 8 }],
  ['a service of Dynamo', ADAPTER, service({ resources: { requests: { cpu: '4' }, limits: { gpu: '2' } } }), [1], { 'cpu': 4, 'nvidia.com/gpu': 2 }],
  ['a service with a sidecar over nodes', ADAPTER, service({
    multinode: { nodeCount: 2 }, resources: { limits: { cpu: '4', gpu: '1', gpuType: 'gpu.intel.com/xe' } }, extraPodSpec: { mainContainer: { image: 'engine' }, containers: [{ name: 'side', resources: { requests: { cpu: '1' } } }] },
  }), [2], { 'cpu': 10, 'gpu.intel.com/xe': 2 }],
  ['a service that claims devices', ADAPTER, [TWO_DEVICES, ...service({
    resources: { claims: [{ name: 'gpu' }] }, extraPodSpec: { resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'two' }] },
  })], [1], { 'gpu.nvidia.com': 2 }],
  ['a VLLMRuntime', RUNTIME, runtime({ resources: { cpu: '10', memory: '64Gi', gpu: '2' } }), [1], { 'cpu': 10, 'memory': 64 * GIBIBYTE, 'nvidia.com/gpu': 2 }],
  ['a VLLMRuntime with a sidecar', RUNTIME, runtime({ resources: { cpu: '10', gpu: '1', gpuType: 'amd.com/gpu' }, sidecarConfig: { enabled: true } }), [1], { 'cpu': 10.5, 'memory': 128 * 1024 ** 2, 'amd.com/gpu': 1 }],
  ['the roles of a StormService', STORM, storm({ template: LEADER }, { replicas: 2, podGroupSize: 3, template: WORKER }), [1, 6], { 'cpu': 5, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 25 }],
  ['the head of a RayCluster', FLEET, fleet({}), [1], { 'cpu': 2, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 1 }],
  ['a RayCluster', FLEET, fleet({ workerGroupSpecs: [{ replicas: 2, template: WORKER }, { replicas: 1, numOfHosts: 2, template: WORKER }] }), [1, 2, 2], { 'cpu': 4, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 17 }],
  ['a RayCluster within bounds', FLEET, fleet({ workerGroupSpecs: [{ minReplicas: 1, template: WORKER }, { replicas: 9, maxReplicas: 2, template: WORKER }, { replicas: 5, suspend: true, template: WORKER }] }),
    [1, 1, 2], { 'cpu': 3.5, 'memory': 8 * GIBIBYTE, 'nvidia.com/gpu': 13 }],
];

test.each(KNOWN)('%s has its pods, and what these request', (_what, target, manifests, counts, requested) => {
  const found = graphOf(target, manifests);
  const replica = replicaOf(found, found.autoscalers[0]);
  expect([replica.pods.map(({ count }) => count), replica.missing]).toEqual([counts, undefined]);
  expect(requestedByReplica(replica, found)).toEqual(requested);
  const { atMaximum, missing, podsPerReplica = 1 } = explain(found.autoscalers[0], found);
  expect(podsPerReplica).toBe(counts.reduce((sum, count) => sum + count, 0));
  expect(atMaximum).toEqual(Object.fromEntries(Object.entries(requested).map(([resource, amount]) => [resource, 3 * Number(amount)])));
  expect(missing).toEqual([]);
});

test.each(KNOWN)('%s fills a cluster', (_what, target, manifests, _counts, requested) => {
  const found = graphOf(target, manifests);
  const { cpu, memory, ...extended } = requested;
  const all = Object.fromEntries(Object.entries<number>(extended).map(([resource, amount]) => [resource, 3 * amount]));
  const roomFor = (less: number) =>
    ({ ...cpu !== undefined && { cpu: 3 * cpu - less }, ...memory !== undefined && { memory: 3 * memory }, extended: all });
  expect(beyond(found, roomFor(0))).toEqual([]);
  const [short] = Object.keys(extended);
  expect(beyond(found, { extended: { ...all, [short]: all[short] - 1 } })).toEqual([`3 x ${requested[short]}`]);
  expect(beyond(found, roomFor(0.25))).toEqual(cpu === undefined ? [] : [`3 x ${cpu}`]);
});

test.each<[string, string[], Untyped[], string]>([
  ['a set in slices', ROLE, set({ slices: 2, roles: [{ name: 'decode', spec: { leaderWorkerTemplate: { workerTemplate: WORKER } } }] }), 'how a DisaggregatedSet shares replicas among slices or subRoles is not known here'],
  ['a role of sub-roles', ROLE, roles({ workerTemplate: WORKER }, { subRoles: [] }), 'how a DisaggregatedSet shares replicas among slices or subRoles is not known here'],
  ['a role of no set', ROLE, [], 'no manifest describes the pods of DisaggregatedSetRoleScaler chat-decode'],
  ['a role of two sets', ROLE, [...roles({ workerTemplate: WORKER }), ...roles({ workerTemplate: WORKER }).map((each: Untyped) => ({ ...each, metadata: { ...metadata, name: 'chat-decode' }, spec: { roles: [{ name: '' }] } })),
    ...set({ roles: [{ name: 'decode' }] })], 'several manifests describe the pods of DisaggregatedSetRoleScaler chat-decode'],
  ['a component without a template', ADAPTER, component({}), 'the component has no podTemplate'],
  ['a component of roles', ADAPTER, component({ podTemplate: LEADER, roles: [] }), 'what roles of a component make of its pods is not known here'],
  ['a component with shared GPUs', ADAPTER, component({ podTemplate: LEADER, experimental: { gpuMemoryService: {} } }), 'which devices gpuMemoryService and failover claim is not known here'],
  ['a service that states resources twice', ADAPTER, service({ resources: {}, extraPodSpec: { mainContainer: { resources: {} } } }), 'resources and extraPodSpec.mainContainer.resources of a service are merged, by its version of Dynamo'],
  ['a VLLMRuntime of two parts', RUNTIME, runtime({ resources: { gpu: '1' } }, { enablePDDisaggregation: true }), 'what enablePDDisaggregation, and requests and limits of a VLLMRuntime, make of its pods is not known here'],
  ['a RayCluster that Ray scales', FLEET, fleet({ enableInTreeAutoscaling: true, workerGroupSpecs: [{ template: WORKER }] }), 'Ray sets how many workers each cluster has (enableInTreeAutoscaling)'],
])('%s is not guessed at', (_what, target, manifests, missing) => {
  const found = graphOf(target, manifests);
  const explanation = explain(found.autoscalers[0], found);
  expect([explanation.missing, explanation.atMaximum]).toEqual([[`what a replica requests: ${missing}`], {}]);
  expect(beyond(found, { cpu: 0, memory: 0, extended: { 'nvidia.com/gpu': 0 } })).toEqual([]);
});

test('a group that KServe makes of an LLMInferenceService is not guessed at', () => {
  const service021 = { apiVersion: 'serving.kserve.io/v1alpha2', kind: 'LLMInferenceService', metadata, spec: { template: LEADER.spec, worker: WORKER.spec } };
  const found = graphOf([LWS[0], LWS[1], 'chat-kserve-mn'], [service021]);
  expect(explain(found.autoscalers[0], found).missing).toEqual(['what a replica requests: LLMInferenceService chat decides how many pods each group has']);
});

test.each<[string, Untyped[], string]>([
  ['of no template', [], 'no manifest has ResourceClaimTemplate two of the claim gpu'],
  ['of a template that states no number', [{ ...TWO_DEVICES, spec: { spec: { devices: { requests: [{ name: 'gpu', exactly: { deviceClassName: 'gpu.nvidia.com', allocationMode: 'All' } }] } } } }],
    'ResourceClaimTemplate two states no number of devices of a class'],
])('devices of a claim %s are not guessed at', (_what, manifests, missing) => {
  const found = graphOf(LWS, [...manifests, ...lws({ workerTemplate: CLAIMING })]);
  const explanation = explain(found.autoscalers[0], found);
  expect([explanation.missing, explanation.atMaximum]).toEqual([[`which devices a replica claims: ${missing}`], { cpu: 3 }]);
});

test.each<[string, Untyped, Untyped]>([
  ['requests of the whole pod', { resources: { requests: { cpu: '4' } } }, { cpu: 12, memory: 3 * 8 * GIBIBYTE }],
  ['limits of the whole pod, behind requests of containers', { resources: { limits: { cpu: '9', memory: '9Gi' } } }, { cpu: 6, memory: 3 * 8 * GIBIBYTE }],
])('of a Deployment count the %s', (_what, more, atMaximum) => {
  const template = { metadata: { labels: { app: 'chat' } }, ...pods({ cpu: '2', memory: '8Gi' }, undefined, more) };
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector: { matchLabels: { app: 'chat' } }, template } };
  const found = graphOf(['apps/v1', 'Deployment', 'chat'], [deployment]);
  expect(explain(found.autoscalers[0], found).atMaximum).toEqual(atMaximum);
});
