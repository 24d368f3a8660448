// Labels that LeaderWorkerSets and DisaggregatedSets put on their pods.
// Source: kubernetes-sigs/lws v0.10.0 api/leaderworkerset/v1/leaderworkerset_types.go, api/disaggregatedset/v1/disaggregatedset_types.go.

import { Labels } from '../kubernetes/untyped';

const [LWS_NAME, LWS_WORKER_INDEX] = ['leaderworkerset.sigs.k8s.io/name', 'leaderworkerset.sigs.k8s.io/worker-index'];
const [SET_NAME, SET_ROLE] = ['disaggregatedset.x-k8s.io/name', 'disaggregatedset.x-k8s.io/role'];
const LEADER = '0';

/** What the leaders of a LeaderWorkerSet have in common. */
export function leaderLabels(name: string): Labels {
  return { [LWS_NAME]: name, [LWS_WORKER_INDEX]: LEADER };
}

/** What the leaders of a role of a DisaggregatedSet have in common, those of older revisions too. Source: pkg/controllers/disaggregatedset/scaler_manager.go. */
export function roleLeaderLabels(set: string, role: string): Labels {
  return { [SET_NAME]: set, [SET_ROLE]: role, [LWS_WORKER_INDEX]: LEADER };
}
