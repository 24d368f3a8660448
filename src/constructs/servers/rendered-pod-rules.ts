import { ContainerPort, ContainerProps } from 'cdk8s-plus-27';
import { samePort } from './container-ports';
import { below, Fault } from '../../faults/fault';
import { Place } from '../../faults/place';
import { podTemplateFaults, rememberFaultless } from '../../platforms/kubernetes/pod-faults';
import { rolloutFaults } from '../../platforms/kubernetes/rollout-faults';
import { Untyped } from '../../platforms/kubernetes/untyped';

/** Where the parts of a pod were given. */
export interface PodPlaces {
  /** Of the containers, in the order in which they are rendered. */
  readonly containers: Place[];
  /** Of the options around the containers. */
  readonly pod: Place;
  readonly strategy: Place;
  /** Of what was added to the construct afterwards. */
  readonly manifest: Place;
}

/** The containers as they were given, in the order in which they are rendered. */
export interface GivenContainers {
  readonly containers: ContainerProps[];
  readonly initContainers: ContainerProps[];
}

/** What the fields of a container are called in the props of cdk8s-plus. */
const CONTAINER_PROPS: Record<string, string> = {
  env: 'envVariables', livenessProbe: 'liveness', readinessProbe: 'readiness', startupProbe: 'startup', mountPath: 'path', containerPort: 'number', hostIP: 'hostIp', runAsUser: 'user', runAsGroup: 'group',
};

/** The same for those of a pod. */
const POD_PROPS: Record<string, string> = {
  dnsConfig: 'dns', hostname: 'dns.hostname', imagePullSecrets: 'dockerRegistryAuth', serviceAccountName: 'serviceAccount', subdomain: 'dns.subdomain', runAsUser: 'user', runAsGroup: 'group',
};

/** Parts of a probe or a handler that the props do not have: what it asks stands in its arguments. */
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/** Refuses what the API server would refuse in the pods of a rendered Deployment, in the words of the props that it comes from. */
export function checkRenderedPod(places: PodPlaces, given: GivenContainers, { strategy, template }: Untyped): void {
  Place.refuseAll([
    ...podTemplateFaults(template).map((fault) => ({ ...fault, at: templatePlace(places, given, fault, template.spec) })),
    ...rolloutFaults(strategy).map((fault) => ({ ...fault, at: below(places.strategy, fault.pointer.slice(1)) })),
  ]);
  rememberFaultless(template);
}

function templatePlace(places: PodPlaces, given: GivenContainers, { pointer }: Fault, spec: Untyped): Place {
  const [part, field, i, ...rest] = pointer;
  if (part === 'metadata') {
    return below(places.pod.at('metadata'), pointer.slice(1));
  }
  if (field === 'containers') {
    const place = places.containers[Number(i)];
    return place === undefined ? below(places.manifest.at('spec.template'), pointer) : containerPlace(place, rest, spec.containers[Number(i)], given.containers[Number(i)]);
  }
  if (field === 'initContainers') {
    return containerPlace(places.pod.at('initContainers').at(Number(i)), rest, spec.initContainers[Number(i)], given.initContainers[Number(i)]);
  }
  if (field === 'affinity') {
    // Conditions on nodes stand in one list: `nodeSelectorTerms[0].matchExpressions[i]`.
    return below(places.pod.at('nodeAffinity'), pointer.slice(pointer.indexOf('matchExpressions') + 1));
  }
  return below(places.pod, pointer.slice(1).map((name) => POD_PROPS[String(name)] ?? name));
}

function containerPlace(place: Place, pointer: (string | number)[], container: Untyped, given: ContainerProps): Place {
  const [field, i, ...rest] = pointer;
  if (field === 'env') {
    const name = String(container.env[Number(i)].name);
    return below(place.at(CONTAINER_PROPS.env).at(name === '' ? '""' : name), rest.filter((part) => part !== 'name' || rest.length > 1));
  }
  if (field === 'ports') {
    const { containerPort: number, protocol } = container.ports[Number(i)];
    return portPlace(place, given, { number, protocol }, rest.map((part) => CONTAINER_PROPS[String(part)] ?? part));
  }
  if (field === 'resources') {
    return below(place.at('resources'), resourcePointer([i, ...rest]));
  }
  return below(place, pointer.filter((part) => !HANDLERS.includes(String(part))).map((part) => CONTAINER_PROPS[String(part)] ?? part));
}

/** `requests.ephemeral-storage` as cdk8s-plus has it: `ephemeralStorage.request`. */
export function resourcePointer([part, resource]: (string | number)[]): (string | number)[] {
  return [resource === 'ephemeral-storage' ? 'ephemeralStorage' : resource, String(part).slice(0, -1)];
}

/** Where a port was given. Rendered ports stand in another order, `portNumber` first, and with those that were added afterwards. */
function portPlace(place: Place, { port, portNumber = port, ports = [] }: ContainerProps, rendered: ContainerPort, rest: (string | number)[]): Place {
  const i = ports.findIndex((each) => samePort(each, rendered));
  if (i >= 0) {
    return below(place.at('ports').at(i), rest);
  }
  return place.at(rendered.number !== portNumber ? 'ports' : portNumber === port ? 'port' : 'portNumber');
}
