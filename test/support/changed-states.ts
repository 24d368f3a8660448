import { RecordedState, recordedStates, status } from './recorded-cluster';
import { Untyped } from './untyped';

/** The lists of a namespace by what they hold. */
const PATHS = {
  pods: '/api/v1/namespaces/NS/pods',
  events: '/api/v1/namespaces/NS/events',
  deployments: '/apis/apps/v1/namespaces/NS/deployments',
  hpas: '/apis/autoscaling/v2/namespaces/NS/horizontalpodautoscalers',
  scaledObjects: '/apis/keda.sh/v1alpha1/namespaces/NS/scaledobjects',
  scaledJobs: '/apis/keda.sh/v1alpha1/namespaces/NS/scaledjobs',
  inferenceServices: '/apis/serving.kserve.io/v1beta1/namespaces/NS/inferenceservices',
  apiServices: '/apis/apiregistration.k8s.io/v1/apiservices',
} as const;
type Name = keyof typeof PATHS;

/** Changes lists of a recording: each gets the objects that were there, and changes them or gives others. */
export type Change = { readonly [name in Name]?: (items: Untyped[]) => Untyped[] | void };

const STATES = recordedStates(undefined);

/** A recorded state in which some lists hold something else. */
export function changedState(id: string, change: Change, answers: { readonly [path: string]: Untyped } = {}): RecordedState {
  const state = STATES.find((each) => each.id.startsWith(id))!;
  const pathOf = (path: string) => path.replace('NS', state.namespace);
  const changed = (Object.keys(change) as Name[]).reduce((cluster, name) => {
    const path = pathOf(PATHS[name]);
    const answer = cluster.answer(path);
    const body = structuredClone(answer.body);
    return cluster.with({ ...answer, path, body: { ...body, items: change[name]!(body.items) ?? body.items } });
  }, state.cluster);
  return { ...state, cluster: Object.entries(answers).reduce((cluster, [path, answer]) => cluster.with({ path: pathOf(path), ...answer }), changed) };
}

/** A condition of an object, in the place of the one that it has. */
export function setCondition({ status: of }: Untyped, type: string, value: string, reason: string, message = ''): void {
  of.conditions = [...(of.conditions ?? []).filter((each: Untyped) => each.type !== type), { type, status: value, reason, message, lastTransitionTime: '2026-11-30T00:00:00Z' }];
}

/** Something that a controller says of an object now. */
export function warningOf(namespace: string, kind: string, name: string, reason: string, message: string): Untyped {
  const at = '2026-11-30T01:00:00Z';
  return { apiVersion: 'v1', kind: 'Event', metadata: { name: `${name}.1`, namespace, creationTimestamp: at }, involvedObject: { kind, namespace, name }, reason, message, type: 'Warning', count: 1, firstTimestamp: at, lastTimestamp: at };
}

/** An answer of an API server that is none. */
export function failure(code: number, reason: string, message: string): Untyped {
  return { status: code, body: status(code, reason, message) };
}
