import { listIn, Manifest, objectIn, textIn } from './manifest';
import { Fields } from '../platforms/kubernetes/untyped';

/** The environment variables that a container sets. */
export interface Environment {
  readonly container: string;
  readonly names: string[];
  /** Whether it takes more of a ConfigMap or Secret, of which nothing is known. */
  readonly open: boolean;
}

/** What KEDA can read of a workload's environment: that of each container of its pod template, of the first unless one is named. */
export function environmentsOf(manifest: Manifest): Environment[] {
  return listIn(podSpecOf(manifest).containers).map(objectIn).map((container) => ({
    container: textIn(container.name) ?? '',
    names: listIn(container.env).flatMap((variable) => textIn(objectIn(variable).name) ?? []),
    open: listIn(container.envFrom).length > 0,
  }));
}

/** Names of the containers of a pod template, of those that run first too. */
export function containersOf(manifest: Manifest): string[] {
  const { containers, initContainers } = podSpecOf(manifest);
  return [...listIn(containers), ...listIn(initContainers)].flatMap((container) => textIn(objectIn(container).name) ?? []);
}

function podSpecOf({ spec }: Manifest): Fields {
  return objectIn(objectIn(objectIn(spec).template).spec);
}
