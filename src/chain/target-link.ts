import { broken, Link, ok, unknown } from './link';
import { stuckPods, stuckText } from './pod-states';
import { needs, Subject } from './subject';
import { nearest } from '../faults/nearest';
import { targetIdentityOf } from '../graph/autoscaler';
import { LocatedManifest, nameOf } from '../graph/manifest';
import { numberIn, objectIn } from '../platforms/kubernetes/untyped';
import { counted } from '../report/summary-text';

/** Whether what is to be scaled is there, and has pods. */
export function targetLink(subject: Subject): Link {
  const { seen, node, workload, pods, replicas } = subject;
  const { target, manifest: { metadata: { namespace } } } = node;
  const name = `${target.kind} ${target.name}`;
  const found = seen.object(target.apiVersion, target.kind, namespace, target.name);
  if (found === undefined) {
    return withoutTarget(subject, name);
  }
  if (workload === undefined) {
    return ok('target', `${name} exists`);
  }
  const unread = seen.unreadOf('v1', 'Pod', namespace);
  if (unread !== undefined) {
    return unknown('target', `${name} exists, and its pods are not known`, needs(unread));
  }
  if (pods.length === 0) {
    return replicas === 0 ? ok('target', `${name} has 0 replicas`) : withoutPods(subject, found);
  }
  const ready = pods.filter((pod) => isReady(pod)).length;
  const stuck = stuckPods(seen, pods);
  if (ready === 0 && stuck.length > 0) {
    const { why, fix } = stuck[0];
    return broken('target', `no pod of ${name} is ready: they ${stuckText(stuck)}`, { got: why, effect: 'it serves nothing, and exports no metric', fix });
  }
  return ok('target', `${name} has ${counted(pods.length, 'pod')}, ${ready} ready`);
}

export function isReady({ manifest }: LocatedManifest): boolean {
  const conditions = objectIn(manifest.status).conditions;
  return Array.isArray(conditions) && conditions.some((each) => objectIn(each).type === 'Ready' && objectIn(each).status === 'True');
}

function withoutTarget({ seen, node, hpa, isKeda }: Subject, name: string): Link {
  const { target, manifest } = node;
  const { namespace } = manifest.metadata;
  const unread = seen.unreadOf(target.apiVersion, target.kind, namespace);
  if (unread !== undefined) {
    return unknown('target', `whether ${name} exists is not known`, needs(unread));
  }
  if (!seen.isListed(target.apiVersion, target.kind) && !seen.observations.absent.has(targetIdentityOf(node))) {
    return unknown('target', `whether ${name} exists is not known`, `the API server lists no resource of the kind ${target.kind} in ${target.apiVersion}`);
  }
  const others = seen.objects(`${target.apiVersion.includes('/') ? target.apiVersion.split('/')[0] : ''}/${target.kind}`);
  const beside = others.filter((each) => each.manifest.metadata.namespace === namespace).flatMap((each) => each.manifest.metadata.name ?? []);
  const elsewhere = others.find((each) => each.manifest.metadata.name === target.name);
  // A model that was renamed often has the old name before a dash.
  const longer = beside.filter((each) => each.startsWith(`${target.name}-`));
  const meant = nearest(target.name, beside) ?? (longer.length === 1 ? longer[0] : undefined);
  const [own, ofHpa] = [objectIn(manifest.status), objectIn(hpa?.manifest.status)];
  const wasThere = isKeda ? own.scaleTargetKind !== undefined : numberIn(ofHpa.currentReplicas) !== undefined;
  const because = wasThere ? 'was deleted' : 'does not exist';
  return broken('target', `${name} ${because} in namespace ${namespace}`, {
    effect: `nothing is scaled${isKeda && !wasThere ? ', and KEDA makes no HorizontalPodAutoscaler' : ''}`,
    fix: elsewhere !== undefined ? `move the autoscaler to the namespace of ${nameOf(elsewhere.manifest)}`
      : meant !== undefined ? `did you mean ${meant}? Correct ${node.targetPath}.name`
        : wasThere ? `apply ${name} again, or delete ${nameOf(manifest)}` : `correct ${node.targetPath}: name and kind, and the namespace of ${nameOf(manifest)}`,
  });
}

/** Something keeps the controller of the target from making pods. */
function withoutPods({ seen, node: { target }, replicas }: Subject, found: LocatedManifest): Link {
  const { namespace } = found.manifest.metadata;
  const owned = seen.objects('apps/ReplicaSet', namespace).flatMap(({ manifest }) => manifest.metadata.name?.startsWith(`${target.name}-`) ? [manifest.metadata.name] : []);
  const failed = [...owned.flatMap((name) => seen.events('ReplicaSet', namespace, name)), ...seen.events(target.kind, namespace, target.name)]
    .find(({ reason, isWarning }) => isWarning && reason === 'FailedCreate');
  return broken('target', `${target.kind} ${target.name} has no pods${replicas === undefined ? '' : `, and ${replicas} ${replicas === 1 ? 'is' : 'are'} wanted`}`, {
    got: failed?.message,
    effect: 'it serves nothing, and exports no metric',
    fix: failed === undefined ? `look at kubectl describe ${target.kind.toLowerCase()} ${target.name}` : createFix(failed.message),
  });
}

/** What the API server refuses a pod for, as its event tells. */
export function createFix(message: string): string {
  return /exceeded quota/.test(message) ? 'raise the ResourceQuota of the namespace, or request less'
    : 'correct what the API server refuses, as the event tells';
}
