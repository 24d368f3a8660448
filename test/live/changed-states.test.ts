import { changedState, failure, setCondition, warningOf } from '../support/changed-states';
import { lookAt, saidOf, verdictsOf } from '../support/live';
import { RecordedState, recordedStates, Truth } from '../support/recorded-cluster';
import { recordedKubectl } from '../support/recorded-kubectl';
import { Untyped } from '../support/untyped';

type Row = [string, RecordedState, Truth, RegExp[]];
const waiting = (pod: Untyped, reason: string, message: string) => {
  const [{ name }] = pod.spec.containers;
  pod.status.containerStatuses = [{ name, ready: false, started: false, restartCount: 5, state: { waiting: { reason, message } } }];
  setCondition(pod, 'Ready', 'False', 'ContainersNotReady');
};
const EXTERNAL = '/apis/external.metrics.k8s.io/v1beta1/namespaces/NS/s0-prometheus?labelSelector=scaledobject.keda.sh%2Fname%3Diris';
const cpuHpa = (items: Untyped[]) => items.filter(({ metadata }) => metadata.name === 'iris').map((hpa) => {
  hpa.spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }];
  hpa.status.currentMetrics = [{ type: '' }];
  return hpa;
});
const failed = (message: string) => (items: Untyped[]) => {
  const found = cpuHpa(items);
  found.forEach((hpa) => setCondition(hpa, 'ScalingActive', 'False', 'FailedGetResourceMetric', message));
  return found;
};

/** The ReplicaSet of the pods, by their names. */
const REPLICA_SET = recordedStates(undefined)[0].cluster.answer('/api/v1/namespaces/healthy-load/pods').body.items[0].metadata.ownerReferences[0].name;
const PENDING: string[] = recordedStates(undefined).find(({ id }) => id.startsWith('14'))!.cluster.answer('/api/v1/namespaces/pods-pending/pods').body.items.map(({ metadata }: Untyped) => metadata.name);
const SO = 'ScaledObject healthy-load/iris';
const HPA = 'HorizontalPodAutoscaler custom-metrics-ok/iris';
const ROWS: Row[] = [
  ['one image cannot be pulled', changedState('01', { pods: ([pod]) => waiting(pod, 'ImagePullBackOff', 'Back-off pulling image "a:b"') }), { [SO]: 'replicas' }, [/1 of 3 pods wait with ImagePullBackOff/, /correct the image/]],
  ['no image can be pulled', changedState('01', { pods: (pods) => pods.forEach((pod) => waiting(pod, 'ErrImagePull', 'not found')) }), { [SO]: 'target' }, [/no pod of Deployment iris is ready: they wait with ErrImagePull/]],
  ['all pods crash', changedState('01', { pods: (pods) => pods.forEach((pod) => waiting(pod, 'CrashLoopBackOff', 'back-off 5m0s')) }), { [SO]: 'target' }, [/CrashLoopBackOff/, /kubectl logs --previous/]],
  ['a Secret is missing', changedState('01', { pods: ([pod]) => waiting(pod, 'CreateContainerConfigError', 'secret "hf-token" not found') }), { [SO]: 'replicas' }, [/secret "hf-token" not found/]],
  ['the quota is used up', changedState('01', {
    pods: (pods) => pods.slice(0, 1),
    events: (events) => [...events, warningOf('healthy-load', 'ReplicaSet', REPLICA_SET, 'FailedCreate', 'Error creating: pods "iris-x" is forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=1, limited: requests.nvidia.com/gpu=1')],
  }), { [SO]: 'replicas' }, [/1 of 3 pods are there: the API server refuses more/, /exceeded quota: gpus/, /raise the ResourceQuota/]],
  ['it was paused while it ran', changedState('01', { scaledObjects: ([so]) => { so.metadata.annotations = { ...so.metadata.annotations, 'autoscaling.keda.sh/paused': 'true' }; }, hpas: () => [] }), { [SO]: 'warning scaled-object' }, [/is paused/, /holds 3 replicas/]],
  ['scaling in is paused', changedState('01', { scaledObjects: ([so]) => { so.metadata.annotations = { 'autoscaling.keda.sh/paused-scale-in': 'true' }; } }), { [SO]: 'warning scaled-object' }, [/scaling in is paused/]],
  ['an HPA of its own is at its maximum', changedState('11', { hpas: (hpas) => { const [iris] = hpas; iris.spec.maxReplicas = 3; iris.status.currentMetrics[0].pods.current.averageValue = '50'; setCondition(iris, 'ScalingLimited', 'True', 'TooManyReplicas', 'the desired replica count is more than the maximum replica count'); } }), { [HPA]: 'warning replicas', [HPA.replace('iris', 'wine')]: 'ok' }, [/wants 8 replicas, and may have 3/, /raise maxReplicas/]],
  ['CPU without a request', changedState('11', { hpas: failed('failed to get cpu utilization: missing request for cpu in container iris of Pod iris-764c77c66f-6jqqf') }), { [HPA]: 'hpa' }, [/a container requests no cpu/, /resources\.requests\.cpu/]],
  ['there is no metrics-server', changedState('11', { apiServices: (all) => all.filter(({ metadata }) => metadata.name !== 'v1beta1.metrics.k8s.io'), hpas: failed('failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)') }), { [HPA]: 'metrics-api' }, [/metrics-server is not installed/]],
  ['the metrics-server is down', changedState('11', { apiServices: (all) => all.forEach((each) => each.metadata.name === 'v1beta1.metrics.k8s.io' && setCondition(each, 'Available', 'False', 'MissingEndpoints', 'endpoints for service/metrics-server in "kube-system" have no addresses')), hpas: failed('failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server is currently unable to handle the request (get pods.metrics.k8s.io)') }), { [HPA]: 'metrics-api' }, [/metrics-server is down/, /MissingEndpoints/]],
  ['the adapter of custom metrics is down', changedState('11', { apiServices: (all) => all.forEach((each) => each.metadata.name.endsWith('.custom.metrics.k8s.io') && setCondition(each, 'Available', 'False', 'FailedDiscoveryCheck', 'failing or missing response from https://10.0.0.1:443')) }), { [HPA]: 'metrics-api', [HPA.replace('iris', 'wine')]: 'metrics-api' }, [/the adapter of custom metrics is down/, /FailedDiscoveryCheck/]],
  ['the KEDA operator is down', changedState('01', { hpas: ([hpa]) => { setCondition(hpa, 'ScalingActive', 'False', 'FailedGetExternalMetric', 'the HPA was unable to compute the replica count: unable to get external metric'); hpa.status.currentMetrics = [{ type: '' }]; }, scaledObjects: ([so]) => setCondition(so, 'HPAActive', 'False', 'FailedGetExternalMetric') }, Object.fromEntries(['s0-prometheus', 's1-prometheus'].map((name) => [EXTERNAL.replace('s0-prometheus', name), failure(500, 'InternalError', 'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.96.1.2:9666: connect: connection refused"')]))), { [SO]: 'metrics-api' }, [/KEDA operator/]],
  ['KEDA never looked at it', changedState('01', { scaledObjects: ([so]) => { so.status = undefined; }, hpas: () => [] }), { [SO]: 'scaled-object' }, [/KEDA has not looked at the ScaledObject/, /KEDA operator runs/]],
  ['no controller looked at the HPA', changedState('11', { hpas: (hpas) => hpas.forEach((hpa) => { hpa.status = { desiredReplicas: 0, currentMetrics: null }; }) }), { [HPA]: 'unknown hpa', [HPA.replace('iris', 'wine')]: 'unknown hpa' }, [/no controller has looked at/]],
  ['its controller lags behind its spec', changedState('11', { hpas: (hpas) => hpas.slice(0, 1).map((hpa) => { hpa.metadata.generation = 3; hpa.status.conditions.forEach((each: Untyped) => { each.observedGeneration = 2; }); return hpa; }) }), { [HPA]: 'unknown hpa' }, [/is of a former version of it/, /look again in a minute/]],
  ['its controller has seen its spec', changedState('11', { hpas: (hpas) => hpas.slice(0, 1).map((hpa) => { hpa.metadata.generation = 3; hpa.status.conditions.forEach((each: Untyped, i: number) => { each.observedGeneration = i === 0 ? 3 : 2; }); return hpa; }) }), { [HPA]: 'ok' }, []],
  ['its target was renamed', changedState('11', { deployments: (all) => { all[0].metadata.name = 'iris-v2'; }, hpas: (hpas) => hpas.filter(({ metadata }) => metadata.name === 'iris').map((hpa) => { setCondition(hpa, 'AbleToScale', 'False', 'FailedGetScale', 'the HPA controller was unable to get the target\'s current scale: deployments.apps "iris" not found'); return hpa; }) }), { [HPA]: 'target' }, [/Deployment iris was deleted in namespace custom-metrics-ok/, /did you mean iris-v2\?/]],
  ['the controller may not scale', changedState('11', { hpas: (hpas) => hpas.slice(0, 1).map((hpa) => { setCondition(hpa, 'AbleToScale', 'False', 'FailedUpdateScale', 'the HPA controller was unable to update the target scale: deployments.apps "iris" is forbidden'); return hpa; }) }), { [HPA]: 'hpa' }, [/cannot scale \(FailedUpdateScale\)/]],
  ['somebody set it to 0', changedState('11', { deployments: ([iris]) => { iris.spec.replicas = 0; }, pods: (pods) => pods.filter(({ metadata }) => !metadata.name.startsWith('iris')), hpas: (hpas) => hpas.slice(0, 1).map((hpa) => { setCondition(hpa, 'ScalingActive', 'False', 'ScalingDisabled', 'scaling is disabled since the replica count of the target is zero'); hpa.status.currentReplicas = 0; return hpa; }) }), { [HPA]: 'warning hpa' }, [/was set to 0 replicas/, /kubectl scale deployment iris --replicas=1/]],
  ['two HPAs of one Deployment', changedState('11', { hpas: (hpas) => hpas.slice(0, 1).flatMap((hpa) => [hpa, { ...structuredClone(hpa), metadata: { ...hpa.metadata, name: 'iris-2', uid: 'b' } }]).map((hpa) => { setCondition(hpa, 'ScalingActive', 'False', 'AmbiguousSelector', 'pods by selector app=iris are controlled by multiple HPAs: [custom-metrics-ok/iris custom-metrics-ok/iris-2]'); return hpa; }) }), { [HPA]: 'hpa', [`${HPA}-2`]: 'hpa' }, [/two autoscalers scale Deployment iris/, /neither of them scales/]],
  ['its HPA was deleted', changedState('01', { hpas: () => [] }), { [SO]: 'hpa' }, [/there is no HorizontalPodAutoscaler keda-hpa-iris/]],
  ['pods on their way out', changedState('01', { pods: ([pod]) => { pod.metadata.deletionTimestamp = '2026-11-30T00:00:00Z'; } }), { [SO]: 'ok' }, []],
  ['a node is on its way', changedState('14', { events: (events) => [...events, ...PENDING.map((name) => ({ ...warningOf('pods-pending', 'Pod', name, 'TriggeredScaleUp', 'pod triggered scale-up: [{gpu 1->3}]'), type: 'Normal' }))] }), { 'ScaledObject pods-pending/llama': 'ok' }, []],
  ['no node helps', changedState('14', { events: (events) => [...events, ...PENDING.map((name) => ({ ...warningOf('pods-pending', 'Pod', name, 'NotTriggerScaleUp', 'pod didn\'t trigger scale-up: 1 max node group size reached'), type: 'Normal' }))] }), { 'ScaledObject pods-pending/llama': 'replicas' }, [/Insufficient nvidia/]],
  ['an InferenceService made it', changedState('11', { inferenceServices: () => [{ apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService', metadata: { name: 'iris', namespace: 'custom-metrics-ok', uid: 'i' }, spec: { predictor: { minReplicas: 1, maxReplicas: 3, model: { modelFormat: { name: 'sklearn' } } } }, status: { conditions: [{ type: 'Ready', status: 'True' }] } }], hpas: (hpas) => hpas.forEach((hpa) => { hpa.metadata.ownerReferences = [{ apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService', name: 'iris', uid: 'i', controller: true }]; }) }), { [HPA]: 'ok', [HPA.replace('iris', 'wine')]: 'ok' }, []],
];

test.each(ROWS)('%s', async (_title, state, truth, told) => {
  const looked = await lookAt(state, recordedKubectl(state.cluster), []);
  expect(verdictsOf(looked)).toEqual(truth);
  const said = saidOf(looked);
  told.forEach((each) => expect(said).toMatch(each));
});

test('a ScaledJob that KEDA does not handle is told, though it has no replicas', async () => {
  const job = { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', metadata: { name: 'batch', namespace: 'idle' }, spec: { jobTargetRef: { template: { spec: { containers: [] } } }, triggers: [] }, status: {} };
  setCondition(job, 'Ready', 'False', 'ScaledJobCheckFailed', 'error parsing prometheus metadata: no query given');
  const state = changedState('02', { scaledJobs: () => [job] });
  const { findings } = await lookAt(state, recordedKubectl(state.cluster), []);
  expect(findings.map(({ rule, place, message }) => [rule, place, message])).toEqual([['live-scaled-object', 'cluster/idle/ScaledJob/batch', expect.stringContaining('is not handled by KEDA (ScaledJobCheckFailed)')]]);
});
