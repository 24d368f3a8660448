import { Selector } from './label-selector';
import { LocatedManifest, Manifest } from './manifest';
import { podTemplateOf, runningContainersOf } from '../kubernetes/pod-template';

/** A container port. */
export interface Port {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

/** A container of a workload's pods. */
export interface Container {
  readonly name: string;
  readonly ports: Port[];
  readonly requests: { [resource: string]: unknown };
  readonly limits: { [resource: string]: unknown };
}

/** An object whose pods are described by a template in it. */
export interface Workload extends LocatedManifest {
  readonly replicas?: number;
  readonly podLabels: { [key: string]: string };
  /** Which pods it takes for its own; undefined where it says none. */
  readonly selector?: Selector;
  /** Containers that run as long as the pod, restartable init containers included. */
  readonly containers: Container[];
  /** Ports of the init containers that end before the pod starts: a PodMonitor still goes for them. */
  readonly initPorts: Port[];
}

/** The workload that a manifest is, or undefined where it holds no pod template. */
export function workloadOf(located: LocatedManifest): Workload | undefined {
  const template = podTemplateOf(located.manifest);
  if (template === undefined) {
    return undefined;
  }
  const running = runningContainersOf(template);
  const ending = template.initContainers.filter((container) => !running.includes(container));
  return {
    ...located,
    replicas: replicasOf(located.manifest),
    podLabels: template.labels,
    selector: located.manifest.spec.selector,
    containers: running.map((container) => ({
      name: container.name,
      ports: container.ports ?? [],
      requests: container.resources?.requests ?? {},
      limits: container.resources?.limits ?? {},
    })),
    initPorts: ending.flatMap(({ ports = [] }) => ports),
  };
}

function replicasOf(manifest: Manifest): number | undefined {
  return typeof manifest.spec.replicas === 'number' ? manifest.spec.replicas : undefined;
}
