import { groupKindOf, listIn, LocatedManifest, Manifest, numberIn, objectIn, textIn, textsIn } from './manifest';
import { ServerMetrics } from '../model-servers/server-metrics';
import { ContainerManifest, ContainerPort, PodSelector, PodTemplate, podTemplateOf, runningContainersOf, selectorIn } from '../platforms/kubernetes/pod-template';
import { Fields } from '../platforms/kubernetes/untyped';
import { isOfKind, RAY_CLUSTER_FLEET } from '../platforms/scale-targets';

/** Kinds whose selector is the labels themselves, as that of a Service is. */
const LABELS_AS_SELECTOR = ['/ReplicationController', 'apps.openshift.io/DeploymentConfig'];

/** A container port. */
export type Port = ContainerPort;

/** Metrics that one container has, and no other of the same pods. */
export interface OwnMetrics {
  /** What their names begin with. */
  readonly server: ServerMetrics;
  /** Ports among those that are declared where they may be; none where they are at another one. */
  readonly ports: Port[];
  /** Where they are, as far as that is known. */
  readonly at?: { readonly port: number; readonly path: string };
  /** Why a monitor that asks declared ports does not have them. */
  readonly unreached: string;
}

/** A container of a workload's pods. */
export interface Container {
  readonly name: string;
  readonly ports: Port[];
  /** Undefined where its platform says nothing of them. */
  readonly ownMetrics?: OwnMetrics;
  /** What it requests and is limited to; undefined where its platform decides that. */
  readonly resources?: Resources;
  /** The limits that its manifest states, where its platform decides on the resources: accelerators have no default. */
  readonly statedLimits?: Fields;
  /** Whether it is an init container that runs as long as the pod. */
  readonly isInit?: boolean;
  /** What else its manifest says of it; undefined where its platform decides that. */
  readonly stated?: Pick<ContainerManifest, 'args' | 'claims' | 'hasCommand' | 'hasPreStop' | 'image' | 'isProbed' | 'startupSeconds' | 'variables'>;
}

interface Resources {
  readonly requests: { [resource: string]: unknown };
  readonly limits: { [resource: string]: unknown };
}

/** An object whose pods are described by a template in it, or by the rules of a serving platform. */
export interface Workload extends LocatedManifest {
  readonly replicas?: number;
  readonly podLabels: { [key: string]: string };
  readonly podAnnotations?: { [key: string]: string };
  /** Which pods it takes for its own; undefined where it says none. */
  readonly selector?: PodSelector;
  /** Containers that run as long as the pod, restartable init containers included. */
  readonly containers: Container[];
  /** What each pod as a whole requests and is limited to; undefined where nothing is said of it. */
  readonly podResources?: Resources;
  /** What the template says of the pods beside; undefined where their platform decides that. */
  readonly pods?: Pick<PodTemplate, 'deviceClaims' | 'graceSeconds' | 'path' | 'volumeClaims'>;
  /** Ports of the init containers that end before the pod starts: a PodMonitor still goes for them. */
  readonly initPorts: Port[];
  /** The workload whose template its pods have, where that is another object. */
  readonly template?: Workload;
  /** The object of which a platform makes it; undefined where it is in the manifests itself. */
  readonly owner?: LocatedManifest;
  /** Where alone its pods serve the metrics that are asked for; undefined for anywhere. */
  readonly metricsPath?: string;
  /** Where its manifest states the replicas, if not in `spec.replicas`. */
  readonly replicasPath?: string;
  /** Whether its platform may add ports of which the manifests do not tell. */
  readonly openPorts?: boolean;
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
    podAnnotations: template.annotations,
    selector: selectorOf(located.manifest),
    ...contentsOf(template),
    initPorts: ending.flatMap(({ ports }) => ports),
  };
}

/** What runs in the pods of a template. */
export function contentsOf(template: PodTemplate): Pick<Workload, 'containers' | 'podResources' | 'pods'> {
  return {
    containers: runningContainersOf(template).map((container) => {
      const { name, ports, resources } = container;
      return { name, ports, resources, stated: container, ...template.initContainers.includes(container) && { isInit: true } };
    }),
    podResources: template.resources,
    pods: template,
  };
}

function selectorOf(manifest: Manifest): PodSelector | undefined {
  const { selector } = objectIn(manifest.spec);
  // That of a fleet selects RayClusters.
  if (selector === undefined || isOfKind(manifest, RAY_CLUSTER_FLEET)) {
    return undefined;
  }
  return LABELS_AS_SELECTOR.includes(groupKindOf(manifest)) ? { matchLabels: textsIn(selector) } : selectorIn(selector);
}

export function replicasOf(manifest: Manifest): number | undefined {
  return numberIn(objectIn(manifest.spec).replicas);
}

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
