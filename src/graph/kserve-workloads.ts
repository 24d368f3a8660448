import { KServeComponent, kserveComponents } from './kserve-components';
import { listIn, LocatedManifest, objectIn, textIn, textsIn } from './manifest';
import { madeOf } from './platform';
import { Port, Workload } from './workload';
import { portsIn } from '../platforms/kubernetes/pod-template';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** Where a component brings no containers of its own: one that a ServingRuntime describes. Source: kserve v0.20 pkg/constants/constants.go. */
const RUNTIME_CONTAINER = 'kserve-container';
/** Serves in place of the first container. Source: the same. */
const TRANSFORMER_CONTAINER = 'transformer-container';
/** Ports of a Service, and of a container that declares none. Source: kserve v0.20 pkg/constants/constants.go. */
const [SERVICE_PORT, CONTAINER_PORT] = [80, 8080];

/** Ways to describe a model, of which the oldest are named after its framework. Source: kserve v0.20 pkg/apis/serving/v1beta1/predictor.go. */
const MODEL_FIELDS = [
  'model', 'huggingface', 'lightgbm', 'onnx', 'paddle', 'pmml', 'pytorch', 'sklearn', 'tensorflow', 'triton', 'xgboost', 'art',
];

/** A container as a component's manifest has it. */
interface ComponentContainer {
  readonly name: string;
  readonly ports: Port[];
}

/** The Deployments and Services that KServe makes of an InferenceService in Standard mode. */
export function kserveWorkloads(owner: LocatedManifest): { workloads: Workload[]; services: LocatedManifest[] } {
  const components = kserveComponents(owner.manifest);
  return {
    workloads: components.map((component) => deployment(owner, component)),
    services: components.map((component) => service(owner, component)),
  };
}

function deployment(owner: LocatedManifest, component: KServeComponent): Workload {
  const podLabels = labelsOf(owner, component);
  return {
    ...madeOf(owner, { apiVersion: 'apps/v1', kind: 'Deployment', name: component.name }),
    owner,
    podLabels,
    podAnnotations: { ...owner.manifest.metadata.annotations, ...component.annotations },
    selector: { matchLabels: { app: podLabels.app } },
    // Requests have defaults in the configuration of KServe.
    containers: containersOf(component),
    initPorts: [],
    // A runtime may declare ports, though none of KServe's own does.
    openPorts: modelOf(component) !== undefined,
  };
}

function service(owner: LocatedManifest, component: KServeComponent): LocatedManifest {
  const labels = labelsOf(owner, component);
  return madeOf(owner, {
    apiVersion: 'v1', kind: 'Service', name: component.name, labels, spec: { selector: { app: labels.app }, ports: servicePorts(component) },
  });
}

/** Pods and Service have the same labels. Source: kserve v0.20 inferenceservice/components/predictor.go, buildObjectMeta. */
function labelsOf({ manifest: { metadata } }: LocatedManifest, { kind, name, spec }: KServeComponent): { [key: string]: string } {
  return { ...metadata.labels, ...textsIn(spec.labels), 'app': `isvc.${name}`, 'serving.kserve.io/inferenceservice': metadata.name ?? '', 'component': kind };
}

/** Source: kserve v0.20 inferenceservice/reconcilers/service/service_reconciler.go. */
function servicePorts(component: KServeComponent) {
  const containers = containersOf(component);
  const { ports: [first, ...others] } = containers.find(({ name }) => name === TRANSFORMER_CONTAINER) ?? containers[0] ?? { ports: [] };
  return first === undefined
    ? [{ name: component.name, port: SERVICE_PORT, targetPort: CONTAINER_PORT }]
    : [
      { name: first.name, port: SERVICE_PORT, targetPort: first.containerPort },
      ...others.map(({ name, containerPort }) => ({ name, port: containerPort, targetPort: containerPort })),
    ];
}

function containersOf(component: KServeComponent): ComponentContainer[] {
  const model = modelOf(component);
  const own = listIn(component.spec.containers).map(objectIn);
  return [...model === undefined ? [] : [{ ...model, name: RUNTIME_CONTAINER }], ...own]
    .map(({ name, ports }) => ({ name: textIn(name) ?? RUNTIME_CONTAINER, ports: portsIn(ports) }));
}

function modelOf({ spec }: KServeComponent): Fields | undefined {
  return MODEL_FIELDS.map((field) => spec[field]).find(isObject);
}
