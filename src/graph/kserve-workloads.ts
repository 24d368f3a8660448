import { KServeComponent, kserveComponents } from './kserve-components';
import { listIn, LocatedManifest, objectIn, textIn, textsIn } from './manifest';
import { madeOf } from './platform-parts';
import { Port, Workload } from './workload';
import { MODEL_FIELDS } from '../platforms/kserve/inference-service-faults';
import {
  COLLOCATED_TRANSFORMER, COMPONENT_LABEL, KSERVE_CONTAINER, KSERVE_CONTAINER_PORT, KSERVE_SERVICE_PORT, SERVICE_LABEL,
} from '../platforms/kserve/names';
import { DEPLOYMENT } from '../platforms/kubernetes/kinds';
import { portsIn } from '../platforms/kubernetes/pod-template';
import { Fields, isObject } from '../platforms/kubernetes/untyped';

/** A container as a component's manifest has it. */
interface ComponentContainer {
  readonly name: string;
  readonly ports: Port[];
  readonly statedLimits: Fields;
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
  return {
    ...madeOf(owner, { ...DEPLOYMENT, name: component.name }),
    owner,
    podLabels: labelsOf(owner, component),
    podAnnotations: { ...owner.manifest.metadata.annotations, ...component.annotations },
    selector: { matchLabels: component.selectorLabels },
    // Requests have defaults in the configuration of KServe.
    containers: containersOf(component),
    initPorts: [],
    // A runtime may declare ports, though none of KServe's own does.
    openPorts: modelOf(component) !== undefined,
  };
}

function service(owner: LocatedManifest, component: KServeComponent): LocatedManifest {
  return madeOf(owner, {
    apiVersion: 'v1', kind: 'Service', name: component.name, labels: labelsOf(owner, component), spec: { selector: component.selectorLabels, ports: servicePorts(component) },
  });
}

/** Pods and Service have the same labels. */
function labelsOf({ manifest: { metadata } }: LocatedManifest, { kind, selectorLabels, spec }: KServeComponent): { [key: string]: string } {
  return { ...metadata.labels, ...textsIn(spec.labels), ...selectorLabels, [SERVICE_LABEL]: metadata.name ?? '', [COMPONENT_LABEL]: kind };
}

/** Source: kserve v0.20 inferenceservice/reconcilers/service/service_reconciler.go. */
function servicePorts(component: KServeComponent) {
  const containers = containersOf(component);
  const { ports: [first, ...others] } = containers.find(({ name }) => name === COLLOCATED_TRANSFORMER) ?? containers[0] ?? { ports: [] };
  return first === undefined
    ? [{ name: component.name, port: KSERVE_SERVICE_PORT, targetPort: KSERVE_CONTAINER_PORT }]
    : [
      { name: first.name, port: KSERVE_SERVICE_PORT, targetPort: first.containerPort },
      ...others.map(({ name, containerPort }) => ({ name, port: containerPort, targetPort: containerPort })),
    ];
}

function containersOf(component: KServeComponent): ComponentContainer[] {
  const model = modelOf(component);
  const own = listIn(component.spec.containers).map(objectIn);
  return [...model === undefined ? [] : [{ ...model, name: KSERVE_CONTAINER }], ...own]
    .map(({ name, ports, resources }) => ({
      name: textIn(name) ?? KSERVE_CONTAINER, ports: portsIn(ports), statedLimits: objectIn(objectIn(resources).limits),
    }));
}

function modelOf({ spec }: KServeComponent): Fields | undefined {
  return MODEL_FIELDS.map((field) => spec[field]).find(isObject);
}
