import { Fields, listIn, objectIn, textIn } from './untyped';

/** A key of a ConfigMap. */
export interface ConfigMapKey {
  readonly configMap: string;
  readonly key: string;
}

/**
 * The keys of ConfigMaps that a file in the containers of a pod may be, as its volumes tell; none where it is in no such volume.
 * Source: kubernetes v1.36 staging/src/k8s.io/api/core/v1/types.go, VolumeMount, ConfigMapVolumeSource, ProjectedVolumeSource.
 */
export function mountedKeys(podSpec: Fields, file: string): ConfigMapKey[] {
  const keys = listIn(podSpec.containers).flatMap((container) => {
    const mounts = listIn(objectIn(container).volumeMounts).map(objectIn).filter(({ mountPath }) => placeIn(mountPath, file) !== undefined);
    const [nearest] = mounts.sort((one, other) => folderOf(other.mountPath).length - folderOf(one.mountPath).length);
    return nearest === undefined ? [] : keysOf(podSpec, nearest, placeIn(nearest.mountPath, file)!);
  });
  return keys.filter(({ configMap, key }, i) => keys.findIndex((each) => each.configMap === configMap && each.key === key) === i);
}

function keysOf({ volumes }: Fields, { name, subPath, subPathExpr }: Fields, place: string): ConfigMapKey[] {
  if (subPathExpr !== undefined) {
    return [];
  }
  const path = [textIn(subPath) ?? '', place].filter((part) => part !== '').join('/');
  const { configMap, projected } = objectIn(listIn(volumes).find((volume) => objectIn(volume).name === name));
  return [configMap, ...listIn(objectIn(projected).sources).map((source) => objectIn(source).configMap)].map(objectIn).flatMap((source) => {
    const items = source.items === undefined ? [{ path, key: path }] : listIn(source.items).map(objectIn).filter((item) => item.path === path);
    const map = textIn(source.name);
    return items.flatMap(({ key }) => map === undefined ? [] : [{ configMap: map, key: textIn(key) ?? '' }]);
  });
}

/** Where a file is below a folder, `''` for the file itself; undefined where it is not there. */
function placeIn(mountPath: unknown, file: string): string | undefined {
  const folder = folderOf(mountPath);
  return file === folder ? '' : file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : undefined;
}

function folderOf(mountPath: unknown): string {
  return (textIn(mountPath) ?? '').replace(/\/+$/, '');
}
