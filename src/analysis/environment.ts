import { listIn, Manifest, objectIn } from './manifest';

/** The environment variables that a container sets. */
export interface Environment {
  readonly container: string;
  readonly names: string[];
  /** Whether it takes more of a ConfigMap or Secret, of which nothing is known. */
  readonly open: boolean;
}

/**
 * What KEDA can read of a workload's environment: that of a container of its pod template, of the first unless one is named. Undefined
 * where the manifest has no such container.
 */
export function environmentOf({ spec }: Manifest, container?: string): Environment | undefined {
  const containers = listIn(objectIn(objectIn(objectIn(spec).template).spec).containers).map(objectIn);
  const asked = container === undefined ? containers[0] : containers.find(({ name }) => name === container);
  return asked && {
    container: String(asked.name),
    names: listIn(asked.env).map((variable) => String(objectIn(variable).name)),
    open: listIn(asked.envFrom).length > 0,
  };
}
