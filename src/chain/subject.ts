import { Seen } from './seen';
import { AutoscalerNode } from '../graph/autoscaler';
import { groupKindOf, LocatedManifest } from '../graph/manifest';
import { Workload } from '../graph/workload';
import { permissionText, Unread } from '../kubectl/refusals';
import { SCALED_OBJECT } from '../platforms/keda/names';
import { isPaused } from '../platforms/keda/pause-faults';
import { numberIn, objectIn } from '../platforms/kubernetes/untyped';

/** An autoscaler of a cluster, with what its links are judged by. */
export interface Subject {
  readonly seen: Seen;
  readonly node: AutoscalerNode;
  /** What it scales; undefined where that is not there, or has no pods of its own. */
  readonly workload?: Workload;
  readonly pods: LocatedManifest[];
  readonly hpa?: LocatedManifest;
  readonly isKeda: boolean;
  readonly isPaused: boolean;
  /** The replicas that the HPA last saw, or that the target has; undefined where neither tells. */
  readonly replicas?: number;
}

export function subjectOf(seen: Seen, node: AutoscalerNode): Subject {
  const workload = seen.graph.targetOf(node);
  const hpa = seen.hpaOf(node);
  const isKeda = groupKindOf(node.manifest) === SCALED_OBJECT;
  return {
    seen,
    node,
    workload,
    pods: workload === undefined ? [] : seen.podsOf(workload),
    hpa,
    isKeda,
    isPaused: isKeda && isPaused(node.manifest.metadata.annotations ?? {}),
    replicas: replicasOf(seen, node) ?? numberIn(objectIn(hpa?.manifest.status).currentReplicas),
  };
}

/** The replicas that are asked of the target. */
function replicasOf(seen: Seen, { manifest, target }: AutoscalerNode): number | undefined {
  const found = seen.object(target.apiVersion, target.kind, manifest.metadata.namespace, target.name);
  return found === undefined ? undefined : numberIn(objectIn(found.manifest.spec).replicas) ?? 1;
}

/** How an object that could not be read comes to be known. */
export function needs(unread: Unread): string {
  return unread.because === 'forbidden' ? `the permission to ${permissionText(unread)} is missing` : `${permissionText(unread)} failed: ${unread.said ?? 'no reason was given'}`;
}
