import { listIn, LocatedManifest, objectIn } from './manifest';

/** Access modes of a volume for one pod, and for the pods of one node. Source: kubernetes v1.36 api/core/v1, PersistentVolumeAccessMode. */
const ONE_POD = 'ReadWriteOncePod';
const ONE_NODE = 'ReadWriteOnce';

/** A PersistentVolumeClaim. */
export interface VolumeClaimNode extends LocatedManifest {
  readonly modes: unknown[];
  /** Who alone can have it at a time; undefined where pods of several nodes can. */
  readonly only?: 'node' | 'pod';
}

export function volumeClaimOf(located: LocatedManifest): VolumeClaimNode {
  const modes = listIn(objectIn(located.manifest.spec).accessModes);
  const [mode, ...others] = modes;
  return { ...located, modes, only: others.length > 0 ? undefined : mode === ONE_POD ? 'pod' : mode === ONE_NODE ? 'node' : undefined };
}
