import { Seen } from './seen';
import { LocatedManifest } from '../graph/manifest';
import { listIn, objectIn, textIn } from '../platforms/kubernetes/untyped';

/** A pod that does not become ready by itself, and why. */
export interface StuckPod {
  readonly pod: string;
  /** Those with one cause are told as one. */
  readonly cause: string;
  readonly why: string;
  readonly fix: string;
}

/** Why a container waits, where time alone does not help. Source: kubernetes v1.36 pkg/kubelet/images/types.go, pkg/kubelet/container/sync_result.go. */
const WAITING: { readonly [reason: string]: string | undefined } = {
  CrashLoopBackOff: 'look at the log of the container that ended: kubectl logs --previous',
  ImagePullBackOff: 'correct the image, or the credentials that it is pulled with',
  ErrImagePull: 'correct the image, or the credentials that it is pulled with',
  InvalidImageName: 'correct the image',
  ErrImageNeverPull: 'load the image on the node, or change imagePullPolicy',
  CreateContainerConfigError: 'make the Secret or the ConfigMap that the container names',
  CreateContainerError: 'look at kubectl describe pod',
  RunContainerError: 'look at kubectl describe pod',
};
/** What says that a node is being added, or that none helps. Sources: kubernetes/autoscaler cluster-autoscaler processors/status; karpenter pkg/events. */
const NO_SCALE_UP = 'NotTriggerScaleUp';
const SCALE_UPS = ['TriggeredScaleUp', 'Nominated', NO_SCALE_UP];
/** `0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: ...` */
const NODES = /^(\d+\/\d+ nodes are available: .*?)\.(?: (?:no new claims|preemption:)|$)/;
const INSUFFICIENT = /Insufficient (\S+?)[.,]?(?:\s|$)/;

/** The pods among some that wait for something which does not come by itself. */
export function stuckPods(seen: Seen, pods: readonly LocatedManifest[]): StuckPod[] {
  return pods.flatMap(({ manifest }) => {
    const status = objectIn(manifest.status);
    const pod = manifest.metadata.name ?? '';
    const scheduled = listIn(status.conditions).map(objectIn).find(({ type }) => type === 'PodScheduled');
    if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
      // A node is on its way: the pod waits for it as it should.
      const [latest] = seen.events('Pod', manifest.metadata.namespace, pod).filter(({ reason }) => SCALE_UPS.includes(reason));
      return latest !== undefined && latest.reason !== NO_SCALE_UP ? [] : [unschedulable(pod, textIn(scheduled.message) ?? '')];
    }
    const statuses = [...listIn(status.initContainerStatuses), ...listIn(status.containerStatuses)].map(objectIn);
    for (const container of statuses) {
      const { reason, message } = objectIn(objectIn(container.state).waiting);
      const fix = WAITING[textIn(reason) ?? ''];
      if (fix !== undefined) {
        return [{ pod, cause: `wait with ${reason}`, why: `container ${textIn(container.name)} waits with ${reason}${message === undefined ? '' : `: ${textIn(message)}`}`, fix }];
      }
    }
    const failing = status.phase === 'Failed' ? `${textIn(status.reason) ?? 'it failed'}` : undefined;
    if (failing !== undefined) {
      return [{ pod, cause: `failed: ${failing}`, why: textIn(status.message) ?? failing, fix: 'look at kubectl describe pod' }];
    }
    const unhealthy = statuses.some(({ ready, started }) => ready === false && started === true)
      ? seen.events('Pod', manifest.metadata.namespace, pod).find(({ reason }) => reason === 'Unhealthy') : undefined;
    return unhealthy === undefined ? [] : [{ pod, cause: 'fail their readiness probe', why: unhealthy.message, fix: 'correct the readiness probe, or look at the log of the container' }];
  });
}

/** The causes of some stuck pods, as they follow their number: `cannot be scheduled: Insufficient nvidia.com/gpu`. */
export function stuckText(stuck: readonly StuckPod[]): string {
  const causes = [...new Set(stuck.map(({ cause }) => cause))];
  return causes.map((cause) => causes.length === 1 ? cause : `${stuck.filter((each) => each.cause === cause).length} ${cause}`).join(', ');
}

function unschedulable(pod: string, message: string): StuckPod {
  const [, resource] = INSUFFICIENT.exec(message) ?? [];
  return {
    pod,
    cause: resource === undefined ? 'cannot be scheduled' : `cannot be scheduled: Insufficient ${resource}`,
    why: NODES.exec(message)?.[1] ?? message,
    fix: resource === undefined ? 'correct what keeps the pods from the nodes (selectors, affinity, taints, volumes), or add nodes'
      : `add nodes with ${resource}, request less of it, or lower the most replicas to what fits`,
  };
}
