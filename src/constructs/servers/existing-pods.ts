import { ApiObject } from 'cdk8s';
import { Place } from '../../faults/place';
import { ScaleTarget } from '../../platforms/kubernetes/object-references';
import { ContainerManifest, PodSelector, podSelectorOf, PodTemplate, podTemplateOf, runningContainersOf } from '../../platforms/kubernetes/pod-template';
import { scaleTargetKindOf } from '../../platforms/scale-targets';

const METRICS_PORT_NAME = 'metrics';

/** The pods of a workload that is there already, as far as they are known. */
export class ExistingPods {
  /** Reads the manifest of a workload, as it is by now; of one that is made elsewhere its kind and name. */
  static of(place: Place, target: ScaleTarget, object?: ApiObject): ExistingPods {
    if (object === undefined) {
      const { apiVersion, kind, name } = target;
      return new ExistingPods({ apiVersion, kind, metadata: { name } });
    }
    try {
      return new ExistingPods(object.toJson());
    } catch (error) {
      return place.refuse(`cannot be rendered: ${(error as Error).message}`, object.node.path, 'complete it before you make the model');
    }
  }

  /** What selects the pods; undefined where that is not known. */
  readonly selector?: PodSelector;
  /** Undefined where the pods are described elsewhere. */
  readonly template?: PodTemplate;
  private readonly containers?: ContainerManifest[];

  private constructor(manifest: { apiVersion: string; kind: string; metadata?: { name?: string }; spec?: unknown }) {
    const ofKind = scaleTargetKindOf(manifest)?.podLabels?.(manifest.metadata?.name ?? '');
    this.template = podTemplateOf(manifest);
    this.selector = ofKind === undefined ? podSelectorOf(manifest) ?? (this.template && { matchLabels: this.template.labels })
      : { matchLabels: { ...ofKind } };
    this.containers = this.template && runningContainersOf(this.template);
  }

  /** Names of the containers; undefined where they are not known. */
  get containerNames(): string[] | undefined {
    return this.containers?.map(({ name }) => name);
  }

  /** TCP ports that a container declares, by default the first container; undefined where they are not known. */
  portsOf(container?: string): { name?: string; containerPort: number }[] | undefined {
    const found = container === undefined ? this.containers?.[0] : this.containers?.find(({ name }) => name === container);
    return found === undefined ? undefined : found.ports.filter(({ protocol }) => protocol === undefined || protocol === 'TCP');
  }
}

/** The port of the metrics, by its name where it has one. A PodMonitor finds declared ports alone. */
export function metricsPort(place: Place, pods: ExistingPods, container?: string, port?: number): string | number {
  const ports = pods.portsOf(container);
  if (ports === undefined) {
    return port ?? place.refuse('is needed: the ports of the workload are not known here', port, 'set it to a port that the container declares');
  }
  const declared = port === undefined
    ? ports.find(({ name }) => name === METRICS_PORT_NAME) ?? ports[0]
    : ports.find(({ containerPort }) => containerPort === port);
  if (ports.length === 0) {
    place.refuse('cannot be found: the container declares no TCP port, and a PodMonitor finds declared ports alone', port, 'declare it in the container');
  }
  if (declared === undefined) {
    return place.refuse('is no TCP port that the container declares, and a PodMonitor finds declared ports alone', port,
      `declare it in the container, or use one of ${ports.map(({ containerPort }) => containerPort).join(', ')}`);
  }
  return declared.name ?? declared.containerPort;
}
