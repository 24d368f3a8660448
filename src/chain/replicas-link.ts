import { broken, Link, ok } from './link';
import { stuckPods, stuckText } from './pod-states';
import { conditionsOf } from './seen';
import { Subject } from './subject';
import { createFix, isReady } from './target-link';
import { wantedReplicas } from './wanted-replicas';
import { numberIn, objectIn } from '../platforms/kubernetes/untyped';
import { counted } from '../report/summary-text';

/** Whether the replicas that are wanted are there, and may be as many as are wanted; nothing where the target has no pods of its own. */
export function replicasLink(subject: Subject): Link | undefined {
  const { seen, node, workload, pods, replicas } = subject;
  if (workload === undefined || replicas === undefined || seen.unreadOf('v1', 'Pod', node.manifest.metadata.namespace) !== undefined) {
    return limited(subject);
  }
  const stuck = stuckPods(seen, pods);
  if (stuck.length > 0) {
    return broken('replicas', `${stuck.length} of ${counted(pods.length, 'pod')} ${stuckText(stuck)}`, {
      got: stuck[0].why, effect: 'the autoscaler did its part, and counts them as replicas', fix: stuck[0].fix,
    });
  }
  const refused = pods.length < replicas ? refusalOf(subject) : undefined;
  if (refused !== undefined) {
    return broken('replicas', `${pods.length} of ${replicas} pods are there: the API server refuses more`, { got: refused, effect: 'the autoscaler did its part', fix: createFix(refused) });
  }
  const ready = Math.min(replicas, pods.filter((pod) => isReady(pod)).length);
  return limited(subject) ?? { ...ok('replicas', `${ready} of ${replicas} replicas are ready${ready < replicas ? ', and the others start' : ''}`), ...ready < replicas && { isStarting: true } };
}

/** It wants more than it may have. */
function limited({ hpa, node }: Subject): Link | undefined {
  const condition = hpa === undefined ? undefined : conditionsOf(hpa.manifest).ScalingLimited;
  if (hpa === undefined || condition?.status !== 'True' || condition.reason !== 'TooManyReplicas') {
    return undefined;
  }
  const most = numberIn(objectIn(hpa.manifest.spec).maxReplicas);
  const wanted = wantedReplicas(hpa);
  return broken('replicas', `it wants ${wanted !== undefined && wanted > (most ?? 0) ? `${wanted} replicas` : 'more replicas'}, and may have ${most}`, {
    effect: 'each replica has more load than its target', fix: `raise ${node.controller === 'KEDA' ? 'maxReplicaCount' : 'maxReplicas'} where there is room, or the target where replicas bear more`, isWarning: true,
  });
}

function refusalOf({ seen, node: { target, manifest: { metadata: { namespace } } } }: Subject): string | undefined {
  const owned = seen.objects('apps/ReplicaSet', namespace).filter(({ manifest }) => manifest.metadata.name?.startsWith(`${target.name}-`));
  return [...owned.flatMap(({ manifest }) => seen.events('ReplicaSet', namespace, manifest.metadata.name)), ...seen.events(target.kind, namespace, target.name)]
    .find(({ reason, isWarning }) => isWarning && reason === 'FailedCreate')?.message;
}
