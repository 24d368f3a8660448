import { LocatedManifest } from '../graph/manifest';
import { quantityValue } from '../platforms/kubernetes/quantity';
import { Fields, listIn, numberIn, objectIn } from '../platforms/kubernetes/untyped';

/** What its metrics ask of an HPA, without regard to the most replicas; undefined where its status does not tell. */
export function wantedReplicas({ manifest }: LocatedManifest): number | undefined {
  const status = objectIn(manifest.status);
  const replicas = numberIn(status.currentReplicas);
  const current = listIn(status.currentMetrics).map(objectIn);
  const wanted = listIn(objectIn(manifest.spec).metrics).map(objectIn).flatMap((metric, i) => {
    const ratio = ratioOf(objectIn(sourceOf(metric).target), objectIn(sourceOf(current[i] ?? {}).current));
    return ratio === undefined || replicas === undefined ? [] : [Math.ceil(Number((ratio * replicas).toFixed(6)))];
  });
  return wanted.length === 0 ? undefined : Math.max(...wanted);
}

function sourceOf({ resource, containerResource, pods, object, external }: Fields): Fields {
  return objectIn(resource ?? containerResource ?? pods ?? object ?? external);
}

function ratioOf(target: Fields, current: Fields): number | undefined {
  for (const kind of ['averageUtilization', 'averageValue', 'value']) {
    const [wanted, is] = [quantityValue(target[kind]), quantityValue(current[kind])];
    if (wanted !== undefined && is !== undefined && wanted > 0) {
      return is / wanted;
    }
  }
  return undefined;
}
