/** Labels that a LeaderWorkerSet puts on its pods. Source: kubernetes-sigs/lws api/leaderworkerset/v1/leaderworkerset_types.go. */
const LWS_NAME = 'leaderworkerset.sigs.k8s.io/name';
const LWS_WORKER_INDEX = 'leaderworkerset.sigs.k8s.io/worker-index';

/** The pods that a workload makes, as far as its manifest tells. */
export interface PodTemplate {
  readonly labels: { [key: string]: string };
  /** The pod spec; its containers are a list, whatever else is in it. */
  readonly spec: any;
}

/**
 * The pods that an autoscaler counts: those of a Deployment, StatefulSet, Argo Rollout and others alike, and the leaders of a
 * LeaderWorkerSet. Undefined where the manifest holds no pod template.
 */
export function podTemplateOf({ kind, metadata, spec }: { kind?: string; metadata?: any; spec?: any }): PodTemplate | undefined {
  const groups = kind === 'LeaderWorkerSet' ? spec?.leaderWorkerTemplate : undefined;
  const template = groups === undefined ? spec?.template : groups.leaderTemplate ?? groups.workerTemplate;
  if (!Array.isArray(template?.spec?.containers)) {
    return undefined;
  }
  const own = groups === undefined ? {} : { [LWS_NAME]: metadata?.name, [LWS_WORKER_INDEX]: '0' };
  return { labels: { ...template.metadata?.labels, ...own }, spec: template.spec };
}

/** Labels that select those pods, of which the manifest says all; undefined where it does not. */
export function podSelectorOf(manifest: { kind?: string; metadata?: any; spec?: any }): { [key: string]: string } | undefined {
  if (manifest.kind === 'LeaderWorkerSet') {
    return { [LWS_NAME]: manifest.metadata?.name, [LWS_WORKER_INDEX]: '0' };
  }
  const { matchLabels } = manifest.spec?.selector ?? {};
  return matchLabels !== undefined && Object.keys(matchLabels).length > 0 ? matchLabels : undefined;
}
