/** Characters of a pod's name before its random end. Source: kubernetes v1.36 apiserver pkg/storage/names/generate.go, MaxGeneratedNameLength. */
const MAX_BASE_LENGTH = 58;
/** Characters of the hash of a pod template, with its dashes. Source: kubernetes v1.36 pkg/controller/controller_utils.go, ComputeHash. */
const HASH_LENGTH = 12;

/** A regular expression, in RE2, that the names of a workload's pods match and those of workloads with longer names do not. */
export function podNamePattern(kind: string, name: string): string {
  const literal = (text: string) => text.replaceAll('.', '[.]');
  if (kind === 'StatefulSet') {
    return `${literal(name)}-[0-9]+`;
  }
  if (kind === 'LeaderWorkerSet') {
    return `${literal(name)}-[0-9]+(-[0-9]+)?`;
  }
  if (kind === 'Deployment' || kind === 'Rollout') {
    // The hash of a long name is cut off, in part or with its end.
    return name.length + HASH_LENGTH <= MAX_BASE_LENGTH ? `${literal(name)}-[a-z0-9]+-[a-z0-9]+` : `${literal(name.slice(0, MAX_BASE_LENGTH))}.+`;
  }
  return `${literal(name)}-.+`;
}
