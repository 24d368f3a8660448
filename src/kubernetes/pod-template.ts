import { Untyped } from '../untyped';

/** Labels that a LeaderWorkerSet puts on its pods. Source: kubernetes-sigs/lws api/leaderworkerset/v1/leaderworkerset_types.go. */
const LWS_NAME = 'leaderworkerset.sigs.k8s.io/name';
const LWS_WORKER_INDEX = 'leaderworkerset.sigs.k8s.io/worker-index';

/** A container, as far as this library reads it. */
export interface ContainerManifest {
  readonly name: string;
  readonly ports?: { readonly name?: string; readonly containerPort: number; readonly protocol?: string }[];
  readonly resources?: { readonly requests?: { [resource: string]: unknown }; readonly limits?: { [resource: string]: unknown } };
  /** Of an init container: `Always` for one that runs as long as the pod. */
  readonly restartPolicy?: string;
}

/** The pods that a workload makes, as far as its manifest tells. */
export interface PodTemplate {
  readonly labels: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  readonly containers: ContainerManifest[];
  readonly initContainers: ContainerManifest[];
  /** What the pod as a whole requests and is limited to. */
  readonly resources?: ContainerManifest['resources'];
}

/** A label selector as Kubernetes objects hold it. */
export interface PodSelector {
  readonly matchLabels?: { [key: string]: string };
  readonly matchExpressions?: { readonly key: string; readonly operator: string; readonly values?: string[] }[];
}

interface WorkloadManifest {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  /** Of any kind, and perhaps invalid: whoever reads of it takes nothing for granted. */
  readonly spec?: Untyped;
}

/**
 * The pods that an autoscaler counts: those of a Deployment, StatefulSet, Argo Rollout and others alike, and the leaders of a
 * LeaderWorkerSet. Undefined where the manifest holds no pod template.
 */
export function podTemplateOf({ kind, metadata, spec }: WorkloadManifest): PodTemplate | undefined {
  const groups = kind === 'LeaderWorkerSet' ? spec?.leaderWorkerTemplate : undefined;
  const template = groups === undefined ? spec?.template : groups.leaderTemplate ?? groups.workerTemplate;
  if (!Array.isArray(template?.spec?.containers)) {
    return undefined;
  }
  const own = groups === undefined ? {} : leaderLabels(metadata);
  const { containers, initContainers = [], resources } = template.spec;
  return { labels: { ...template.metadata?.labels, ...own }, annotations: template.metadata?.annotations, containers, initContainers, resources };
}

/** Containers that run as long as the pod, restartable init containers included: those are what an HPA counts. */
export function runningContainersOf({ containers, initContainers }: PodTemplate): ContainerManifest[] {
  return [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')];
}

/** What selects those pods; undefined where the manifest does not say. */
export function podSelectorOf(manifest: WorkloadManifest): PodSelector | undefined {
  if (manifest.kind === 'LeaderWorkerSet') {
    return { matchLabels: leaderLabels(manifest.metadata) };
  }
  const { matchLabels, matchExpressions } = manifest.spec?.selector ?? {};
  return isSelective({ matchLabels, matchExpressions })
    ? { ...matchLabels && { matchLabels: { ...matchLabels } }, ...matchExpressions && { matchExpressions } }
    : undefined;
}

/** Whether a selector picks some pods, and not those of the whole namespace. */
export function isSelective({ matchLabels = {}, matchExpressions = [] }: PodSelector): boolean {
  return Object.keys(matchLabels).length > 0 || matchExpressions.length > 0;
}

function leaderLabels(metadata: WorkloadManifest['metadata']): { [key: string]: string } {
  return { [LWS_NAME]: metadata?.name ?? '', [LWS_WORKER_INDEX]: '0' };
}
