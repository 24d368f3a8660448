import { Size } from 'cdk8s';
import { ContainerProps } from 'cdk8s-plus-27';
import { DeploymentServerProps } from './deployment-server-props';
import { Gpu } from './gpu';
import { resourcePointer } from './rendered-pod-rules';
import { refuseAll } from '../../faults/fault';
import { Place } from '../../faults/place';
import { resourceFaults } from '../../platforms/kubernetes/container-faults';
import { checkContainerName, isPrefixedName } from '../../platforms/kubernetes/names';
import { sizeQuantity } from '../../platforms/kubernetes/quantity';

const KIBIBYTES_PER_MEBIBYTE = 1024;
const KIBIBYTES_PER_GIBIBYTE = 1024 * 1024;

/**
 * Refuses containers that the API server would refuse, or that would be given resources nobody stated. `field` is the prop that holds the
 * main one.
 */
export function checkContainers(place: Place, { container, pod, gpu }: DeploymentServerProps, field = 'container'): void {
  const names = new Set<string>();
  const all: [Place, ContainerProps, string][] = [
    [place.at(field), container, 'main'],
    ...(pod?.containers ?? []).map((props, i): [Place, ContainerProps, string] => [place.at('pod.containers').at(i), props, 'main']),
    ...(pod?.initContainers ?? []).map((props, i): [Place, ContainerProps, string] => [place.at('pod.initContainers').at(i), props, `init-${i}`]),
  ];
  for (const [at, props, defaultName] of all) {
    checkContainer(at, props, props.name ?? defaultName, names);
  }
  if (gpu !== undefined) {
    checkGpu(place.at('gpu'), gpu);
  }
}

/** The same for one container; `taken` holds the names of those before it. */
export function checkContainer(place: Place, props: ContainerProps, name: string, taken: Set<string>): void {
  checkContainerName(place.at('name'), name);
  if (taken.has(name)) {
    place.at('name').refuse('is the name of another container too', name, 'give each container a name of its own');
  }
  taken.add(name);
  if (props.image.trim() === '') {
    place.at('image').refuse('must name an image', props.image, 'write it as registry/name:tag');
  }
  checkResources(place.at('resources'), props);
}

function checkResources(place: Place, { resources }: ContainerProps): void {
  if (resources === undefined) {
    return place.refuse('must be stated', resources, 'give { cpu: { request }, memory: { request, limit } }, or {} for none');
  }
  const { cpu, memory, ephemeralStorage } = resources;
  const stated = (of: 'request' | 'limit') => ({
    ...cpu?.[of]?.amount !== undefined && { cpu: cpu[of].amount },
    ...memory?.[of] !== undefined && { memory: sizeQuantity(memory[of]) },
    ...ephemeralStorage?.[of] !== undefined && { 'ephemeral-storage': sizeQuantity(ephemeralStorage[of]) },
  });
  refuseAll(place, resourceFaults({ requests: stated('request'), limits: stated('limit') }).map((each) => ({ ...each, pointer: resourcePointer(each.pointer) })));
  checkWhole(place.at('memory.request'), memory?.request, KIBIBYTES_PER_MEBIBYTE, 'mebibytes');
  checkWhole(place.at('memory.limit'), memory?.limit, KIBIBYTES_PER_MEBIBYTE, 'mebibytes');
  checkWhole(place.at('ephemeralStorage.request'), ephemeralStorage?.request, KIBIBYTES_PER_GIBIBYTE, 'gibibytes');
  checkWhole(place.at('ephemeralStorage.limit'), ephemeralStorage?.limit, KIBIBYTES_PER_GIBIBYTE, 'gibibytes');
}

/** cdk8s-plus writes memory in Mi and storage in Gi, and cannot write parts of them. */
function checkWhole(place: Place, size: Size | undefined, unit: number, unitName: string): void {
  if (size !== undefined && size.toKibibytes() % unit !== 0) {
    place.refuse(`takes whole ${unitName}`, sizeQuantity(size), `use Size.${unitName}(n) with a whole n`);
  }
}

/** Refuses accelerators that no node has. A claim is judged when it is made. */
export function checkGpu(place: Place, { count = 0, resourceName = '', _claim }: Gpu): void {
  if (_claim !== undefined) {
    return;
  }
  if (!Number.isInteger(count) || count < 1) {
    place.refuse('must be a whole number of accelerators, at least 1', count, 'leave gpu out for none');
  }
  if (!isPrefixedName(resourceName)) {
    place.refuse('is no extended resource', resourceName, 'write it with its vendor, such as nvidia.com/gpu');
  }
}
