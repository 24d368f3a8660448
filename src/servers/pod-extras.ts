// What cdk8s-plus renders has no public type, hence `any` for containers.
import { NamedPort, samePort } from './container-ports';
import { Gpu } from './gpu';
import { ModelPodProps, UnsatisfiableSpread } from './model-pod';

/** Fields of a pod for which cdk8s-plus has no slot. */
export function podExtras(pod: ModelPodProps, selectorLabels: { [key: string]: string }) {
  return {
    ...pod.priorityClassName !== undefined && { priorityClassName: pod.priorityClassName },
    ...pod.runtimeClassName !== undefined && { runtimeClassName: pod.runtimeClassName },
    ...pod.topologySpreadConstraints !== undefined && {
      topologySpreadConstraints: pod.topologySpreadConstraints.map((spread) => ({
        maxSkew: spread.maxSkew ?? 1,
        ...spread.minDomains !== undefined && { minDomains: spread.minDomains },
        topologyKey: spread.topologyKey,
        whenUnsatisfiable: spread.whenUnsatisfiable ?? UnsatisfiableSpread.SCHEDULE_ANYWAY,
        labelSelector: { matchLabels: selectorLabels },
      })),
    },
  };
}

/** Gives a rendered container the names of its ports, and its accelerators. */
export function finishContainer(container: any, ports: NamedPort[], gpu?: Gpu): void {
  for (const port of container.ports ?? []) {
    const given = ports.find((each) => samePort(each, { number: port.containerPort, protocol: port.protocol }));
    if (given !== undefined) {
      const { name, hostIp, hostPort } = given;
      Object.assign(port, { name }, hostIp !== undefined && { hostIP: hostIp }, hostPort !== undefined && { hostPort });
    }
  }
  if (gpu !== undefined) {
    container.resources = { ...container.resources, limits: { ...container.resources?.limits, [gpu.resourceName]: String(gpu.count) } };
  }
}
