import { NVIDIA_GPU } from '../kubernetes/names';
import { podsOf, ReplicaTemplates } from '../kubernetes/replica-templates';
import { Fields, listIn, numberIn, objectIn, textIn } from '../kubernetes/untyped';

/** A component of a DynamoGraphDeployment. Source: ai-dynamo/dynamo v1.7.0 deploy/operator/api/v1beta1 and v1alpha1, dynamographdeployment_types.go. */
export interface DynamoComponent {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  readonly hasAdapter: boolean;
  /** What asks for an adapter. */
  readonly asking: string;
  /** The pods of one replica. */
  readonly templates: ReplicaTemplates;
}

/** Pods of a replica that spans nodes, where nothing is said. Source: the same, v1beta1/common.go, MultinodeSpec. */
const DEFAULT_NODES = 2;
/** The container that runs Dynamo. */
const MAIN = 'main';

/** The components of a DynamoGraphDeployment: `spec.components` of v1beta1, and `spec.services` of v1alpha1. */
export function componentsOf(spec: unknown): DynamoComponent[] {
  const { components, services } = objectIn(spec);
  return [
    ...listIn(components).map(objectIn).map((component, i) => {
      const { componentName, name, scalingAdapter, type } = component;
      const path = `spec.components[${i}]`;
      return {
        name: textIn(name) ?? textIn(componentName) ?? '', path, type: textIn(type), hasAdapter: scalingAdapter !== undefined, asking: '{}', templates: ofComponent(component, path),
      };
    }),
    ...Object.entries(objectIn(services)).map(([name, service]) => {
      const { componentType, scalingAdapter } = objectIn(service);
      const path = `spec.services.${name}`;
      return {
        name,
        path,
        type: textIn(componentType),
        hasAdapter: objectIn(scalingAdapter).enabled === true,
        asking: '{ enabled: true }, which Dynamo needs from 1.2 on',
        templates: ofService(objectIn(service), path),
      };
    }),
  ];
}

/** Source: the same, v1beta1/dynamocomponentdeployment_types.go. */
function ofComponent(component: Fields, path: string): ReplicaTemplates {
  const { experimental, multinode, podTemplate, roles } = component;
  return podTemplate === undefined ? { unknown: 'the component has no podTemplate' }
    : roles !== undefined ? { unknown: 'what roles of a component make of its pods is not known here' }
      : unlessShared(objectIn(experimental), podsOf(podTemplate, `${path}.podTemplate`, nodesOf(multinode)));
}

/** Source: the same, v1alpha1/dynamocomponentdeployment_types.go, common.go. */
function ofService(service: Fields, path: string): ReplicaTemplates {
  const { extraPodSpec, multinode, resources } = service;
  const { containers, mainContainer, ...pod } = objectIn(extraPodSpec);
  const main = objectIn(mainContainer);
  if (resources !== undefined && main.resources !== undefined) {
    return { unknown: 'resources and extraPodSpec.mainContainer.resources of a service are merged, by its version of Dynamo' };
  }
  const withResources = { ...main, name: MAIN, resources: main.resources ?? inWordsOfKubernetes(objectIn(resources)) };
  const template = { spec: { ...pod, containers: [withResources, ...listIn(containers)] } };
  return unlessShared(service, [{ template, specPath: `${path}.extraPodSpec`, pods: nodesOf(multinode) }]);
}

function nodesOf(multinode: unknown): number {
  return multinode === undefined ? 1 : numberIn(objectIn(multinode).nodeCount) ?? DEFAULT_NODES;
}

/** With these Dynamo takes the GPUs of the container away and claims devices, and may clone containers. Source: the same, v1beta1/common.go, GPUMemoryServiceSpec. */
function unlessShared({ failover, gpuMemoryService }: Fields, templates: ReplicaTemplates): ReplicaTemplates {
  return (failover ?? gpuMemoryService) === undefined ? templates : { unknown: 'which devices gpuMemoryService and failover claim is not known here' };
}

function inWordsOfKubernetes({ claims, limits, requests }: Fields): Fields {
  const amounts = (item: unknown) => {
    const { cpu, custom, gpu, gpuType, memory } = objectIn(item);
    const stated = { cpu, memory, [textIn(gpuType) ?? NVIDIA_GPU]: gpu, ...objectIn(custom) };
    return Object.fromEntries(Object.entries(stated).filter(([, amount]) => amount !== undefined));
  };
  return { claims, limits: amounts(limits), requests: amounts(requests) };
}
