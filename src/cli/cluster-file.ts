import { UsageError } from './usage-error';
import { ClusterProfile } from '../cluster/cluster-profile';
import { CLUSTER_API_VERSION, CLUSTER_KIND, isClusterDocument, readClusterProfile } from '../cluster/read-cluster-profile';
import { fieldBelow } from '../faults/field-path';
import { display } from '../faults/place';
import { faultText } from '../manifests/read-fault';
import { readFile } from '../manifests/read-files';
import { textOf } from '../manifests/source-text';

/** The profile of a cluster in a file. */
export function clusterInFile(file: string): ClusterProfile {
  const { objects, faults } = readFile(file);
  const document = objects.find(({ manifest }) => isClusterDocument(manifest));
  if (document === undefined && faults.length > 0) {
    throw new UsageError(`--cluster ${file} cannot be read:\n${faults.map(faultText).join('\n')}`);
  }
  if (document === undefined) {
    throw new UsageError(`--cluster ${file} does not hold what is known of a cluster; write apiVersion: ${CLUSTER_API_VERSION} and kind: ${CLUSTER_KIND}, and what is known under spec`);
  }
  const { profile, faults: wrong } = readClusterProfile(document.manifest);
  if (wrong.length > 0) {
    const lines = wrong.map(({ pointer, what, got, fix }) => `${textOf(document.positionOf(pointer))}: ${fieldBelow('', ...pointer)} ${what}, got ${display(got)}; ${fix}`);
    throw new UsageError(`--cluster ${file} cannot be used:\n${lines.join('\n')}`);
  }
  return profile;
}
